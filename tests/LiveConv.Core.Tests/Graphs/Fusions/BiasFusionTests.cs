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

    [Theory]
    [InlineData(false, false)]
    [InlineData(true, false)]
    [InlineData(false, true)]
    [InlineData(true, true)]
    public void Apply_NormalisationAndOffsetAfterAMatrixProduct_GivesTheSameValues(bool transposed, bool bias)
    {
        var net = new NetBuilder();
        var x = net.Add("flat", new Reshape(new Shape(2, 189)), net.Input());
        var w = net.Constant("w", transposed ? new Shape(11, 189) : new Shape(189, 11));
        var op = new Gemm { TransposeB = transposed, Alpha = 0.5f, Beta = -2 };
        var g = bias ? net.Add("g", op, x, w, net.Constant("b", new Shape(1, 11))) : net.Add("g", op, x, w);
        var y = net.Add("y", new Sub(), net.Constant("k", new Shape(11)), net.BatchNormalization("n", g));
        Assert.Equal("flat: Reshape, y: Gemm", FusionCheck.Layers(FusionCheck.Verify(net.Build(y))));
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
