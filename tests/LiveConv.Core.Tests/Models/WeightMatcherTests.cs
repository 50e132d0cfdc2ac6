using LiveConv.Cpu;
using LiveConv.Graphs;
using LiveConv.Graphs.Fusions;
using LiveConv.Models.Networks;
using LiveConv.Ops;
using LiveConv.Pipelines;
using LiveConv.Tensors;

namespace LiveConv.Core.Tests.Models;

public sealed class WeightMatcherTests
{
    [Fact]
    public void Match_SameNames_TakesThemByName()
    {
        var network = Architectures.Find("resnet18");
        var source = network.Build(new SeededWeights(5));

        var match = network.Match(source, "file.onnx");

        Assert.Equal("file.onnx: weights taken by their names", match.Note);
        AssertSameWeights(source, network.Build(match.Weights));
    }

    [Theory]
    [InlineData("googlenet", 58)]
    [InlineData("resnet50", 54)]
    public void Match_OtherNames_TakesThemByOrderAndShape(string name, int layers)
    {
        var network = Architectures.Find(name);
        var source = network.Build(new SeededWeights(5));

        var match = network.Match(Renamed(source), "file.onnx");

        Assert.Equal($"file.onnx: its names are others; weights of {layers} layers taken by order and shape", match.Note);
        AssertSameWeights(source, network.Build(match.Weights));
    }

    [Fact]
    public void Match_FoldedNormalisation_ComputesTheSame()
    {
        var network = Architectures.Find("resnet18");
        var source = GraphFusions.Apply(network.Build(new RandomNorms()));

        var loaded = GraphFusions.Apply(network.Build(network.Match(source, "file.onnx").Weights));

        AssertSameResults(source, loaded);
    }

    [Fact]
    public void Match_MatMulAndAdd_IsAFullyConnectedLayer()
    {
        var network = Architectures.Find("lenet5");
        var source = network.Build(new SeededWeights(5));
        var builder = new GraphBuilder();
        var nodes = new Dictionary<Node, Node>();
        foreach (var node in source.Nodes)
        {
            Node[] inputs = [.. node.Inputs.Select(input => nodes[input])];
            nodes[node] = node.Op is Gemm
                ? builder.Add(node.Name + "_add", new Add(), builder.Add(node.Name + "_product", new MatMul(), inputs[0], builder.Constant(node.Name + "_matrix", Transposed(inputs[1].Constant!))), inputs[2])
                : builder.Add("x" + node.Name, node.Op, inputs);
        }

        var match = network.Match(builder.Build(nodes[source.Outputs[0]]), "file.onnx");

        AssertSameWeights(source, network.Build(match.Weights));
    }

    /// <summary>As TensorFlow's exporters write it: the maps are turned to channels last before they are flattened.</summary>
    [Fact]
    public void Match_FlattenedWithChannelsLast_ComputesTheSame()
    {
        var network = Architectures.Find("lenet5");
        var builder = new GraphBuilder();
        var nodes = new Dictionary<Node, Node>();
        foreach (var node in network.Build(new SeededWeights(5)).Nodes)
        {
            Node[] inputs = [.. node.Inputs.Select(input => nodes[input])];
            if (node.Op is Reshape) inputs = [builder.Add("turned", new Transpose([0, 2, 3, 1]), inputs)];
            nodes[node] = builder.Add("x" + node.Name, node.Op, inputs);
        }

        var source = builder.Build(nodes.Values.Last());

        AssertSameResults(source, network.Build(network.Match(source, "file.onnx").Weights));
    }

    [Fact]
    public void Match_OtherNetwork_NamesEverythingThatDoesNotFitInOneLine()
    {
        var failure = Assert.Throws<PipelineException>(() => Architectures.Find("lenet5").Match(Architectures.Find("alexnet").Build(new BlankWeights()), "alexnet.onnx"));

        Assert.StartsWith("alexnet.onnx: its weights don't fit this network: it has nothing for 'conv1' 6×1×5×5, 'conv2' 16×6×5×5, 'fc1' 120×400, 'fc2' 84×120, 'fc3' 10×84; the network has no place for 'features.0' 64×3×11×11, ", failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', failure.Message);
    }

    [Fact]
    public void Match_OtherStrides_SaysSo()
    {
        var network = Architectures.Find("resnet50");
        var builder = new GraphBuilder();
        var nodes = new Dictionary<Node, Node>();
        foreach (var node in network.Build(new BlankWeights()).Nodes)
        {
            // The paper's place of the stride.
            var op = node.Op is Conv2D conv ? node.Name switch
            {
                "layer2.0.conv1" => conv with { StrideY = 2, StrideX = 2 },
                "layer2.0.conv2" => conv with { StrideY = 1, StrideX = 1 },
                _ => conv,
            } : node.Op;
            nodes[node] = builder.Add("x" + node.Name, op, [.. node.Inputs.Select(input => nodes[input])]);
        }

        var note = network.Match(builder.Build(nodes.Values.Last()), "v1.onnx").Note;

        Assert.EndsWith("the file has other strides or groups in 'layer2.0.conv1', 'layer2.0.conv2', so results will differ from its own", note, StringComparison.Ordinal);
    }

    /// <summary>The same graph with names that say nothing.</summary>
    private static Graph Renamed(Graph graph)
    {
        var builder = new GraphBuilder();
        var nodes = new Dictionary<Node, Node>();
        foreach (var node in graph.Nodes) nodes[node] = builder.Add($"tensor{nodes.Count}", node.Op, [.. node.Inputs.Select(input => nodes[input])]);
        return builder.Build(nodes[graph.Outputs[0]]);
    }

    private static void AssertSameWeights(Graph expected, Graph actual)
    {
        foreach (var node in expected.Nodes.Where(node => node.Constant is not null))
            Assert.True(node.Constant!.Data.AsSpan().SequenceEqual(actual.Find(node.Name)!.Constant!.Data), node.Name);
    }

    private static void AssertSameResults(Graph expected, Graph actual)
    {
        using var executor = new CpuExecutor();
        var random = new Random(3);
        var picture = new Tensor(expected.Inputs[0].Shape);
        for (var i = 0; i < picture.Data.Length; i++) picture.Data[i] = random.NextSingle();
        var results = new[] { expected, actual }.Select(graph =>
        {
            using var loaded = executor.Load(graph);
            loaded.SetInput(graph.Inputs[0], picture);
            loaded.Run();
            var values = new Tensor(graph.Outputs[0].Shape);
            loaded.Read(graph.Outputs[0], values);
            return values.Data;
        }).ToArray();
        var largest = results[0].Max(Math.Abs);
        Assert.True(largest > 0.01);
        Assert.All(results[0].Zip(results[1]), pair => Assert.Equal(pair.First, pair.Second, largest * 1e-4));
    }

    private static Tensor Transposed(Tensor matrix)
    {
        var (rows, columns) = (matrix.Shape[0], matrix.Shape[1]);
        return new Tensor(new Shape(columns, rows), [.. Enumerable.Range(0, rows * columns).Select(i => matrix.Data[(i % rows * columns) + (i / rows)])]);
    }

    /// <summary>Normalisations that do something.</summary>
    private sealed class RandomNorms : IWeights
    {
        private readonly SeededWeights kernels = new(5);

        public Tensor Get(string name, Shape shape, WeightRole role)
        {
            if (role is WeightRole.Kernel or WeightRole.LinearKernel) return kernels.Get(name, shape, role);
            var random = new Random(name.Length);
            return new Tensor(shape, [.. Enumerable.Range(0, shape.Count).Select(_ => (role is WeightRole.Bias or WeightRole.Mean ? -0.5f : 0.5f) + random.NextSingle())]);
        }
    }
}
