using LiveConv.Tensors;

namespace LiveConv.Frames;

/// <summary>One picture of a stream: 8-bit RGBA, row by row from the top, without padding between rows.</summary>
public sealed class Frame
{
    /// <param name="width">Columns, at least 1.</param>
    /// <param name="height">Rows, at least 1.</param>
    public Frame(int width, int height)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(width, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(height, 1);
        Width = width;
        Height = height;
        Rgba = LargePages.Allocate<byte>(checked(width * height * 4));
    }

    public int Width { get; }

    public int Height { get; }

    /// <summary>Width·Height·4 bytes: red, green, blue, 255.</summary>
    public byte[] Rgba { get; }

    /// <summary>Place in the stream, counted from 0. A frame keeps its number along the whole way.</summary>
    public long Number { get; set; }

    /// <summary>When the source delivered it, in ticks of <see cref="System.Diagnostics.Stopwatch"/>.</summary>
    public long CaptureTime { get; set; }

    /// <summary>Copies pixels, number and capture time from a frame of the same size.</summary>
    public void CopyFrom(Frame other)
    {
        ArgumentNullException.ThrowIfNull(other);
        if (other.Width != Width || other.Height != Height)
            throw new ArgumentException($"a frame of {other.Width}×{other.Height} can't be copied into one of {Width}×{Height}", nameof(other));
        other.Rgba.CopyTo(Rgba, 0);
        Number = other.Number;
        CaptureTime = other.CaptureTime;
    }
}
