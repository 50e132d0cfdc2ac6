using System.Runtime.CompilerServices;
using LiveConv.Cpu.Vectors;

namespace LiveConv.Cpu.Rows;

/// <summary>
/// Four rows of a convolution of stride 1. The rows of the input are given one by one; output row i takes those from i on, so
/// that what is loaded from a row serves all four.
/// </summary>
/// <typeparam name="V">The vector.</typeparam>
internal static unsafe class ConvTile<V>
    where V : struct, IFloatVector<V>
{
    /// <summary>Output rows computed together.</summary>
    public const int Rows = 4;

    /// <summary>y[i][j] = start + Σ_c Σ_p Σ_q w[c, p, q] · x[c, i + p][j + q].</summary>
    /// <param name="x">For each channel its <paramref name="height"/> + 3 rows, each from the first column of the first window on.</param>
    /// <param name="channels">Channels that are summed up.</param>
    /// <param name="w">The weights.</param>
    /// <param name="height">Rows of the kernel.</param>
    /// <param name="width">Columns of the kernel.</param>
    /// <param name="start">What is added to.</param>
    /// <param name="y">The four output rows.</param>
    /// <param name="count">Columns to compute, in steps of two vectors.</param>
    public static void Run(float** x, int channels, float* w, int height, int width, float start, float** y, int count)
    {
        if (channels == 1 && height == 3 && width == 3) Square3(x, w, start, y, count);
        else if (height == 1) Line(x, channels, w, width, start, y, count);
        else if (width == 1 && height >= Rows - 1) Column(x, channels, w, height, start, y, count);
        else Rectangle(x, channels, w, height, width, start, y, count);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Square3(float** x, float* w, float start, float** y, int count)
    {
        float* x0 = x[0], x1 = x[1], x2 = x[2], x3 = x[3], x4 = x[4], x5 = x[5];
        float* y0 = y[0], y1 = y[1], y2 = y[2], y3 = y[3];
        var first = V.Create(start);
        V w00 = V.Create(w[0]), w01 = V.Create(w[1]), w02 = V.Create(w[2]);
        V w10 = V.Create(w[3]), w11 = V.Create(w[4]), w12 = V.Create(w[5]);
        V w20 = V.Create(w[6]), w21 = V.Create(w[7]), w22 = V.Create(w[8]);
        for (nint j = 0; j < count; j += V.Count)
        {
            V p = V.Load(x0 + j), q = V.Load(x0 + j + 1), r = V.Load(x0 + j + 2);
            var a = Add(first, p, w00, q, w01, r, w02);
            (p, q, r) = (V.Load(x1 + j), V.Load(x1 + j + 1), V.Load(x1 + j + 2));
            a = Add(a, p, w10, q, w11, r, w12);
            var b = Add(first, p, w00, q, w01, r, w02);
            (p, q, r) = (V.Load(x2 + j), V.Load(x2 + j + 1), V.Load(x2 + j + 2));
            Add(a, p, w20, q, w21, r, w22).Store(y0 + j);
            b = Add(b, p, w10, q, w11, r, w12);
            var c = Add(first, p, w00, q, w01, r, w02);
            (p, q, r) = (V.Load(x3 + j), V.Load(x3 + j + 1), V.Load(x3 + j + 2));
            Add(b, p, w20, q, w21, r, w22).Store(y1 + j);
            c = Add(c, p, w10, q, w11, r, w12);
            var d = Add(first, p, w00, q, w01, r, w02);
            (p, q, r) = (V.Load(x4 + j), V.Load(x4 + j + 1), V.Load(x4 + j + 2));
            Add(c, p, w20, q, w21, r, w22).Store(y2 + j);
            d = Add(d, p, w10, q, w11, r, w12);
            (p, q, r) = (V.Load(x5 + j), V.Load(x5 + j + 1), V.Load(x5 + j + 2));
            Add(d, p, w20, q, w21, r, w22).Store(y3 + j);
        }
    }

    /// <summary>Kernels of one row: rows have no values in common, so that the weights are what is loaded once for all four.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Line(float** x, int channels, float* w, int width, float start, float** y, int count)
    {
        var n = V.Count;
        for (nint j = 0; j < count; j += 2 * n)
        {
            V a0 = V.Create(start), a1 = a0, b0 = a0, b1 = a0, c0 = a0, c1 = a0, d0 = a0, d1 = a0;
            var weight = w;
            for (var c = 0; c < channels; c++)
            {
                float* xa = x[c * Rows] + j, xb = x[(c * Rows) + 1] + j, xc = x[(c * Rows) + 2] + j, xd = x[(c * Rows) + 3] + j;
                for (nint q = 0; q < width; q++)
                {
                    var v = V.Create(*weight++);
                    a0 = V.MultiplyAdd(v, V.Load(xa + q), a0);
                    a1 = V.MultiplyAdd(v, V.Load(xa + q + n), a1);
                    b0 = V.MultiplyAdd(v, V.Load(xb + q), b0);
                    b1 = V.MultiplyAdd(v, V.Load(xb + q + n), b1);
                    c0 = V.MultiplyAdd(v, V.Load(xc + q), c0);
                    c1 = V.MultiplyAdd(v, V.Load(xc + q + n), c1);
                    d0 = V.MultiplyAdd(v, V.Load(xd + q), d0);
                    d1 = V.MultiplyAdd(v, V.Load(xd + q + n), d1);
                }
            }

            Store(y[0] + j, a0, a1);
            Store(y[1] + j, b0, b1);
            Store(y[2] + j, c0, c1);
            Store(y[3] + j, d0, d1);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Rectangle(float** x, int channels, float* w, int height, int width, float start, float** y, int count)
    {
        var n = V.Count;
        for (nint j = 0; j < count; j += 2 * n)
        {
            V a0 = V.Create(start), a1 = a0, b0 = a0, b1 = a0, c0 = a0, c1 = a0, d0 = a0, d1 = a0;
            var rows = x;
            for (var c = 0; c < channels; c++)
            {
                // The weights that meet this input row: of the first output row; of the others one row of weights earlier each.
                var weights = w + ((nint)c * height * width);
                for (var r = 0; r < height + Rows - 1; r++, weights += width)
                {
                    var row = *rows++ + j;
                    bool a = r < height, b = (uint)(r - 1) < height, d = r >= Rows - 1, inC = (uint)(r - 2) < height;
                    for (nint q = 0; q < width; q++)
                    {
                        V x0 = V.Load(row + q), x1 = V.Load(row + q + n);
                        if (a)
                        {
                            var v = V.Create(weights[q]);
                            (a0, a1) = (V.MultiplyAdd(v, x0, a0), V.MultiplyAdd(v, x1, a1));
                        }

                        if (b)
                        {
                            var v = V.Create(weights[q - width]);
                            (b0, b1) = (V.MultiplyAdd(v, x0, b0), V.MultiplyAdd(v, x1, b1));
                        }

                        if (inC)
                        {
                            var v = V.Create(weights[q - (2 * width)]);
                            (c0, c1) = (V.MultiplyAdd(v, x0, c0), V.MultiplyAdd(v, x1, c1));
                        }

                        if (d)
                        {
                            var v = V.Create(weights[q - (3 * width)]);
                            (d0, d1) = (V.MultiplyAdd(v, x0, d0), V.MultiplyAdd(v, x1, d1));
                        }
                    }
                }
            }

            Store(y[0] + j, a0, a1);
            Store(y[1] + j, b0, b1);
            Store(y[2] + j, c0, c1);
            Store(y[3] + j, d0, d1);
        }
    }

    /// <summary>Kernels of one column and at least three rows: an input row belongs to one output row, then to two, three, four, and fewer again.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Column(float** x, int channels, float* w, int height, float start, float** y, int count)
    {
        for (nint j = 0; j < count; j += 2 * V.Count)
        {
            V a0 = V.Create(start), a1 = a0, b0 = a0, b1 = a0, c0 = a0, c1 = a0, d0 = a0, d1 = a0;
            var rows = x;
            var weights = w;
            for (var channel = 0; channel < channels; channel++)
            {
                V first = V.Create(weights[0]), second = V.Create(weights[1]), third = V.Create(weights[2]);
                V x0 = V.Load(rows[0] + j), x1 = V.Load(rows[0] + j + V.Count);
                Add(first, x0, x1, ref a0, ref a1);
                (x0, x1) = (V.Load(rows[1] + j), V.Load(rows[1] + j + V.Count));
                Add(second, x0, x1, ref a0, ref a1);
                Add(first, x0, x1, ref b0, ref b1);
                (x0, x1) = (V.Load(rows[2] + j), V.Load(rows[2] + j + V.Count));
                Add(third, x0, x1, ref a0, ref a1);
                Add(second, x0, x1, ref b0, ref b1);
                Add(first, x0, x1, ref c0, ref c1);
                for (nint p = 3; p < height; p++)
                {
                    (x0, x1) = (V.Load(rows[p] + j), V.Load(rows[p] + j + V.Count));
                    Add(V.Create(weights[p]), x0, x1, ref a0, ref a1);
                    Add(V.Create(weights[p - 1]), x0, x1, ref b0, ref b1);
                    Add(V.Create(weights[p - 2]), x0, x1, ref c0, ref c1);
                    Add(V.Create(weights[p - 3]), x0, x1, ref d0, ref d1);
                }

                rows += height;
                weights += height;
                (first, second, third) = (V.Create(weights[-1]), V.Create(weights[-2]), V.Create(weights[-3]));
                (x0, x1) = (V.Load(rows[0] + j), V.Load(rows[0] + j + V.Count));
                Add(first, x0, x1, ref b0, ref b1);
                Add(second, x0, x1, ref c0, ref c1);
                Add(third, x0, x1, ref d0, ref d1);
                (x0, x1) = (V.Load(rows[1] + j), V.Load(rows[1] + j + V.Count));
                Add(first, x0, x1, ref c0, ref c1);
                Add(second, x0, x1, ref d0, ref d1);
                (x0, x1) = (V.Load(rows[2] + j), V.Load(rows[2] + j + V.Count));
                Add(first, x0, x1, ref d0, ref d1);
                rows += Rows - 1;
            }

            Store(y[0] + j, a0, a1);
            Store(y[1] + j, b0, b1);
            Store(y[2] + j, c0, c1);
            Store(y[3] + j, d0, d1);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Add(V w, V x0, V x1, ref V sum0, ref V sum1)
    {
        sum0 = V.MultiplyAdd(w, x0, sum0);
        sum1 = V.MultiplyAdd(w, x1, sum1);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V Add(V sum, V p, V wp, V q, V wq, V r, V wr) => V.MultiplyAdd(r, wr, V.MultiplyAdd(q, wq, V.MultiplyAdd(p, wp, sum)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store(float* y, V first, V second)
    {
        first.Store(y);
        second.Store(y + V.Count);
    }
}
