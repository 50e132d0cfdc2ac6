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
        V zero = V.Zero, least = V.Create(floor);
        for (nint j = 0; j < width; j += V.Count)
        {
            // Place j + 1 is this pixel.
            var m = V.Load(here + j + 1);
            if (V.AnyLess(least, m)) EdgeTile<V>.Thinned(m, V.Load(dx + j), V.Load(dy + j), above + j + 1, here + j + 1, below + j + 1).Store(y + j);
            else zero.Store(y + j);
        }
    }
}
