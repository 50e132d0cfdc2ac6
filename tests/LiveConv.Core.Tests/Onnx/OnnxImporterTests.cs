using LiveConv.Graphs;
using LiveConv.Onnx;
using LiveConv.Reference;
using LiveConv.Tensors;
using LiveConv.Tests.Support.Onnx;

namespace LiveConv.Core.Tests.Onnx;

public sealed class OnnxImporterTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Import_ConvolutionAndRelu_GivesHandComputedValues()
    {
        var model = new ModelBuilder()
            .Input("x", -1, 1, 2, 3)
            .Weights("w", [1, 1, 1, 2], 1, -2)
            .Weights("b", [1], 0.5f)
            .Node("Conv", "x, w, b → c", ("strides", new[] { 1, 1 }))
            .Node("Relu", "c → y")
            .Output("y");

        var graph = OnnxImporter.Import(model.Save(folder.Path), new ImportOptions { Fuse = false }).Graph;

        Assert.Equal(new Shape(1, 1, 2, 2), graph.Outputs[0].Shape);
        Assert.Equal(["c", "y"], graph.Layers.Select(layer => layer.Name));
        Assert.Equal([0, 0, 0.5f, 5.5f], Run(graph, new Tensor(new Shape(1, 1, 2, 3), [1, 2, 3, 4, 2, -1.5f])).Data);
    }

    [Fact]
    public void Import_OutputThatNothingComputes_IsAConstant()
    {
        var model = new ModelBuilder().Weights("a", [2], 1, 2).Weights("b", [2], 3, 5).Node("Add", "a, b → y").Output("y");

        var graph = OnnxImporter.Import(model.Save(folder.Path)).Graph;

        Assert.Empty(graph.Layers);
        Assert.Equal([4, 7], graph.Outputs[0].Constant!.Data);
    }

    [Fact]
    public void Import_NodesThatNoOutputNeeds_AreLeftOut()
    {
        var model = new ModelBuilder()
            .Input("x", 2).Input("unused", 3)
            .Node("Identity", "x → same")
            .Node("Abs", "same → y")
            .Node("Tanh", "unused → nothing")
            .Output("y");

        var graph = OnnxImporter.Import(model.Save(folder.Path)).Graph;

        Assert.Equal(["x", "y"], graph.Nodes.Select(node => node.Name));
    }

    private static Tensor Run(Graph graph, Tensor input)
    {
        using var loaded = new ReferenceGraph(graph);
        loaded.SetInput(graph.Inputs[0], input);
        loaded.Run();
        return loaded.Values(graph.Outputs[0]);
    }
}
