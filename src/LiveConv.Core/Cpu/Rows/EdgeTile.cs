using System.Runtime.CompilerServices;
using LiveConv.Cpu.Vectors;
using LiveConv.Ops;

namespace LiveConv.Cpu.Rows;

/// <summary>The loops of <see cref="EdgeRows{V}"/>. All values are those that the layers one by one compute, rounded in the same order.</summary>
internal static unsafe class EdgeTile<V>
    where V : struct, IFloatVector<V>
{
    /// <summary>The gradients of rows <paramref name="y"/> and the next one: magnitudes of all places, dx and dy of vectors that have one above <paramref name="least"/>.</summary>
    /// <param name="x">Four input rows, each from the first column of the first window on.</param>
    /// <param name="middle">The weight between the ones.</param>
    /// <param name="least">Up to this magnitude none matters.</param>
    /// <param name="rows">Where they go.</param>
    /// <param name="y">The first of the two rows.</param>
    /// <param name="from">The first column to compute.</param>
    /// <param name="to">The column after the last one; they are computed in whole vectors.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Gradients(float** x, float middle, float least, EdgeRing rows, int y, int from, int to)
    {
        V zero = V.Zero, low = V.Create(least), plus = V.Create(middle), minus = V.Create(-middle);
        float* x0 = x[0], x1 = x[1], x2 = x[2], x3 = x[3];
        float* m0 = rows.Magnitudes(y), dx0 = rows.Dx(y), dy0 = rows.Dy(y), m1 = rows.Magnitudes(y + 1), dx1 = rows.Dx(y + 1), dy1 = rows.Dy(y + 1);
        for (nint j = from; j < to; j += V.Count)
        {
            V p = V.Load(x0 + j), q = V.Load(x0 + j + 1), r = V.Load(x0 + j + 2);
            V ax = r - p, ay = V.MultiplyAdd(q, minus, zero - p) - r;
            (p, q, r) = (V.Load(x1 + j), V.Load(x1 + j + 1), V.Load(x1 + j + 2));
            ax = V.MultiplyAdd(r, plus, V.MultiplyAdd(p, minus, ax));
            V bx = r - p, by = V.MultiplyAdd(q, minus, zero - p) - r;
            (p, q, r) = (V.Load(x2 + j), V.Load(x2 + j + 1), V.Load(x2 + j + 2));
            ax = (ax - p) + r;
            ay = V.MultiplyAdd(q, plus, ay + p) + r;
            var m = V.Abs(ax) + V.Abs(ay);
            m.Store(m0 + j);
            if (V.AnyLess(low, m))
            {
                ax.Store(dx0 + j);
                ay.Store(dy0 + j);
            }

            bx = V.MultiplyAdd(r, plus, V.MultiplyAdd(p, minus, bx));
            (p, q, r) = (V.Load(x3 + j), V.Load(x3 + j + 1), V.Load(x3 + j + 2));
            bx = (bx - p) + r;
            by = V.MultiplyAdd(q, plus, by + p) + r;
            m = V.Abs(bx) + V.Abs(by);
            m.Store(m1 + j);
            if (V.AnyLess(low, m))
            {
                bx.Store(dx1 + j);
                by.Store(dy1 + j);
            }
        }
    }

    /// <summary>A bit for each pixel of a row that is the largest across its edge and above <paramref name="low"/>, and for each above <paramref name="high"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Thin(EdgeRing rows, int y, float low, float high, ulong* weak, ulong* strong, int words)
    {
        V least = V.Create(low), most = V.Create(high);
        float* above = rows.Magnitudes(y - 1), here = rows.Magnitudes(y), below = rows.Magnitudes(y + 1), dx = rows.Dx(y), dy = rows.Dy(y);
        for (nint word = 0, j = 0; word < words; word++)
        {
            (weak[word], strong[word]) = (0, 0);
            for (var bit = 0; bit < HysteresisBits.WordBits; bit += V.Count, j += V.Count)
            {
                var m = V.Load(here + j);
                if (!V.AnyLess(least, m)) continue;
                var thinned = Thinned(m, V.Load(dx + j), V.Load(dy + j), above + j, here + j, below + j);
                weak[word] |= V.BitsLess(least, thinned) << bit;
                strong[word] |= V.BitsLess(most, thinned) << bit;
            }
        }
    }

    /// <summary>Magnitudes that are the largest along their gradient, 0 elsewhere; all four comparisons and a choice.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Thinned(V m, V gx, V gy, float* above, float* here, float* below)
    {
        V zero = V.Zero, across = V.Abs(gx), down = V.Abs(gy) * V.Create(EdgeThinning.One);
        var horizontal = V.WhereLess(m, V.Load(here + 1), zero, V.WhereLess(V.Load(here - 1), m, m, zero));
        var vertical = V.WhereLess(m, V.Load(below), zero, V.WhereLess(V.Load(above), m, m, zero));
        var falling = Larger(m, V.Load(above - 1), V.Load(below + 1));
        var rising = Larger(m, V.Load(above + 1), V.Load(below - 1));
        var diagonal = V.WhereLess(gx, zero, V.WhereLess(gy, zero, falling, rising), V.WhereLess(gy, zero, rising, falling));
        return V.WhereLess(down, across * V.Create(EdgeThinning.Tangent22), horizontal, V.WhereLess(across * V.Create(EdgeThinning.Tangent67), down, vertical, diagonal));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V Larger(V m, V first, V second) => V.WhereLess(first, m, V.WhereLess(second, m, m, V.Zero), V.Zero);
}
