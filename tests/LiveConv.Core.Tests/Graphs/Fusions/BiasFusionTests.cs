using LiveConv.Graphs;
using LiveConv.Ops;
using LiveConv.Tensors;

namespace LiveConv.Core.Tests.Graphs.Fusions;

public class BiasFusionTests
{
    [Fact]
    public void Apply_EachKindOfOffset_GivesTheSameValues()
    {
        Verify((net, c, k) => net.Add("y", new Add(), c, k), bias: false);
        Verify((net, c, k) => net.Add("y", new Add(), k, c), bias: true);
        Verify((net, c, k) => net.Add("y", new Sub(), c, k), bias: true);
        Verify((net, c, k) => net.Add("y", new Sub(), k, c), bias: false);

        static void Verify(Func<NetBuilder, Node, Node, Node> last, bool bias)
        {
            var net = new NetBuilder();
            var c = net.Conv("c", net.Input(), 5, bias);
            Assert.Equal("y: Conv2D", FusionCheck.Layers(FusionCheck.Verify(net.Build(last(net, c, net.Constant("k", new Shape(5, 1, 1)))))));
        }
    }

    [Fact]
    public void Apply_WeightsThatTwoConvolutionsShare_AreFoldedForOneOnly()
    {
        var net = new NetBuilder();
        var (x, w) = (net.Input(), net.Constant("w", new Shape(3, 3, 1, 1)));
        var first = net.Add("first", new Neg(), net.Add("a", new Conv2D(), x, w));
        var second = net.Add("second", new Conv2D(), first, w);
        var fused = FusionCheck.Verify(net.Build(second));
        Assert.Equal("first: Conv2D, second: Conv2D", FusionCheck.Layers(fused));
        Assert.Equal(["w.1", "w"], fused.Layers.Select(layer => layer.Inputs[1].Name));
    }
}
