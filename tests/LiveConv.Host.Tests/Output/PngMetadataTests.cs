using LiveConv.Frames;
using LiveConv.Host.Output;
using OpenCvSharp;
using Xunit;

namespace LiveConv.Host.Tests.Output;

public sealed class PngMetadataTests
{
    [Fact]
    public void Crc32_CheckString_IsThePublishedValue() => Assert.Equal(0xCBF43926u, Crc32.Compute("123456789"u8));

    [Theory]
    [InlineData("Pipeline", "sobel")]
    [InlineData("Frame", "57")]
    [InlineData("Title", "Straße")]
    [InlineData("Title", "σ = 1,4 → 変換")]
    [InlineData("Empty", "")]
    public void Insert_AnyText_IsReadBack(string key, string value)
    {
        var png = PngMetadata.Insert(Picture(out _), key, value);

        Assert.Equal(value, PngMetadata.Read(png)[key]);
    }

    [Fact]
    public void Insert_SeveralTexts_KeepsAllAndThePixels()
    {
        var png = PngMetadata.Insert(PngMetadata.Insert(Picture(out var pixels), "A", "1"), "B", "2");

        Assert.Equal(["A=1", "B=2"], PngMetadata.Read(png).Select(text => $"{text.Key}={text.Value}").Order());
        using var decoded = Cv2.ImDecode(png, ImreadModes.Color);
        Assert.Equal((5, 3), (decoded.Width, decoded.Height));
        for (var y = 0; y < 3; y++)
        for (var x = 0; x < 5; x++)
            Assert.Equal(pixels[(y * 5) + x], decoded.At<Vec3b>(y, x));
    }

    [Theory]
    [InlineData("")]
    [InlineData("κλειδί")]
    public void Insert_BadKey_IsRefused(string key) =>
        Assert.Throws<ArgumentException>(() => PngMetadata.Insert(Picture(out _), key, "value"));

    [Fact]
    public void Insert_NotAPng_IsRefused() => Assert.Throws<ArgumentException>(() => PngMetadata.Insert(new byte[100], "Key", "value"));

    [Fact]
    public void Encode_Png_SaysPipelineAndFrameAndKeepsColours()
    {
        using var encoder = new PictureEncoder("canny");
        var frame = new Frame(2, 1) { Number = 123 };
        ((byte[])[250, 120, 3, 255, 1, 2, 4, 255]).CopyTo(frame.Rgba, 0);

        var png = encoder.Encode(frame, ".png");

        var texts = PngMetadata.Read(png);
        Assert.Equal(("LiveConv", "canny", "123"), (texts["Software"], texts["Pipeline"], texts["Frame"]));
        using var decoded = Cv2.ImDecode(png, ImreadModes.Color);
        Assert.Equal(new Vec3b(3, 120, 250), decoded.At<Vec3b>(0, 0));
        Assert.Equal(new Vec3b(4, 2, 1), decoded.At<Vec3b>(0, 1));
    }

    private static byte[] Picture(out Vec3b[] pixels)
    {
        using var picture = new Mat(3, 5, MatType.CV_8UC3, new Scalar(0, 0, 0));
        pixels = new Vec3b[15];
        for (var i = 0; i < 15; i++)
        {
            pixels[i] = new Vec3b((byte)(i * 3), (byte)(255 - i), (byte)(i * i));
            picture.Set(i / 5, i % 5, pixels[i]);
        }

        Cv2.ImEncode(".png", picture, out var png);
        return png;
    }
}
