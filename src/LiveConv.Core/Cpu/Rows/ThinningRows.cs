using System.Runtime.CompilerServices;
using LiveConv.Cpu.Products;
using LiveConv.Cpu.Vectors;
using LiveConv.Ops;

namespace LiveConv.Cpu.Rows;

/// <summary>Canny's thinning: the magnitudes of some rows, then all four comparisons and a choice. Inputs: dx and dy.</summary>
/// <param name="floor">Magnitudes up to this one may be left out, as the reader takes them like 0; 0 or more.</param>
internal sealed unsafe class ThinningRows<V>(float floor) : RowLayer
    where V : struct, IFloatVector<V>
{
    public override RowWindow Window { get; } = new(1, 1, 1, 1, new Edge(BorderMode.Zero));

    public override void Run(ReadOnlySpan<RowBuffer> inputs, RowBuffer output, int from, int to)
    {
        // Magnitudes have a column of zeros on both sides, as the gradients have.
        var stride = output.WholeWidth + RowBuffer.Step;
        var magnitudes = PanelMemory.Take(((to - from) + 2) * stride);
        for (var c = 0; c < output.Channels; c++)
        {
            for (var y = from - 1; y <= to; y++) Magnitudes(inputs[0].Seen(c, y) - 1, inputs[1].Seen(c, y) - 1, magnitudes + ((y - from + 1) * stride), stride);
            for (var y = from; y < to; y++)
                Thin(inputs[0].Row(c, y), inputs[1].Row(c, y), magnitudes + ((y - from) * stride), stride, output.Row(c, y), output.WholeWidth);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Magnitudes(float* dx, float* dy, float* m, int count)
    {
        for (nint j = 0; j < count; j += V.Count) (V.Abs(V.Load(dx + j)) + V.Abs(V.Load(dy + j))).Store(m + j);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Thin(float* dx, float* dy, float* above, nint stride, float* y, int width)
    {
        float* here = above + stride, below = here + stride;
        V zero = V.Zero, least = V.Create(floor), one = V.Create(EdgeThinning.One), flat = V.Create(EdgeThinning.Tangent22), steep = V.Create(EdgeThinning.Tangent67);
        for (nint j = 0; j < width; j += V.Count)
        {
            // Place j + 1 is this pixel.
            var m = V.Load(here + j + 1);
            if (!V.AnyLess(least, m))
            {
                zero.Store(y + j);
                continue;
            }

            V gx = V.Load(dx + j), gy = V.Load(dy + j);
            V across = V.Abs(gx), down = V.Abs(gy) * one;
            var horizontal = V.WhereLess(m, V.Load(here + j + 2), zero, V.WhereLess(V.Load(here + j), m, m, zero));
            var vertical = V.WhereLess(m, V.Load(below + j + 1), zero, V.WhereLess(V.Load(above + j + 1), m, m, zero));
            var falling = Larger(m, V.Load(above + j), V.Load(below + j + 2));
            var rising = Larger(m, V.Load(above + j + 2), V.Load(below + j));
            var diagonal = V.WhereLess(gx, zero, V.WhereLess(gy, zero, falling, rising), V.WhereLess(gy, zero, rising, falling));
            V.WhereLess(down, across * flat, horizontal, V.WhereLess(across * steep, down, vertical, diagonal)).Store(y + j);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V Larger(V m, V first, V second) => V.WhereLess(first, m, V.WhereLess(second, m, m, V.Zero), V.Zero);
}
