using LiveConv.Ops;

namespace LiveConv.Core.Tests.Ops;

/// <summary>The pixels and weights of each output position, worked by hand.</summary>
public class ResizeTapsTests
{
    [Fact]
    public void OfRows_LinearToTwiceTheSize_WeighsTheTwoNearestPixels()
    {
        // x = (i + ½)/2 − ½ = −¼, ¼, ¾, 1¼; the edge pixels are replicated.
        var taps = ResizeTaps.OfRows(new Resize(4, 9, ResizeMode.Bilinear), 2);

        Assert.Equal(2, taps.Count);
        Assert.Equal([0, 0.25, 0.75, 1], Enumerable.Range(0, 4).Select(i => Mean(taps, i)));
    }

    [Fact]
    public void OfColumns_AntialiasedLinearToHalfTheSize_WidensTheKernel()
    {
        // x = ½, 2½; the triangle is two pixels wide on either side, its weights at distances of ½ and 1½ are ¾ and ¼, halved.
        var taps = ResizeTaps.OfColumns(new Resize(9, 2, ResizeMode.Bilinear) { Antialias = true }, 4);

        Assert.Equal(4, taps.Count);
        Assert.Equal([0, 0, 1, 2, 1, 2, 3, 3], taps.Sources);
        Assert.Equal([0.125, 0.375, 0.375, 0.125, 0.125, 0.375, 0.375, 0.125], taps.Weights);
    }

    [Fact]
    public void OfRows_CubicBetweenTwoPixels_HasTheWeightsOfKeys()
    {
        // At distances of ½ and 1½, a = −¾: 19/32 and −3/32.
        var taps = ResizeTaps.OfRows(new Resize(8, 9, ResizeMode.Cubic) { CoordinateMode = CoordinateMode.Asymmetric }, 4);

        Assert.Equal([1, 2, 3, 3], taps.Sources[20..24]);
        Assert.Equal([-3 / 32.0, 19 / 32.0, 19 / 32.0, -3 / 32.0], taps.Weights[20..24]);
    }

    [Fact]
    public void OfRows_CubicWithoutPixelsOutside_SharesTheirWeightAmongTheOthers()
    {
        // x = ½: the pixel at −1 is outside; what is left, 19/32 + 19/32 − 3/32, becomes 1.
        var taps = ResizeTaps.OfRows(new Resize(8, 9, ResizeMode.Cubic) { CoordinateMode = CoordinateMode.Asymmetric, ExcludeOutside = true }, 4);

        Assert.Equal(0, taps.Weights[4]);
        Assert.Equal(19 / 35.0, taps.Weights[5], 15);
        Assert.Equal(-3 / 35.0, taps.Weights[7], 15);
    }

    [Theory]
    [InlineData(NearestRounding.RoundPreferFloor, new[] { 0, 0, 1, 1, 2, 2 })]
    [InlineData(NearestRounding.RoundPreferCeil, new[] { 0, 1, 1, 2, 2, 2 })]
    [InlineData(NearestRounding.Floor, new[] { 0, 0, 1, 1, 2, 2 })]
    [InlineData(NearestRounding.Ceil, new[] { 0, 1, 1, 2, 2, 2 })]
    public void OfColumns_NearestInTheMiddleOfTwoPixels_TakesTheOneOfTheRule(NearestRounding rounding, int[] expected)
    {
        var taps = ResizeTaps.OfColumns(new Resize(9, 6, ResizeMode.Nearest) { CoordinateMode = CoordinateMode.Asymmetric, NearestRounding = rounding }, 3);

        Assert.Equal(expected, taps.Sources);
        Assert.All(taps.Weights, weight => Assert.Equal(1, weight));
    }

    [Fact]
    public void OfRows_RegionBeyondThePicture_SaysWhichPositionsLieOutside()
    {
        // x = −½·2 + i·1½ = −1, ½, 2.
        var taps = ResizeTaps.OfRows(new Resize(3, 9, ResizeMode.Bilinear) { CoordinateMode = CoordinateMode.TfCropAndResize, Roi = new Region(-0.5f, 0, 1, 1) }, 3);

        Assert.Equal([true, false, false], taps.Outside);
        Assert.Equal(0.5, Mean(taps, 1));
        Assert.Equal(2, Mean(taps, 2));
    }

    [Theory]
    [InlineData(CoordinateMode.HalfPixel, 2)]
    [InlineData(CoordinateMode.PytorchHalfPixel, 0)]
    [InlineData(CoordinateMode.AlignCorners, 0)]
    [InlineData(CoordinateMode.TfHalfPixelForNn, 2.5)]
    public void OfRows_OneOutputPixel_LiesWhereTheModeSays(CoordinateMode mode, double expected) =>
        Assert.Equal(expected, Mean(ResizeTaps.OfRows(new Resize(1, 9, ResizeMode.Bilinear) { CoordinateMode = mode }, 5), 0));

    /// <summary>Where a position reads, on average.</summary>
    private static double Mean(ResizeTaps taps, int position) =>
        Enumerable.Range(position * taps.Count, taps.Count).Sum(tap => taps.Sources[tap] * taps.Weights[tap]);
}
