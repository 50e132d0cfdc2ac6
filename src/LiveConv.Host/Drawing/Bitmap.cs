using System.Runtime.InteropServices;

namespace LiveConv.Host.Drawing;

/// <summary>A picture that a canvas can draw: 8-bit RGBA, rows from the top. Whoever writes its pixels says so by <see cref="Change"/>.</summary>
/// <param name="width">Columns.</param>
/// <param name="height">Rows.</param>
/// <param name="smooth">Blends neighbours where it isn't drawn pixel by pixel; otherwise pixels stay squares.</param>
internal sealed class Bitmap(int width, int height, bool smooth = false)
{
    public int Width { get; } = width;

    public int Height { get; } = height;

    public bool Smooth { get; } = smooth;

    public byte[] Rgba { get; } = new byte[width * height * 4];

    /// <summary>The same as 0xAABBGGRR.</summary>
    public Span<uint> Pixels => MemoryMarshal.Cast<byte, uint>(Rgba.AsSpan());

    /// <summary>Counts the changes.</summary>
    public int Version { get; private set; }

    /// <summary>The pixels were written: canvases take them anew.</summary>
    public void Change() => Version++;

    /// <summary>
    /// Repeats the last column and the last row of a part in the upper left corner, where there is room beside them: blending at the part's edges meets nothing else then.
    /// </summary>
    /// <param name="width">Columns of the part.</param>
    /// <param name="height">Rows of the part.</param>
    public void Extend(int width, int height)
    {
        var pixels = Pixels;
        if (width < Width)
        {
            for (var y = 0; y < height; y++) pixels[(y * Width) + width] = pixels[(y * Width) + width - 1];
        }

        if (height < Height) pixels.Slice((height - 1) * Width, Math.Min(width + 1, Width)).CopyTo(pixels[(height * Width)..]);
    }

    /// <summary>This bitmap, or a new one where the size is another.</summary>
    public static Bitmap Fit(ref Bitmap? bitmap, int width, int height, bool smooth = false)
    {
        if (bitmap is null || bitmap.Width != width || bitmap.Height != height) bitmap = new Bitmap(width, height, smooth);
        return bitmap;
    }
}
