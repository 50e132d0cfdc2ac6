using LiveConv.Cpu;
using LiveConv.Graphs;
using LiveConv.Ops;
using LiveConv.Tensors;
using LiveConv.Verification;

namespace LiveConv.Core.Tests.Graphs;

public sealed class ConstantFollowerTests
{
    [Fact]
    public void Update_ACopyOfAGraphThatWasChanged_ComputesWithTheNewWeights()
    {
        var (graph, x, weights) = Network();
        using var executor = new CpuExecutor(1);
        using var one = executor.Load(graph);
        var follower = new ConstantFollower(graph);
        using var copy = executor.Load(graph);
        Assert.True(follower.IsCurrent);

        one.SetConstant(weights, Filled(weights.Shape, 0.5f));
        Assert.False(follower.IsCurrent);
        follower.Update(copy);
        Assert.True(follower.IsCurrent);

        copy.SetInput(x, Filled(x.Shape, 1));
        copy.Run();
        var output = new Tensor(graph.Outputs[0].Shape);
        copy.Read(graph.Outputs[0], output);
        // Nine weights of three channels, away from the border.
        Assert.Equal(13.5f, output[0, 0, 3, 4]);
    }

    [Fact]
    public void Update_WhereNothingChanged_LeavesTheCopyAlone()
    {
        var (graph, _, _) = Network();
        var follower = new ConstantFollower(graph);
        follower.Update(new Untouchable(graph));
        Assert.True(follower.IsCurrent);
    }

    [Fact]
    public void SetConstant_ToItsOwnValues_IsNoChange()
    {
        var (graph, _, weights) = Network();
        using var executor = new CpuExecutor(1);
        using var loaded = executor.Load(graph);
        loaded.SetConstant(weights, weights.Constant!);
        Assert.Equal(0, graph.Changes);
        loaded.SetConstant(weights, Filled(weights.Shape, 2));
        Assert.Equal(2, graph.Changes);
    }

    private static (Graph Graph, Node Input, Node Weights) Network()
    {
        var builder = new GraphBuilder();
        var x = builder.Input("x", new Shape(1, 3, 7, 11));
        var weights = builder.Constant("w", Filled(new Shape(5, 3, 3, 3), 0.25f));
        return (builder.Build(builder.Add("conv", new Conv2D { Padding = Padding.Same(3, 3) }, x, weights)), x, weights);
    }

    private static Tensor Filled(Shape shape, float value)
    {
        var tensor = new Tensor(shape);
        tensor.Values.Fill(value);
        return tensor;
    }

    /// <summary>Fails where its weights are prepared anew.</summary>
    private sealed class Untouchable(Graph graph) : ILoadedGraph
    {
        public Graph Graph => graph;

        public IReadOnlyList<Step> Steps => [];

        public void SetInput(Node input, Tensor values) => throw new InvalidOperationException();

        public void Run() => throw new InvalidOperationException();

        public void Read(Node node, Tensor destination) => throw new InvalidOperationException();

        public ErrorModel ErrorModel(Node layer) => LiveConv.Verification.ErrorModel.Direct;

        public void Dispose()
        {
        }
    }
}
