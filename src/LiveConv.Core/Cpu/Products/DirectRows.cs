using System.Runtime.CompilerServices;
using LiveConv.Cpu.Vectors;

namespace LiveConv.Cpu.Products;

/// <summary>Rows of a convolution as sums of shifted rows, four rows and two vectors at a time in registers.</summary>
internal static unsafe class DirectRows<V>
    where V : struct, IFloatVector<V>
{
    /// <summary>y[r, j] = start + Σ_t w[t] · x[r·rowStep + taps[t] + j] for up to four rows.</summary>
    /// <param name="x">The first window's first value; may be read for two vectors past the last one's end.</param>
    /// <param name="rowStep">From the windows of one output row to those of the next.</param>
    /// <param name="taps">Where each weight's value lies in a window.</param>
    /// <param name="w">The weights.</param>
    /// <param name="count">Number of taps.</param>
    /// <param name="start">What is added to.</param>
    /// <param name="y">The first output row; the others follow at once.</param>
    /// <param name="rows">1 to 4; of the rows that lack, the last one is computed again.</param>
    /// <param name="width">Values in a row.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Convolve(float* x, nint rowStep, int* taps, float* w, int count, float start, float* y, int rows, int width)
    {
        nint second = Math.Min(1, rows - 1), third = Math.Min(2, rows - 1), fourth = Math.Min(3, rows - 1);
        var rest = stackalloc float[4 * V.Count];
        var j = 0;
        while (j < width)
        {
            float* a = x + j, b = a + (second * rowStep), c = a + (third * rowStep), d = a + (fourth * rowStep);
            if (width - j >= 2 * V.Count)
            {
                Convolve2(a, b, c, d, taps, w, count, start, y + j, y + (second * width) + j, y + (third * width) + j, y + (fourth * width) + j);
                j += 2 * V.Count;
            }
            else if (width - j >= V.Count)
            {
                Convolve1(a, b, c, d, taps, w, count, start, y + j, y + (second * width) + j, y + (third * width) + j, y + (fourth * width) + j);
                j += V.Count;
            }
            else
            {
                Convolve1(a, b, c, d, taps, w, count, start, rest, rest + V.Count, rest + (2 * V.Count), rest + (3 * V.Count));
                for (var r = 0; r < rows; r++) new ReadOnlySpan<float>(rest + (r * V.Count), width - j).CopyTo(new Span<float>(y + ((nint)r * width) + j, width - j));
                j = width;
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Convolve2(float* a, float* b, float* c, float* d, int* taps, float* w, int count, float start, float* ya, float* yb, float* yc, float* yd)
    {
        var n = V.Count;
        V a0 = V.Create(start), a1 = a0, b0 = a0, b1 = a0, c0 = a0, c1 = a0, d0 = a0, d1 = a0;
        for (var t = 0; t < count; t++)
        {
            var weight = V.Create(w[t]);
            nint tap = taps[t];
            a0 = V.MultiplyAdd(weight, V.Load(a + tap), a0);
            a1 = V.MultiplyAdd(weight, V.Load(a + tap + n), a1);
            b0 = V.MultiplyAdd(weight, V.Load(b + tap), b0);
            b1 = V.MultiplyAdd(weight, V.Load(b + tap + n), b1);
            c0 = V.MultiplyAdd(weight, V.Load(c + tap), c0);
            c1 = V.MultiplyAdd(weight, V.Load(c + tap + n), c1);
            d0 = V.MultiplyAdd(weight, V.Load(d + tap), d0);
            d1 = V.MultiplyAdd(weight, V.Load(d + tap + n), d1);
        }

        d0.Store(yd);
        d1.Store(yd + n);
        c0.Store(yc);
        c1.Store(yc + n);
        b0.Store(yb);
        b1.Store(yb + n);
        a0.Store(ya);
        a1.Store(ya + n);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Convolve1(float* a, float* b, float* c, float* d, int* taps, float* w, int count, float start, float* ya, float* yb, float* yc, float* yd)
    {
        V a0 = V.Create(start), b0 = a0, c0 = a0, d0 = a0;
        for (var t = 0; t < count; t++)
        {
            var weight = V.Create(w[t]);
            nint tap = taps[t];
            a0 = V.MultiplyAdd(weight, V.Load(a + tap), a0);
            b0 = V.MultiplyAdd(weight, V.Load(b + tap), b0);
            c0 = V.MultiplyAdd(weight, V.Load(c + tap), c0);
            d0 = V.MultiplyAdd(weight, V.Load(d + tap), d0);
        }

        d0.Store(yd);
        c0.Store(yc);
        b0.Store(yb);
        a0.Store(ya);
    }
}
