using LiveConv.Graphs.Fusions;
using LiveConv.Ops;
using LiveConv.Tensors;

namespace LiveConv.Core.Tests.Graphs.Fusions;

public class BatchNormalizationFusionTests
{
    [Fact]
    public void Apply_NormalisationAfterConvolution_MatchesHandComputed()
    {
        // ε = 1 and variances of 3 and 15 give s = 6/√4 = 3 and −4/√16 = −1.
        var net = new NetBuilder();
        var x = net.Input(1);
        var c = net.Add("c", new Conv2D(), x, net.Constant("w", new Shape(2, 1, 1, 1), [5, 7]), net.Constant("b", new Shape(2), [1, 2]));
        var two = new Shape(2);
        var y = net.Add(
            "y", new BatchNormalization(1), c, net.Constant("s", two, [6, -4]), net.Constant("t", two, [10, 20]), net.Constant("m", two, [4, -3]), net.Constant("v", two, [3, 15]));
        var fused = GraphFusions.Apply(net.Build(y));
        Assert.Equal("y: Conv2D", FusionCheck.Layers(fused));
        Assert.Equal([15f, -7], fused.Find("w")!.Constant!.Data);
        Assert.Equal([((1 - 4) * 3) + 10f, -(2 + 3) + 20], fused.Find("b")!.Constant!.Data);
    }

    [Theory]
    [InlineData(true, 1)]
    [InlineData(false, 1)]
    [InlineData(true, 3)]
    public void Apply_NormalisationAfterConvolution_GivesTheSameValues(bool bias, int groups)
    {
        var net = new NetBuilder();
        var c = net.Conv("c", net.Input(), 6, bias, new Conv2D { Groups = groups, StrideX = 2, Padding = new(1, 0, 2, 1) });
        Assert.Equal("y: Conv2D", FusionCheck.Layers(FusionCheck.Verify(net.Build(net.BatchNormalization("y", c)))));
    }

    [Fact]
    public void Apply_ConvolutionThatOthersRead_Stays()
    {
        var net = new NetBuilder();
        var c = net.Conv("c", net.Input());
        var n = net.BatchNormalization("n", c);
        Assert.Equal("c: Conv2D, n: BatchNormalization", FusionCheck.Layers(FusionCheck.Verify(net.Build(n, c))));
    }

    [Fact]
    public void Apply_VarianceThatHasNoRoot_StaysUnfused()
    {
        var net = new NetBuilder();
        var one = new Shape(1);
        var c = net.Conv("c", net.Input(), 1);
        var y = net.Add("y", new BatchNormalization(0), c, net.Constant("s", one, [1]), net.Constant("t", one, [0]), net.Constant("m", one, [0]), net.Constant("v", one, [0]));
        Assert.Equal("c: Conv2D, y: BatchNormalization", FusionCheck.Layers(GraphFusions.Apply(net.Build(y))));
    }
}
