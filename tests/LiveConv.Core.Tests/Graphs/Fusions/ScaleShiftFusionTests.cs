using LiveConv.Graphs;
using LiveConv.Graphs.Fusions;
using LiveConv.Ops;
using LiveConv.Tensors;

namespace LiveConv.Core.Tests.Graphs.Fusions;

public class ScaleShiftFusionTests
{
    [Fact]
    public void Apply_FactorThenOffset_MatchesHandComputed()
    {
        var net = new NetBuilder();
        var c = net.Add("c", new Conv2D(), net.Input(1), net.Constant("w", new Shape(2, 1, 1, 1), [5, 7]));
        var scaled = net.Add("scaled", new Mul(), c, net.Constant("s", new Shape(2, 1, 1), [2, -3]));
        var fused = FusionCheck.Verify(net.Build(net.Add("y", new Affine(0.5f, 4), scaled)));
        Assert.Equal("y: Conv2D", FusionCheck.Layers(fused));
        Assert.Equal([5f, -10.5f], fused.Find("w")!.Constant!.Data);
        Assert.Equal([4f, 4], fused.Find("w.bias")!.Constant!.Data);
    }

    [Fact]
    public void Apply_EachKindOfScale_GivesTheSameValues()
    {
        Shape[] shapes = [new Shape(1, 5, 1, 1), new Shape(5, 1, 1), new Shape(1), new Shape([])];
        foreach (var shape in shapes)
        {
            Verify((net, c) => net.Add("y", new Mul(), c, net.Constant("k", shape)));
            Verify((net, c) => net.Add("y", new Mul(), net.Constant("k", shape), c));
            Verify((net, c) => net.Add("y", new Div(), c, net.Constant("k", shape, 0.5f, 3)));
        }

        Verify((net, c) => net.Add("y", new Neg(), c));
        Verify((net, c) => net.Add("y", new Affine(-1.7f, 0.3f), c));

        static void Verify(Func<NetBuilder, Node, Node> last)
        {
            var net = new NetBuilder();
            Assert.Equal("y: Conv2D", FusionCheck.Layers(FusionCheck.Verify(net.Build(last(net, net.Conv("c", net.Input(), 5))))));
        }
    }

    [Fact]
    public void Apply_FactorAndOffsetAfterANormalisationByItself_GoIntoIt()
    {
        var net = new NetBuilder();
        var n = net.BatchNormalization("n", net.Add("r", new Relu(), net.Input(5)));
        var y = net.Add("y", new Add(), net.Add("m", new Mul(), n, net.Constant("k", new Shape(5, 1, 1))), net.Constant("t", new Shape(5, 1, 1)));
        Assert.Equal("r: Relu, y: BatchNormalization", FusionCheck.Layers(FusionCheck.Verify(net.Build(y))));
    }

    [Fact]
    public void Apply_WhatIsNoFactorOfAChannel_StaysUnfused()
    {
        Verify("c: Conv2D, y: Mul", (net, c) => net.Add("y", new Mul(), c, net.Constant("k", new Shape(9))));
        Verify("c: Conv2D, y: Mul", (net, c) => net.Add("y", new Mul(), c, net.Constant("k", new Shape(2, 1, 1, 1))));
        Verify("c: Conv2D, y: Div", (net, c) => net.Add("y", new Div(), net.Constant("k", new Shape(5, 1, 1)), c));
        Verify("c: Conv2D, y: Div", (net, c) => net.Add("y", new Div(), c, net.Constant("k", new Shape(1), [0])));
        Verify("c: Conv2D, r: Sigmoid, y: Mul", (net, c) => net.Add("y", new Mul(), net.Add("r", new Sigmoid(), c), net.Constant("k", new Shape(1))));
        Verify("r: Conv2D, y: Mul", (net, c) => net.Add("y", new Mul(), net.Add("r", new Relu(), c), net.Constant("k", new Shape(1), [2])));

        static void Verify(string expected, Func<NetBuilder, Node, Node> last)
        {
            var net = new NetBuilder();
            Assert.Equal(expected, FusionCheck.Layers(GraphFusions.Apply(net.Build(last(net, net.Conv("c", net.Input(), 5))))));
        }
    }
}
