using LiveConv.Reference;
using LiveConv.Tensors;

namespace LiveConv.Ops;

/// <summary>Pooling that summarises the values of each window by one.</summary>
public abstract record SummaryPoolOp : PoolOp
{
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
            var padded = 0;
            for (var p = 0; p < KernelHeight; p++)
            for (var q = 0; q < KernelWidth; q++)
            {
                var (row, column) = (top + (p * DilationY), left + (q * DilationX));

                // Places in the padding count, but not what ceil mode adds beyond it (as PyTorch and ONNX).
                if (row < x.Shape.H + Padding.Bottom && column < x.Shape.W + Padding.Right) padded++;
                if (row >= 0 && row < x.Shape.H && column >= 0 && column < x.Shape.W) window.Add(x[n, c, row, column]);
            }

            var (value, bound) = Summarise(window, padded);
            output.Set(index++, value, bound);
        }
    }

    /// <param name="window">The values of the window that lie inside the picture.</param>
    /// <param name="padded">The number of places with the padding counted.</param>
    protected abstract (double Value, double Bound) Summarise(IReadOnlyList<float> window, int padded);
}
