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
    /// <param name="from">The first column to compute.</param>
    /// <param name="to">The column after the last one; they are computed in steps of up to two vectors.</param>
    public static void Run(float** x, int channels, float* w, int height, int width, float start, float** y, int from, int to)
    {
        if (channels == 1 && height == 3 && width == 3) Square3Tile<V>.Run(x, w, start, y, 1, from, to);
        else if (height == 1) Line(x, channels, w, width, start, y, from, to);
        else if (height < Rows - 1) TwoRows(x, channels, w, width, start, y, from, to);
        else if (width == 1) Column(x, channels, w, height, start, y, from, to);
        else Rectangle(x, channels, w, height, width, start, y, from, to);
    }

    /// <summary>Kernels of one row: rows have no values in common, so that the weights are what is loaded once for all four.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Line(float** x, int channels, float* w, int width, float start, float** y, int from, int to)
    {
        var n = V.Count;
        for (nint j = from; j < to; j += 2 * n)
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

    /// <summary>Kernels of at least three rows: an input row belongs to one output row, then to two, three, four, and fewer again.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Rectangle(float** x, int channels, float* w, int height, int width, float start, float** y, int from, int to)
    {
        for (nint j = from; j < to; j += 2 * V.Count)
        {
            V a0 = V.Create(start), a1 = a0, b0 = a0, b1 = a0, c0 = a0, c1 = a0, d0 = a0, d1 = a0;
            var rows = x;
            var weights = w;
            for (var channel = 0; channel < channels; channel++)
            {
                Add(rows[0] + j, weights, width, ref a0, ref a1);
                weights += width;
                Add(rows[1] + j, weights, width, ref a0, ref a1, ref b0, ref b1);
                weights += width;
                Add(rows[2] + j, weights, width, ref a0, ref a1, ref b0, ref b1, ref c0, ref c1);
                weights += width;
                for (var p = Rows - 1; p < height; p++, weights += width)
                {
                    var row = rows[p] + j;
                    for (nint q = 0; q < width; q++)
                    {
                        V x0 = V.Load(row + q), x1 = V.Load(row + q + V.Count);
                        Add(V.Create(weights[q]), x0, x1, ref a0, ref a1);
                        Add(V.Create(weights[q - width]), x0, x1, ref b0, ref b1);
                        Add(V.Create(weights[q - (2 * width)]), x0, x1, ref c0, ref c1);
                        Add(V.Create(weights[q - (3 * width)]), x0, x1, ref d0, ref d1);
                    }
                }

                rows += height;
                Add(rows[0] + j, weights - width, width, ref b0, ref b1, ref c0, ref c1, ref d0, ref d1);
                Add(rows[1] + j, weights - width, width, ref c0, ref c1, ref d0, ref d1);
                Add(rows[2] + j, weights - width, width, ref d0, ref d1);
                rows += Rows - 1;
            }

            Store(y[0] + j, a0, a1);
            Store(y[1] + j, b0, b1);
            Store(y[2] + j, c0, c1);
            Store(y[3] + j, d0, d1);
        }
    }

    /// <summary>Kernels of two rows.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void TwoRows(float** x, int channels, float* w, int width, float start, float** y, int from, int to)
    {
        const int Height = 2;
        for (nint j = from; j < to; j += 2 * V.Count)
        {
            for (var r = 0; r < Rows; r++)
            {
                V a0 = V.Create(start), a1 = a0;
                for (var i = 0; i < channels * Height; i++)
                    Add(x[(i / Height * (Height + Rows - 1)) + (i % Height) + r] + j, w + ((nint)i * width), width, ref a0, ref a1);
                Store(y[r] + j, a0, a1);
            }
        }
    }

    /// <summary>Kernels of one column and at least three rows: an input row belongs to one output row, then to two, three, four, and fewer again.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Column(float** x, int channels, float* w, int height, float start, float** y, int from, int to)
    {
        for (nint j = from; j < to; j += 2 * V.Count)
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

    /// <summary>A row of weights, and the input row of one output row.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Add(float* row, float* w, nint width, ref V a0, ref V a1)
    {
        for (nint q = 0; q < width; q++) Add(V.Create(w[q]), V.Load(row + q), V.Load(row + q + V.Count), ref a0, ref a1);
    }

    /// <summary>A row of weights and the one before, and the input row of two output rows.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Add(float* row, float* w, nint width, ref V a0, ref V a1, ref V b0, ref V b1)
    {
        for (nint q = 0; q < width; q++)
        {
            V x0 = V.Load(row + q), x1 = V.Load(row + q + V.Count);
            Add(V.Create(w[q]), x0, x1, ref a0, ref a1);
            Add(V.Create(w[q - width]), x0, x1, ref b0, ref b1);
        }
    }

    /// <summary>A row of weights and the two before, and the input row of three output rows.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Add(float* row, float* w, nint width, ref V a0, ref V a1, ref V b0, ref V b1, ref V c0, ref V c1)
    {
        for (nint q = 0; q < width; q++)
        {
            V x0 = V.Load(row + q), x1 = V.Load(row + q + V.Count);
            Add(V.Create(w[q]), x0, x1, ref a0, ref a1);
            Add(V.Create(w[q - width]), x0, x1, ref b0, ref b1);
            Add(V.Create(w[q - (2 * width)]), x0, x1, ref c0, ref c1);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store(float* y, V first, V second)
    {
        first.Store(y);
        second.Store(y + V.Count);
    }
}
