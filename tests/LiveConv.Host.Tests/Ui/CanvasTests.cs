using LiveConv.Frames;
using LiveConv.Host.Drawing;
using Xunit;

namespace LiveConv.Host.Tests.Ui;

public sealed class CanvasTests
{
    private readonly FrameCanvas canvas = new();
    private readonly Frame frame = new(61, 37);

    [Fact]
    public void Fill_Clipped_StopsAtTheClip()
    {
        canvas.Begin(frame, 1);
        canvas.PushClip(new Box(5, 6, 10, 9));
        canvas.PushClip(new Box(0, 0, 12, 100));
        canvas.Fill(new Box(0, 0, 61, 37), 0xFF_03_02_01);
        canvas.PopClip();
        canvas.PopClip();
        canvas.Flush();

        for (var y = 0; y < frame.Height; y++)
        for (var x = 0; x < frame.Width; x++)
        {
            var inside = x is >= 5 and < 12 && y is >= 6 and < 15;
            Assert.Equal(inside ? (byte)1 : (byte)(Theme.Background & 255), frame.Rgba[((y * frame.Width) + x) * 4]);
        }
    }

    [Fact]
    public void Fill_HalfOpaque_MixesWithWhatLiesBelow()
    {
        canvas.Begin(frame, 1);
        canvas.Fill(new Box(0, 0, 61, 37), 0xFF_00_00_64);
        canvas.Fill(new Box(0, 0, 61, 37), 0x80_00_00_C8);
        canvas.Flush();

        Assert.Equal(((100 * 127) + (200 * 128) + 127) / 255, frame.Rgba[0]);
    }

    [Fact]
    public void Picture_EnlargedThreefoldAndClipped_ShowsItsPixelsAsSquares()
    {
        var bitmap = new Bitmap(5, 3);
        for (var i = 0; i < 15; i++) (bitmap.Rgba[i * 4], bitmap.Rgba[(i * 4) + 3]) = ((byte)(10 + i), 255);
        bitmap.Change();
        canvas.Begin(frame, 1);
        canvas.PushClip(new Box(4, 5, 11, 7));
        canvas.Picture(bitmap, new Box(2, 4, 15, 9));
        canvas.PopClip();
        canvas.Flush();

        for (var y = 5; y < 12; y++)
        for (var x = 4; x < 15; x++) Assert.Equal(10 + ((y - 4) / 3 * 5) + ((x - 2) / 3), frame.Rgba[((y * frame.Width) + x) * 4]);
    }

    [Fact]
    public void Text_DrawnLater_LiesAbove()
    {
        canvas.Begin(frame, 1);
        canvas.Text(TextSize.Large, 2, 2, "MM", 0xFF_00_00_FF);
        canvas.Fill(new Box(0, 0, 61, 37), 0xFF_00_FF_00);
        canvas.Flush();

        for (var i = 0; i < frame.Rgba.Length; i += 4) Assert.Equal((0, 255), (frame.Rgba[i], frame.Rgba[i + 1]));
    }
}
