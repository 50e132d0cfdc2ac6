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
    public void Evaluate_NearestBetweenPixels_RoundsAsAsked()
    {
        double[] Doubled(NearestRounding rounding) => Values(
            new Resize(1, 8, ResizeMode.Nearest) { CoordinateMode = CoordinateMode.Asymmetric, NearestRounding = rounding }, Picture(1, 4, 1, 2, 3, 4));
        Assert.Equal([1, 1, 2, 2, 3, 3, 4, 4], Doubled(NearestRounding.Floor));
        Assert.Equal([1, 2, 2, 3, 3, 4, 4, 4], Doubled(NearestRounding.Ceil));
        Assert.Equal([1, 1, 2, 2, 3, 3, 4, 4], Doubled(NearestRounding.RoundPreferFloor));
        Assert.Equal([1, 2, 2, 3, 3, 4, 4, 4], Doubled(NearestRounding.RoundPreferCeil));
    }

    [Fact]
    public void Evaluate_BilinearByMode_SamplesWhereTheModeSays()
    {
        double[] To(int width, CoordinateMode mode) => Values(new Resize(1, width, ResizeMode.Bilinear) { CoordinateMode = mode }, Picture(1, 4, 1, 2, 3, 4));
        Near([1, 1.5, 2, 2.5, 3, 3.5, 4, 4], To(8, CoordinateMode.Asymmetric));
        Near([1, 1.5, 2, 2.5, 3, 3.5, 4], To(7, CoordinateMode.AlignCorners));
        Near([1.5, 3.5], To(2, CoordinateMode.PytorchHalfPixel));
        Near([1], To(1, CoordinateMode.PytorchHalfPixel));
        Near([2.5], To(1, CoordinateMode.HalfPixel));
        Near([2, 4], To(2, CoordinateMode.TfHalfPixelForNn));
    }

    [Fact]
    public void Evaluate_AlignCornersByScale_AlignsTheScaledSize() => Assert.Equal(
        [1, 3.142857],
        Values(new Resize(1, 2, ResizeMode.Bilinear) { CoordinateMode = CoordinateMode.AlignCorners, ScaleY = 0.6f, ScaleX = 0.6f }, Picture(2, 4, 1, 2, 3, 4, 5, 6, 7, 8))
            .Select(value => Math.Round(value, 6)));

    [Fact]
    public void Evaluate_Cubic_MatchesHandComputed()
    {
        // Half-way between 2 and 4: −0.0625, 0.5625, 0.5625, −0.0625 of 1, 2, 4, 8 for a = −0.5.
        var op = new Resize(1, 8, ResizeMode.Cubic) { CoordinateMode = CoordinateMode.Asymmetric, CubicCoefficient = -0.5f };
        var x = Picture(1, 4, 1, 2, 4, 8);
        Near([1, 2.8125], [Values(op, x)[0], Values(op, x)[3]]);

        // Between 1 and 2 the pixel before the first is the first again, or has no weight: (0.5625·3 − 0.0625·4)/1.0625.
        Near([(0.5 * 1) + (0.5625 * 2) - (0.0625 * 4), ((0.5625 * 3) - (0.0625 * 4)) / 1.0625], [Values(op, x)[1], Values(op with { ExcludeOutside = true }, x)[1]]);
    }

    [Fact]
    public void Evaluate_Antialiased_SpreadsTheKernelOverTheShrunkPixels() =>
        Near([1.625, 3.375], Values(new Resize(1, 2, ResizeMode.Bilinear) { Antialias = true }, Picture(1, 4, 1, 2, 3, 4)));

    [Fact]
    public void Evaluate_CropAndResize_ShowsTheRegionAndWhatLiesBeyond()
    {
        var op = new Resize(1, 3, ResizeMode.Bilinear) { CoordinateMode = CoordinateMode.TfCropAndResize, ExtrapolationValue = -7 };
        var x = Picture(1, 5, 1, 2, 3, 4, 5);
        Near([2, 3, 4], Values(op with { Roi = new Region(0, 0.25f, 1, 0.75f) }, x));
        Near([1, 5, -7], Values(op with { Roi = new Region(0, 0, 1, 2) }, x));
    }

    [Fact]
    public void InferShape_NoPixels_IsRefused() =>
        Assert.Equal("Resize to 0×7 pixels isn't possible; width and height must be at least 1", Refusal(new Resize(7, 0, ResizeMode.Nearest), new Shape(1, 1, 5, 7)));
}
