using LiveConv.Tensors;

namespace LiveConv.Ops;

/// <summary>What windows that slide over volumes share. Input: N×C×D×H×W.</summary>
public abstract record WindowOp3D : Op
{
    public Size3D Stride { get; init; } = Size3D.One;

    public Size3D Dilation { get; init; } = Size3D.One;

    /// <summary>Zeros before the first element of each axis.</summary>
    public Size3D PaddingBefore { get; init; }

    /// <summary>Zeros after the last element of each axis.</summary>
    public Size3D PaddingAfter { get; init; }

    /// <summary>How many places a window has along each axis.</summary>
    protected Size3D OutputSize(Shape x, Size3D kernel, bool ceiling) => new(
        Window.OutputSize(x[2], PaddingBefore.Depth, PaddingAfter.Depth, kernel.Depth, Stride.Depth, Dilation.Depth, ceiling),
        Window.OutputSize(x[3], PaddingBefore.Height, PaddingAfter.Height, kernel.Height, Stride.Height, Dilation.Height, ceiling),
        Window.OutputSize(x[4], PaddingBefore.Width, PaddingAfter.Width, kernel.Width, Stride.Width, Dilation.Width, ceiling));

    /// <summary>The place of a window's tap in the input; outside it in the padding.</summary>
    protected Size3D Place(Size3D output, Size3D tap) => new(
        (output.Depth * Stride.Depth) - PaddingBefore.Depth + (tap.Depth * Dilation.Depth),
        (output.Height * Stride.Height) - PaddingBefore.Height + (tap.Height * Dilation.Height),
        (output.Width * Stride.Width) - PaddingBefore.Width + (tap.Width * Dilation.Width));

    /// <summary>Throws unless the shape is that of volumes.</summary>
    protected void RequireVolume(Shape x)
    {
        if (x.Rank != 5) throw new ShapeException($"{Name} needs an input N×C×D×H×W, not {x}");
    }

    /// <summary>The sizes of a shape's last three axes.</summary>
    protected static Size3D Volume(Shape x) => new(x[2], x[3], x[4]);

    /// <summary>Whether a place lies inside a volume.</summary>
    protected static bool Contains(Size3D volume, Size3D place) =>
        (uint)place.Depth < (uint)volume.Depth && (uint)place.Height < (uint)volume.Height && (uint)place.Width < (uint)volume.Width;

    /// <summary>The row-major index of a place in a volume.</summary>
    protected static int Index(Size3D volume, Size3D place) => (((place.Depth * volume.Height) + place.Height) * volume.Width) + place.Width;
}
