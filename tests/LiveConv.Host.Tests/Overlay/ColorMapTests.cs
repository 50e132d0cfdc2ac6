using LiveConv.Host.Output;
using Xunit;

namespace LiveConv.Host.Tests.Overlay;

public sealed class ColorMapTests
{
    [Fact]
    public void Signed_ZeroIsWhite_AndBothSidesDarkenAlike()
    {
        Assert.Equal((248, 248, 248), ColorMap.Signed(0));
        for (var part = 0.1f; part <= 1; part += 0.1f)
        {
            Assert.Equal(Lightness(ColorMap.Signed(-part)), Lightness(ColorMap.Signed(part)), 30.0);
            Assert.True(Lightness(ColorMap.Signed(part)) < Lightness(ColorMap.Signed(part - 0.1f)));
            Assert.True(ColorMap.Signed(part).R > ColorMap.Signed(part).B && ColorMap.Signed(-part).B > ColorMap.Signed(-part).R);
        }
    }

    [Fact]
    public void Unsigned_FromZeroToOne_GetsLighterStepByStep()
    {
        for (var i = 1; i < 256; i++)
            Assert.True(Lightness(ColorMap.Unsigned(i / 255f)) >= Lightness(ColorMap.Unsigned((i - 1) / 255f)) - 0.5);
    }

    [Fact]
    public void Pixels_OfBothMaps_AreTheirColours()
    {
        var pixels = ColorMap.Pixels(diverging: false);

        var (r, g, b) = ColorMap.Unsigned(100 / 256f);
        Assert.Equal([r, g, b, 255], pixels[400..404]);
        Assert.Equal(ColorMap.Size * 4, pixels.Length);
    }

    // Rec. 709 luma.
    private static double Lightness((byte R, byte G, byte B) color) => (0.2126 * color.R) + (0.7152 * color.G) + (0.0722 * color.B);
}
