using LiveConv.Graphs;
using LiveConv.Host.Microscope.Layers;
using LiveConv.Ops;
using LiveConv.Tensors;
using Xunit;

namespace LiveConv.Host.Tests.Microscope.Layers;

public sealed class GraphLanesTests
{
    private readonly GraphBuilder builder = new();

    [Fact]
    public void Lanes_OfAChain_AreOne()
    {
        var x = builder.Input("x", new Shape(1, 2, 3, 3));
        for (var i = 0; i < 3; i++) x = builder.Add($"relu{i}", new Relu(), x);
        var lanes = new GraphLanes(builder.Build(x).Layers);

        Assert.Equal(1, lanes.Count);
        Assert.Equal([new(0, 0, 0, true), new(0, 0, 1, true), new(0, 0, 1, false)], Rows(lanes, 3));
    }

    [Fact]
    public void Lanes_OfAFork_GoApartAndMeet()
    {
        var squeeze = builder.Add("squeeze", new Relu(), builder.Input("x", new Shape(1, 2, 3, 3)));
        var left = builder.Add("left", new Abs(), squeeze);
        var right = builder.Add("right", new Relu(), squeeze);
        var joined = builder.Add("joined", new Concat(1), left, right);
        var lanes = new GraphLanes(builder.Build(joined).Layers);

        Assert.Equal(2, lanes.Count);
        Assert.Equal(
            [
                new(0, 0b00, 0b00, true),
                new(1, 0b01, 0b01, true),
                new(0, 0b10, 0b01, true),
                new(0, 0b00, 0b11, false),
            ],
            Rows(lanes, 4));
    }

    [Fact]
    public void Lanes_OfAResidual_PassTheBlockBy()
    {
        var x = builder.Add("in", new Relu(), builder.Input("x", new Shape(1, 2, 3, 3)));
        var y = builder.Add("second", new Abs(), builder.Add("first", new Relu(), x));
        var sum = builder.Add("sum", new Add(), y, x);
        var lanes = new GraphLanes(builder.Build(sum).Layers);

        Assert.Equal([new(0, 0, 0, true), new(1, 0b1, 0b01, true), new(1, 0b1, 0b10, true), new(0, 0, 0b11, false)], Rows(lanes, 4));
    }

    [Fact]
    public void Lanes_PassOverLayersThatAreNotListed()
    {
        var first = builder.Add("first", new Relu(), builder.Input("x", new Shape(1, 2, 3, 3)));
        var hidden = builder.Add("hidden", new Abs(), first);
        var last = builder.Add("last", new Add(), hidden, first);
        _ = builder.Build(last);
        var lanes = new GraphLanes([first, last]);

        Assert.Equal([new(0, 0, 0, true), new(0, 0, 1, false)], Rows(lanes, 2));
    }

    [Fact]
    public void Lanes_TooManyToDraw_AreNone()
    {
        var x = builder.Input("x", new Shape(1, 2, 3, 3));
        var branches = Enumerable.Range(0, 70).Select(i => builder.Add($"branch{i}", new Relu(), x)).ToArray();
        var joined = builder.Add("joined", new Concat(1), branches);

        Assert.Equal(0, new GraphLanes(builder.Build(joined).Layers).Count);
    }

    private static LaneRow[] Rows(GraphLanes lanes, int count) => [.. Enumerable.Range(0, count).Select(row => lanes[row])];
}
