using LiveConv.Ops;

namespace LiveConv.Core.Tests.Graphs.Fusions;

public class ResidualFusionTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Apply_SumWithTheInputOfABlock_GivesTheSameValues(bool bias)
    {
        var net = new NetBuilder();
        var x = net.Input(5);
        var y = net.Add("y", new Relu(), net.Add("sum", new Add(), net.Conv("b", net.Add("r", new Relu(), net.Conv("a", x)), bias: bias), x));
        var fused = FusionCheck.Verify(net.Build(y));
        Assert.Equal("r: Conv2D, y: Conv2D", FusionCheck.Layers(fused));
        Assert.Equal("x", fused.Outputs[0].Inputs[3].Name);
    }

    [Fact]
    public void Apply_SumOfTwoConvolutions_TakesOneUp()
    {
        var net = new NetBuilder();
        var x = net.Input();
        var fused = FusionCheck.Verify(net.Build(net.Add("y", new Add(), net.Conv("a", x), net.Conv("b", x, kernel: 1))));
        Assert.Equal("a: Conv2D, y: Conv2D", FusionCheck.Layers(fused));
    }

    [Fact]
    public void Apply_SumThatIsBroadcastOrTakenTwice_StaysUnfused()
    {
        var net = new NetBuilder();
        var x = net.Input();
        var c = net.Conv("c", x);
        Assert.Equal("c: Conv2D, y: Add", FusionCheck.Layers(FusionCheck.Verify(net.Build(net.Add("y", new Add(), c, c)))));

        net = new NetBuilder();
        x = net.Input();
        var y = net.Add("y", new Add(), net.Conv("c", x), net.Add("m", new MeanChannels(), x));
        Assert.Equal("c: Conv2D, m: MeanChannels, y: Add", FusionCheck.Layers(FusionCheck.Verify(net.Build(y))));
    }
}
