using LiveConv.Ops;
using LiveConv.Tensors;
using static LiveConv.Core.Tests.Ops.Evaluate;

namespace LiveConv.Core.Tests.Ops;

public class MedianFilterTests
{
    [Fact]
    public void Evaluate_3x3_MatchesHandComputed()
    {
        // The top left window holds 1 1 2 / 1 1 2 / 4 4 5, the top one 1 2 3 / 1 2 3 / 4 5 6, and so on.
        Assert.Equal([2, 3, 3, 4, 5, 6, 7, 7, 8], Values(new MedianFilter(3), Picture(3, 3, 1, 2, 3, 4, 5, 6, 7, 8, 9)));
    }

    [Fact]
    public void Evaluate_SinglePeak_IsRemoved() =>
        Assert.All(Values(new MedianFilter(3), Picture(3, 5, 1, 1, 1, 1, 1, 1, 1, 90, 1, 1, 1, 1, 1, 1, 1)), value => Assert.Equal(1, value));

    [Fact]
    public void Evaluate_5x5OnASlope_KeepsTheMiddle()
    {
        var slope = new float[5 * 7];
        for (var i = 0; i < slope.Length; i++) slope[i] = i % 7;
        Assert.Equal([0, 1, 2, 3, 4, 5, 6], Values(new MedianFilter(5), Picture(5, 7, slope))[14..21]);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    [InlineData(9)]
    public void InferShape_OtherSizes_AreRefused(int size) =>
        Assert.Equal($"MedianFilter has the size {size}; it must be 3, 5 or 7", Refusal(new MedianFilter(size), new Shape(1, 1, 5, 7)));
}
