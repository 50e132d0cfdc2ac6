using LiveConv.Ops;
using LiveConv.Tensors;

namespace LiveConv.Cpu;

/// <summary>
/// Transposed convolution by output rows: a row gathers from the input rows that reach it, and each weight adds a multiple of an input
/// row at every <see cref="ConvTranspose2D.StrideX"/>-th column. Rows don't share outputs, so threads don't either.
/// </summary>
internal sealed class ConvTranspose2DCpu(ConvTranspose2D op, Tensor[] inputs, Tensor output) : CpuKernel
{
    private readonly Tensor input = inputs[0];
    private readonly Tensor weights = inputs[1];
    private readonly float[]? bias = inputs.Length == 3 ? inputs[2].Data : null;

    public override int Rows(int phase) => output.Shape.N * output.Shape.C * output.Shape.H;

    public override void Run(int phase, int from, int to)
    {
        for (var row = from; row < to; row++)
        {
            var (plane, i) = Math.DivRem(row, output.Shape.H);
            var (n, m) = Math.DivRem(plane, output.Shape.C);
            var y = output.Data.AsSpan(row * output.Shape.W, output.Shape.W);
            y.Fill(bias?[m] ?? 0);
            for (var p = 0; p < weights.Shape.H; p++)
            {
                var place = i + op.Padding.Top - (p * op.DilationY);
                if (place >= 0 && place % op.StrideY == 0 && place / op.StrideY < input.Shape.H) AddRow(n, m, p, place / op.StrideY, y);
            }
        }
    }

    /// <summary>Adds what one input row of all channels of the group gives through one row of the kernel.</summary>
    private void AddRow(int n, int m, int p, int line, Span<float> y)
    {
        var (group, k) = Math.DivRem(m, weights.Shape.C);
        var channels = input.Shape.C / op.Groups;
        for (var c = group * channels; c < (group + 1) * channels; c++)
        {
            var x = input.Data.AsSpan(input.Index(n, c, line, 0), input.Shape.W);
            for (var q = 0; q < weights.Shape.W; q++) AddMultiple(x, weights[c, k, p, q], (q * op.DilationX) - op.Padding.Left, y);
        }
    }

    /// <summary>y[j·stride + shift] += weight · x[j], where that lies inside.</summary>
    private void AddMultiple(ReadOnlySpan<float> x, float weight, int shift, Span<float> y)
    {
        var stride = op.StrideX;
        var first = shift < 0 ? (-shift + stride - 1) / stride : 0;
        var last = Math.Min(x.Length, ((y.Length - 1 - shift) / stride) + 1);
        if (shift >= y.Length) return;
        for (var j = first; j < last; j++) y[(j * stride) + shift] += weight * x[j];
    }
}
