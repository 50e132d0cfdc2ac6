using LiveConv.Tests.Support;
using Xunit;

namespace LiveConv.Host.Tests.Capture;

public sealed class BarcodeTests
{
    [Theory]
    [InlineData(0u, 320, 1)]
    [InlineData(1u, 641, 3)]
    [InlineData(0x8000_0001u, 640, 4)]
    [InlineData(0xDEAD_BEEFu, 1280, 3)]
    public void Read_DrawnNumber_IsThatNumber(uint number, int width, int channels)
    {
        var pixels = new byte[width * Barcode.Rows * channels];
        Barcode.Draw(number, pixels, width, channels);
        Assert.Equal(number, Barcode.Read(pixels, width, channels));
    }

    [Fact]
    public void Read_LeftmostCellBright_IsTheHighestBit()
    {
        var pixels = new byte[64 * Barcode.Rows];
        for (var row = 0; row < Barcode.Rows; row++) pixels.AsSpan(row * 64, 2).Fill(235);
        Assert.Equal(0x8000_0000u, Barcode.Read(pixels, 64, 1));
    }

    [Fact]
    public void Read_GreyPicture_IsNoBarcode()
    {
        var pixels = new byte[640 * Barcode.Rows * 3];
        pixels.AsSpan().Fill(126);
        Assert.Null(Barcode.Read(pixels, 640, 3));
    }
}
