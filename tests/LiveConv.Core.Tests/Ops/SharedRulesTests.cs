using LiveConv.Ops;
using LiveConv.Tensors;
using static LiveConv.Core.Tests.Ops.Evaluate;

namespace LiveConv.Core.Tests.Ops;

/// <summary>What the base classes of several ops decide.</summary>
public class SharedRulesTests
{
    [Fact]
    public void Places_OfAVolume_CountsTheLastAxisFastest()
    {
        var size = new Size3D(2, 1, 3);

        Assert.Equal(6, size.Count);
        Assert.Equal([new(0, 0, 0), new(0, 0, 1), new(0, 0, 2), new(1, 0, 0), new(1, 0, 1), new(1, 0, 2)], size.Places());
        Assert.Equal([default], Size3D.One.Places());
    }

    [Fact]
    public void InferShape_NormalizationOfOtherChannels_SaysHowManyValuesItNeeds()
    {
        Assert.Equal("InstanceNormalization needs N×C×…, not 5", Refusal(new InstanceNormalization(1e-5f), new(5), new(5), new(5)));
        Assert.Equal("InstanceNormalization needs scale and bias of 3 values, one for each channel, not 4", Refusal(new InstanceNormalization(1e-5f), new(2, 3, 5), new(3), new(4)));
        Assert.Equal("InstanceNormalization needs scale and bias of 1 value, one for each channel, not 1×1", Refusal(new InstanceNormalization(1e-5f), new(2, 1, 5), new(1, 1), new(1)));
    }

    [Fact]
    public void InferShape_ScalesThatDontFitTheBlocks_SaysHowManyAreNeeded()
    {
        var x = new Shape(2, 7);

        Assert.Equal(x, new QuantizeLinear(1, 0, 255) { BlockSize = 3 }.InferShape([x, new(2, 3)]));
        Assert.Equal("QuantizeLinear needs 3 scales along axis 1 of 2×7, not 2×2", Refusal(new QuantizeLinear(1, 0, 255) { BlockSize = 3 }, x, new(2, 2)));
        Assert.Equal("QuantizeLinear has scales 7, but zero points 6", Refusal(new QuantizeLinear(1, 0, 255), x, new(7), new(6)));
        Assert.Equal("QuantizeLinear has no axis 2 in 2×7", Refusal(new QuantizeLinear(2, 0, 255), x, new(7)));
    }

    [Theory]
    [InlineData(true, "2×1×7×1")]
    [InlineData(false, "2×7")]
    public void InferShape_ReducedAxes_StayAsOnesOrGo(bool keep, string expected) =>
        Assert.Equal(expected, new Reduce(ReduceKind.Sum, [3, 1], keep).InferShape([new(2, 3, 7, 5)]).ToString());
}
