using LiveConv.Ops;
using LiveConv.Tensors;
using static LiveConv.Core.Tests.Ops.Evaluate;

namespace LiveConv.Core.Tests.Ops;

public class HysteresisTests
{
    [Fact]
    public void Evaluate_WeakPixels_CountWhereTheyTouchAStrongOne() =>
        Assert.Equal(
            [1, 0, 0, 0, 1, 0, 1, 0, 1, 0, 0, 0, 0, 0, 0],
            Values(new Hysteresis(1, 3), Picture(3, 5, 2, 0, 0, 0, 4, 0, 4, 0, 2, 0, 0, 0, 0, 0, 0)));

    [Fact]
    public void Evaluate_WeakPixelsAlone_AreDropped() =>
        Assert.Equal([0, 0, 0, 0, 1], Values(new Hysteresis(1, 3), Picture(1, 5, 2, 2, 0, 1, 4)));

    [Fact]
    public void Evaluate_ValuesEqualToTheThresholds_AreNotAbove() =>
        Assert.Equal([0, 0, 0], Values(new Hysteresis(1, 3), Picture(1, 3, 3, 3, 1)));

    [Fact]
    public void Evaluate_Channels_DoNotTouch() =>
        Assert.Equal([1, 0], Values(new Hysteresis(1, 3), new Tensor(new Shape(1, 2, 1, 1), [4, 2])));

    [Fact]
    public void InferShape_LowAboveHigh_IsRefused() =>
        Assert.Equal("Hysteresis has the thresholds 3 and 1; the low one can't be above the high one", Refusal(new Hysteresis(3, 1), new Shape(1, 1, 5, 7)));
}
