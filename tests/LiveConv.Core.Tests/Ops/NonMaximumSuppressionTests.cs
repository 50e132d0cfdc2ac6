using LiveConv.Ops;
using LiveConv.Tensors;
using static LiveConv.Core.Tests.Ops.Evaluate;

namespace LiveConv.Core.Tests.Ops;

public class NonMaximumSuppressionTests
{
    [Fact]
    public void Evaluate_Peaks_StayWhereTheyAreTheLargestOfTheirWindow() =>
        Assert.Equal([0, 5, 0, 0, 3], Values(new NonMaximumSuppression(0, 1, 1), Picture(1, 5, 1, 5, 4, 2, 3)));

    [Fact]
    public void Evaluate_EqualPeaks_KeepTheFirstInReadingOrder() =>
        Assert.Equal([0, 0, 0, 7, 0, 0], Values(new NonMaximumSuppression(1, 2, 1), Picture(2, 3, 0, 1, 0, 7, 7, 7)));

    [Fact]
    public void Evaluate_BelowTheThreshold_IsDropped() =>
        Assert.Equal([2, 0, 0], Values(new NonMaximumSuppression(0, 1, 2), Picture(1, 3, 2, 0, 1.5f)));

    [Fact]
    public void InferShape_NegativeRadius_IsRefused() =>
        Assert.Equal("NonMaximumSuppression has the radii -1 and 2; they can't be negative", Refusal(new NonMaximumSuppression(-1, 2, 0), new Shape(1, 1, 5, 7)));
}
