namespace LiveConv.Ops;

/// <summary>Pixels added on each side before a window slides.</summary>
public readonly record struct Padding(int Top, int Left, int Bottom, int Right)
{
    /// <summary>The padding that keeps the size of the picture at stride 1; the odd pixel of an even kernel goes to the top left.</summary>
    public static Padding Same(int kernelHeight, int kernelWidth) =>
        new(kernelHeight / 2, kernelWidth / 2, (kernelHeight - 1) / 2, (kernelWidth - 1) / 2);
}
