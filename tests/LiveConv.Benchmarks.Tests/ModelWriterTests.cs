using LiveConv.Benchmarks.Peers;
using LiveConv.Graphs;
using LiveConv.Models.Networks;
using LiveConv.Onnx;
using LiveConv.Ops;
using LiveConv.Reference;
using LiveConv.Tensors;
using Xunit;

namespace LiveConv.Benchmarks.Tests;

/// <summary>What the benchmark writes for a peer is the network that it measures: read back, it computes the same.</summary>
public sealed class ModelWriterTests
{
    [Fact]
    public void Write_EveryKindOfLayer_ReadBackGivesTheSameValues()
    {
        var net = new NetworkBuilder(new SeededWeights());
        var x = net.Input("input", new Shape(2, 3, 17, 13));
        x = net.Relu6("relu6", net.BatchNorm("bn", net.Conv("conv", x, 8, kernel: 5, stride: 2, padding: 1, bias: false), epsilon: 0.01f));
        x = net.MaxPool("max", x, kernel: 3, stride: 2, padding: 1, ceil: true);
        var depthwise = net.Conv("depthwise", x, 8, kernel: 3, padding: 1, groups: 8);
        x = net.Concat("concat", net.Add("add", net.Relu("relu", depthwise), x), net.Tanh("tanh", x));
        var pooled = net.Flatten("flatten", net.GlobalAveragePool("pool", x));
        var means = net.Flatten("flatten2", net.AveragePool("average", x, kernel: 2, stride: 1));
        var graph = net.Build(net.Linear("fc", net.Concat("join", pooled, means), 5));
        var path = Path.GetTempFileName();
        try
        {
            ModelWriter.Write(graph, path);
            var read = OnnxImporter.Import(path, new ImportOptions { Fuse = false }).Graph;

            Assert.Equal(Run(graph), Run(read));
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Theory]
    [InlineData("alexnet")]
    [InlineData("googlenet")]
    [InlineData("resnet50")]
    [InlineData("squeezenet")]
    [InlineData("mobilenetv2")]
    public void ToModel_Network_HasAllItsLayersAndWeights(string name)
    {
        var graph = Architectures.Find(name).Build(new NoWeights());

        var model = ModelWriter.ToModel(graph).Graph;

        Assert.Equal(graph.Layers.Length, model.Node.Count);
        Assert.Equal(
            graph.Nodes.Where(node => node.Constant is not null).Sum(node => (long)node.Shape.Count * sizeof(float)),
            model.Initializer.Where(tensor => tensor.DataType == 1 && tensor.Dims.Count > 0).Sum(tensor => (long)tensor.RawData.Length));
    }

    [Fact]
    public void ToModel_UnknownLayer_NamesIt()
    {
        var builder = new GraphBuilder();
        var graph = builder.Build(builder.Add("edge", new EdgeThinning(), builder.Input("a", new Shape(1, 1, 4, 4)), builder.Input("b", new Shape(1, 1, 4, 4))));

        Assert.Equal("layer 'edge': EdgeThinning with these attributes can't be written as ONNX", Assert.Throws<NotSupportedException>(() => ModelWriter.ToModel(graph)).Message);
    }

    private static float[] Run(Graph graph)
    {
        using var executor = new ReferenceExecutor();
        using var loaded = executor.Load(graph);
        var input = new Tensor(graph.Inputs[0].Shape);
        for (var i = 0; i < input.Data.Length; i++) input.Data[i] = MathF.Sin(i);
        loaded.SetInput(graph.Inputs[0], input);
        loaded.Run();
        var output = new Tensor(graph.Outputs[0].Shape);
        loaded.Read(graph.Outputs[0], output);
        return output.Data;
    }

    private sealed class NoWeights : IWeights
    {
        public Tensor Get(string name, Shape shape, WeightRole role) => new(shape);
    }
}
