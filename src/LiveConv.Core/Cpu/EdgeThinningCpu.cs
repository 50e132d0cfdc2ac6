using System.Numerics;
using LiveConv.Ops;
using LiveConv.Tensors;

namespace LiveConv.Cpu;

/// <summary>Canny's thinning, a vector of pixels at once: magnitudes with a border of zeros, then all four comparisons and a choice.</summary>
internal sealed class EdgeThinningCpu : CpuKernel
{
    private readonly Tensor dx;
    private readonly Tensor dy;
    private readonly Tensor output;
    private readonly float[] magnitudes;
    private readonly int stride;

    public EdgeThinningCpu(Tensor[] inputs, Tensor output)
    {
        (dx, dy) = (inputs[0], inputs[1]);
        this.output = output;
        stride = output.Shape.W + 2 + Simd.Count;
        magnitudes = new float[output.Shape.N * output.Shape.C * (output.Shape.H + 2) * stride];
    }

    public override int Phases => 2;

    public override int Rows(int phase) => output.Shape.N * output.Shape.C * output.Shape.H;

    public override void Run(int phase, int from, int to)
    {
        var width = output.Shape.W;
        for (var row = from; row < to; row++)
        {
            var x = dx.Data.AsSpan(row * width, width);
            var y = dy.Data.AsSpan(row * width, width);
            if (phase == 0)
            {
                var m = MagnitudeRow(row, 0).Slice(1, width);
                for (var j = 0; j < width; j += Simd.Count) Simd.Store(m, j, Vector.Abs(Simd.Load(x, j)) + Vector.Abs(Simd.Load(y, j)));
            }
            else
            {
                Thin(x, y, MagnitudeRow(row, -1), MagnitudeRow(row, 0), MagnitudeRow(row, 1), output.Data.AsSpan(row * width, width));
            }
        }
    }

    private static void Thin(ReadOnlySpan<float> dx, ReadOnlySpan<float> dy, ReadOnlySpan<float> above, ReadOnlySpan<float> here, ReadOnlySpan<float> below, Span<float> result)
    {
        var zero = Vector<float>.Zero;
        for (var j = 0; j < result.Length; j += Simd.Count)
        {
            // Index j + 1 is this pixel, as the magnitudes have a column of zeros on the left.
            var m = Simd.Load(here, j + 1);
            var (gx, gy) = (Simd.Load(dx, j), Simd.Load(dy, j));
            var (x, y) = (Vector.Abs(gx), Vector.Abs(gy) * EdgeThinning.One);
            var opposite = Vector.Xor(Vector.LessThan(gx, zero), Vector.LessThan(gy, zero));
            var first = Vector.ConditionalSelect(opposite, Simd.Load(above, j + 2), Simd.Load(above, j));
            var second = Vector.ConditionalSelect(opposite, Simd.Load(below, j), Simd.Load(below, j + 2));
            var diagonal = Vector.BitwiseAnd(Vector.GreaterThan(m, first), Vector.GreaterThan(m, second));
            var vertical = Vector.BitwiseAnd(Vector.GreaterThan(m, Simd.Load(above, j + 1)), Vector.GreaterThanOrEqual(m, Simd.Load(below, j + 1)));
            var horizontal = Vector.BitwiseAnd(Vector.GreaterThan(m, Simd.Load(here, j)), Vector.GreaterThanOrEqual(m, Simd.Load(here, j + 2)));
            var keep = Vector.ConditionalSelect(
                Vector.LessThan(y, x * EdgeThinning.Tangent22),
                horizontal,
                Vector.ConditionalSelect(Vector.GreaterThan(y, x * EdgeThinning.Tangent67), vertical, diagonal));
            Simd.Store(result, j, Vector.ConditionalSelect(keep, m, zero));
        }
    }

    private Span<float> MagnitudeRow(int row, int offset)
    {
        var (plane, y) = Math.DivRem(row, output.Shape.H);
        return magnitudes.AsSpan(((plane * (output.Shape.H + 2)) + y + 1 + offset) * stride, stride);
    }
}
