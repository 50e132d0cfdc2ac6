using System.Runtime.InteropServices;
using LiveConv.Frames;
using LiveConv.Host.Drawing;
using LiveConv.Microscope.Fields;

namespace LiveConv.Host.Microscope.Explaining;

/// <summary>A part of a frame for the screen. Parts of all sizes lie in the same bitmaps, so that a close-up that grows and shrinks from frame to frame allocates nothing.</summary>
internal sealed class CutPicture
{
    private Bitmap? sharp;
    private Bitmap? smooth;

    /// <summary>The bitmap in whose upper left corner it lies; null before the first.</summary>
    public Bitmap? Bitmap { get; private set; }

    /// <summary>Where it lies there.</summary>
    public Box Part { get; private set; }

    /// <summary>Takes the part, each pixel the nearest of the frame's; what lies outside is black.</summary>
    /// <param name="frame">The frame.</param>
    /// <param name="box">The part.</param>
    /// <param name="largest">The largest part that there may be.</param>
    /// <param name="most">Its longer side at most, in pixels.</param>
    public void Cut(Frame frame, FrameBox box, FrameBox largest, int most)
    {
        var scale = Math.Min(1, most / Math.Max(box.Width, box.Height));
        var (width, height) = (Math.Max(1, (int)Math.Round(box.Width * scale)), Math.Max(1, (int)Math.Round(box.Height * scale)));
        // Single pixels of a close-up stay squares.
        var isSmooth = scale < 1 || box.Width > most / 4;
        var (mostWidth, mostHeight) = (Math.Max(width, Math.Min(most, (int)Math.Ceiling(largest.Width))), Math.Max(height, Math.Min(most, (int)Math.Ceiling(largest.Height))));
        var target = isSmooth ? Bitmap.Fit(ref smooth, mostWidth, mostHeight, smooth: true) : Bitmap.Fit(ref sharp, mostWidth, mostHeight);
        var to = target.Pixels;
        var from = MemoryMarshal.Cast<byte, uint>(frame.Rgba.AsSpan());
        for (var y = 0; y < height; y++)
        {
            var row = (int)Math.Floor(box.Top + ((y + 0.5) * box.Height / height));
            for (var x = 0; x < width; x++)
            {
                var column = (int)Math.Floor(box.Left + ((x + 0.5) * box.Width / width));
                var isInside = (uint)row < (uint)frame.Height && (uint)column < (uint)frame.Width;
                to[(y * target.Width) + x] = isInside ? from[(row * frame.Width) + column] | 0xFF000000 : 0xFF000000;
            }
        }

        target.Extend(width, height);
        target.Change();
        (Bitmap, Part) = (target, new Box(0, 0, width, height));
    }
}
