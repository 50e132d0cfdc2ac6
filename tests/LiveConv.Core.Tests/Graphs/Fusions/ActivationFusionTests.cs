using LiveConv.Ops;

namespace LiveConv.Core.Tests.Graphs.Fusions;

public class ActivationFusionTests
{
    public static TheoryData<Op> Activations => [new Relu(), new LeakyRelu(0.2f), new Clamp(0, 6), new Clamp(-0.5f, 0.25f)];

    [Theory]
    [MemberData(nameof(Activations))]
    public void Apply_ActivationAfterConvolution_GivesTheSameValues(Op activation)
    {
        var net = new NetBuilder();
        var fused = FusionCheck.Verify(net.Build(net.Add("y", activation, net.Conv("c", net.Input()))));
        Assert.Equal("y: Conv2D", FusionCheck.Layers(fused));
    }

    [Fact]
    public void Apply_TwoActivations_FusesTheFirst()
    {
        var net = new NetBuilder();
        var r = net.Add("r", new Relu(), net.Conv("c", net.Input()));
        Assert.Equal("r: Conv2D, y: Clamp", FusionCheck.Layers(FusionCheck.Verify(net.Build(net.Add("y", new Clamp(-1, 1), r)))));
    }

    [Fact]
    public void Apply_ConvolutionThatIsAnOutput_StaysUnfused()
    {
        var net = new NetBuilder();
        var c = net.Conv("c", net.Input());
        Assert.Equal("c: Conv2D, y: Relu", FusionCheck.Layers(FusionCheck.Verify(net.Build(net.Add("y", new Relu(), c), c))));
    }
}
