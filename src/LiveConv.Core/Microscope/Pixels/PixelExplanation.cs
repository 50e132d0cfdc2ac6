using System.Runtime.InteropServices;
using LiveConv.Frames;

namespace LiveConv.Microscope.Pixels;

/// <summary>How one value of a graph's input comes from the pixels of the frame. Filled by <see cref="PixelProbe.Explain"/>, again and again.</summary>
public sealed class PixelExplanation
{
    private readonly List<FramePixel> pixels = [];
    private readonly List<ProbeStep> steps = [];

    /// <summary>Row-major index of the value in the input.</summary>
    public int Index { get; internal set; }

    /// <summary>Channel of the input.</summary>
    public int Channel { get; internal set; }

    /// <summary>Row in the input.</summary>
    public int Y { get; internal set; }

    /// <summary>Column in the input.</summary>
    public int X { get; internal set; }

    /// <summary>Which channels the input has.</summary>
    public FrameColor Color { get; internal set; }

    /// <summary>The frame's pixels that it is made of, row by row: one where the frame isn't scaled, none beside the picture.</summary>
    public ReadOnlySpan<FramePixel> Pixels => CollectionsMarshal.AsSpan(pixels);

    /// <summary>Rows of <see cref="Pixels"/>.</summary>
    public int Rows { get; private set; }

    /// <summary>Columns of <see cref="Pixels"/>.</summary>
    public int Columns { get; private set; }

    /// <summary>The pixel of the scaled picture, each part rounded to 8 bits.</summary>
    public (byte Red, byte Green, byte Blue) Scaled { get; internal set; }

    /// <summary>The 8-bit number of the channel: one of the three, or their grey.</summary>
    public int Level { get; internal set; }

    /// <summary>What makes the value of the level, in order.</summary>
    public ReadOnlySpan<ProbeStep> Steps => CollectionsMarshal.AsSpan(steps);

    /// <summary>The value, in double.</summary>
    public double Value { get; internal set; }

    /// <summary>What the executor computed.</summary>
    public double Actual { get; internal set; }

    /// <summary>How many float32 values lie between both.</summary>
    public long Ulps { get; internal set; }

    /// <summary>The largest error allowed (docs/verification.md).</summary>
    public double Bound { get; internal set; }

    /// <summary>The error as a fraction of the bound.</summary>
    public double ErrorOverBound { get; internal set; }

    /// <summary>Whether the executor's value lies within the bound.</summary>
    public bool IsWithinBound => ErrorOverBound <= 1;

    internal void Begin()
    {
        pixels.Clear();
        steps.Clear();
    }

    internal void SetSize(int rows, int columns) => (Rows, Columns) = (rows, columns);

    internal void Add(FramePixel pixel) => pixels.Add(pixel);

    internal void Step(string name, double value) => steps.Add(new ProbeStep(name, value));
}
