using LiveConv.Reference;
using LiveConv.Tensors;

namespace LiveConv.Ops;

/// <summary>An op that summarises each window of each channel by one value. Input and output: N×C×H×W.</summary>
public abstract record PoolOp : Op
{
    /// <summary>Rows of the window.</summary>
    public int KernelHeight { get; init; } = 2;

    /// <summary>Columns of the window.</summary>
    public int KernelWidth { get; init; } = 2;

    public int StrideY { get; init; } = 1;

    public int StrideX { get; init; } = 1;

    public Padding Padding { get; init; }

    /// <summary>Rounds the output size up, so that a last, partly outside window counts.</summary>
    public bool CeilMode { get; init; }

    public override Shape InferShape(ReadOnlySpan<Shape> inputs)
    {
        RequireInputs(inputs, 1, 1);
        var x = inputs[0];
        if (Padding.Top >= KernelHeight || Padding.Bottom >= KernelHeight || Padding.Left >= KernelWidth || Padding.Right >= KernelWidth)
            throw new ShapeException($"{Name} has a padding as large as its {KernelHeight}×{KernelWidth} window; it must be smaller");
        return new Shape(
            x.N,
            x.C,
            Window.OutputSize(x.H, Padding.Top, Padding.Bottom, KernelHeight, StrideY, 1, CeilMode),
            Window.OutputSize(x.W, Padding.Left, Padding.Right, KernelWidth, StrideX, 1, CeilMode));
    }

    public override void Evaluate(ReadOnlySpan<Tensor> inputs, ReferenceOutput output)
    {
        var x = inputs[0];
        var window = new List<float>(KernelHeight * KernelWidth);
        var index = 0;
        for (var n = 0; n < output.Shape.N; n++)
        for (var c = 0; c < output.Shape.C; c++)
        for (var i = 0; i < output.Shape.H; i++)
        for (var j = 0; j < output.Shape.W; j++)
        {
            window.Clear();
            var (top, left) = ((i * StrideY) - Padding.Top, (j * StrideX) - Padding.Left);
            for (var y = Math.Max(0, top); y < Math.Min(x.Shape.H, top + KernelHeight); y++)
            for (var col = Math.Max(0, left); col < Math.Min(x.Shape.W, left + KernelWidth); col++)
                window.Add(x[n, c, y, col]);

            // The window's size with the padding counted, but not what ceil mode adds beyond it (as PyTorch and ONNX).
            var padded = (Math.Min(top + KernelHeight, x.Shape.H + Padding.Bottom) - top)
                * (Math.Min(left + KernelWidth, x.Shape.W + Padding.Right) - left);
            var (value, bound) = Summarise(window, padded);
            output.Set(index++, value, bound);
        }
    }

    /// <param name="window">The values of the window that lie inside the picture.</param>
    /// <param name="padded">The number of places with the padding counted.</param>
    protected abstract (double Value, double Bound) Summarise(IReadOnlyList<float> window, int padded);
}
