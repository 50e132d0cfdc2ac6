using LiveConv.Frames;
using LiveConv.Microscope.Fields;

namespace LiveConv.Microscope.Strongest;

/// <summary>A place of the stream that excited a unit, with what the unit saw there. Belongs to <see cref="StrongestPlaces"/>, which uses it again for another.</summary>
public sealed class StrongPlace
{
    internal StrongPlace(int patchSize) => Patch = new Frame(patchSize, patchSize);

    /// <summary>The unit's value there.</summary>
    public float Value { get; internal set; }

    /// <summary>Number of the frame.</summary>
    public long FrameNumber { get; internal set; }

    /// <summary>When the frame was captured, in ticks of <see cref="System.Diagnostics.Stopwatch"/>.</summary>
    public long CaptureTime { get; internal set; }

    /// <summary>Row-major index of the value in the layer's output.</summary>
    public int Index { get; internal set; }

    /// <summary>The receptive field in the frame.</summary>
    public FrameBox Field { get; internal set; }

    /// <summary>
    /// What the frame showed there, in the upper left <see cref="PatchWidth"/>×<see cref="PatchHeight"/> pixels: as it was, or made smaller where it was larger than the patch. Outside
    /// the frame alpha is 0.
    /// </summary>
    public Frame Patch { get; }

    public int PatchWidth { get; private set; }

    public int PatchHeight { get; private set; }

    /// <summary>Takes the patch out of a frame; each of its pixels is the mean of those that it stands for.</summary>
    internal void Crop(Frame frame)
    {
        var scale = Math.Max(1, Math.Max(Field.Width, Field.Height) / Patch.Width);
        PatchWidth = Math.Clamp((int)Math.Round(Field.Width / scale), 1, Patch.Width);
        PatchHeight = Math.Clamp((int)Math.Round(Field.Height / scale), 1, Patch.Height);
        for (var y = 0; y < PatchHeight; y++)
        {
            var (top, bottom) = Span(Field.Top, Field.Height, y, PatchHeight);
            for (var x = 0; x < PatchWidth; x++)
            {
                var (left, right) = Span(Field.Left, Field.Width, x, PatchWidth);
                Mean(frame, Math.Max(0, left), Math.Max(0, top), Math.Min(frame.Width, right), Math.Min(frame.Height, bottom), Patch.Rgba.AsSpan(((y * Patch.Width) + x) * 4, 4));
            }
        }
    }

    private static (int First, int End) Span(double start, double length, int place, int places)
    {
        var first = (int)Math.Round(start + (length * place / places));
        return (first, Math.Max(first + 1, (int)Math.Round(start + (length * (place + 1) / places))));
    }

    private static void Mean(Frame frame, int left, int top, int right, int bottom, Span<byte> pixel)
    {
        pixel.Clear();
        var count = (right - left) * (bottom - top);
        if (right <= left || bottom <= top) return;
        var (red, green, blue) = (0, 0, 0);
        for (var y = top; y < bottom; y++)
        {
            var row = frame.Rgba.AsSpan(((y * frame.Width) + left) * 4, (right - left) * 4);
            for (var i = 0; i < row.Length; i += 4) (red, green, blue) = (red + row[i], green + row[i + 1], blue + row[i + 2]);
        }

        (pixel[0], pixel[1], pixel[2], pixel[3]) = ((byte)((red + (count / 2)) / count), (byte)((green + (count / 2)) / count), (byte)((blue + (count / 2)) / count), 255);
    }
}
