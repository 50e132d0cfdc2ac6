using LiveConv.Ops;
using LiveConv.Tensors;
using static LiveConv.Core.Tests.Ops.Evaluate;

namespace LiveConv.Core.Tests.Ops;

public class ResizeTests
{
    [Fact]
    public void Evaluate_NearestToHalfAndDouble_MatchesHandComputed()
    {
        Assert.Equal([2, 4], Values(new Resize(1, 2, ResizeMode.Nearest), Picture(1, 4, 1, 2, 3, 4)));
        Assert.Equal([1, 1, 2, 2, 1, 1, 2, 2], Values(new Resize(2, 4, ResizeMode.Nearest), Picture(1, 2, 1, 2)));
        Assert.Equal([1, 3, 5], Values(new Resize(1, 3, ResizeMode.Nearest), Picture(1, 5, 1, 2, 3, 4, 5)).Select(value => value));
    }

    [Fact]
    public void Evaluate_BilinearToDouble_PutsQuartersBetweenPixels() =>
        Assert.Equal([1, 1.25, 1.75, 2], Values(new Resize(1, 4, ResizeMode.Bilinear), Picture(1, 2, 1, 2)));

    [Fact]
    public void Evaluate_BilinearToHalf_IsTheMeanOfFour() =>
        Assert.Equal([4.5], Values(new Resize(1, 1, ResizeMode.Bilinear), Picture(2, 2, 1, 2, 5, 10)));

    [Fact]
    public void Evaluate_BilinearToTheSameSize_CopiesExactly()
    {
        var x = Picture(2, 3, 1, 20, 300, 4, 50, 600);
        Assert.Equal([1, 20, 300, 4, 50, 600], Values(new Resize(2, 3, ResizeMode.Bilinear), x));
        Assert.All(Output(new Resize(2, 3, ResizeMode.Bilinear), x).Bounds, bound => Assert.InRange(bound, 0, 1e-36));
    }

    [Fact]
    public void InferShape_NoPixels_IsRefused() =>
        Assert.Equal("Resize to 0×7 pixels isn't possible; width and height must be at least 1", Refusal(new Resize(7, 0, ResizeMode.Nearest), new Shape(1, 1, 5, 7)));
}
