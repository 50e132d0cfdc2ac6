using LiveConv.Tensors;

namespace LiveConv.Ops;

/// <summary>An op that looks at each window of each channel. Input and output: N×C×H×W.</summary>
public abstract record PoolOp : Op
{
    /// <summary>Rows of the window.</summary>
    public int KernelHeight { get; init; } = 2;

    /// <summary>Columns of the window.</summary>
    public int KernelWidth { get; init; } = 2;

    public int StrideY { get; init; } = 1;

    public int StrideX { get; init; } = 1;

    /// <summary>Rows from one of the window to the next.</summary>
    public int DilationY { get; init; } = 1;

    /// <summary>Columns from one of the window to the next.</summary>
    public int DilationX { get; init; } = 1;

    public Padding Padding { get; init; }

    /// <summary>Rounds the output size up, so that a last, partly outside window counts.</summary>
    public bool CeilMode { get; init; }

    public override Shape InferShape(ReadOnlySpan<Shape> inputs)
    {
        RequireInputs(inputs, 1, 1);
        var x = inputs[0];
        var y = new Shape(
            x.N,
            x.C,
            Window.OutputSize(x.H, Padding.Top, Padding.Bottom, KernelHeight, StrideY, DilationY, CeilMode),
            Window.OutputSize(x.W, Padding.Left, Padding.Right, KernelWidth, StrideX, DilationX, CeilMode));
        var (height, width) = (((KernelHeight - 1) * DilationY) + 1, ((KernelWidth - 1) * DilationX) + 1);
        if (Padding.Top >= height || Padding.Bottom >= height || Padding.Left >= width || Padding.Right >= width)
            throw new ShapeException($"{Name} has a padding as large as its {height}×{width} window; it must be smaller");
        return y;
    }
}
