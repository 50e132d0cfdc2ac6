using System.Runtime.CompilerServices;
using LiveConv.Cpu.Vectors;

namespace LiveConv.Cpu.Rows;

/// <summary>
/// Kernels of one row of n weights and then of one column of n, for n = 3 and 5, down the picture by strips of two vectors: the sums along the latest n rows stay in
/// registers, so that each input row is summed up once and nothing lies between the two passes.
/// </summary>
/// <typeparam name="V">The vector.</typeparam>
internal static unsafe class TwoPassTile<V>
    where V : struct, IFloatVector<V>
{
    /// <summary>Whether there is a tile for kernels of so many weights.</summary>
    public static bool Suits(int size) => size is 3 or 5;

    /// <summary>y[i][j] = start + Σ_p column[p] · Σ_q row[q] · x[i + p][j + q], each sum in this order.</summary>
    /// <param name="x"><paramref name="rows"/> + n − 1 input rows, each from the first column of the first window on.</param>
    /// <param name="row">The weights of the first pass.</param>
    /// <param name="column">The weights of the second.</param>
    /// <param name="size">n.</param>
    /// <param name="start">What the second pass adds to.</param>
    /// <param name="y">The output rows.</param>
    /// <param name="rows">How many output rows.</param>
    /// <param name="from">The first column to compute.</param>
    /// <param name="to">The column after the last one; they are computed in steps of two vectors.</param>
    public static void Run(float** x, float* row, float* column, int size, float start, float** y, int rows, int from, int to)
    {
        if (size == 3) Three(x, row, column, start, y, rows, from, to);
        else Five(x, row, column, start, y, rows, from, to);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Three(float** x, float* row, float* column, float start, float** y, int rows, int from, int to)
    {
        V r0 = V.Create(row[0]), r1 = V.Create(row[1]), r2 = V.Create(row[2]);
        V c0 = V.Create(column[0]), c1 = V.Create(column[1]), c2 = V.Create(column[2]), first = V.Create(start);
        for (nint j = from, k = from + V.Count; j < to; j += 2 * V.Count, k += 2 * V.Count)
        {
            V a0 = Sum(x[0] + j, r0, r1, r2), b0 = Sum(x[1] + j, r0, r1, r2);
            V a1 = Sum(x[0] + k, r0, r1, r2), b1 = Sum(x[1] + k, r0, r1, r2);
            for (nint i = 0; i < rows; i++)
            {
                var next = x[i + 2];
                V d0 = Sum(next + j, r0, r1, r2), d1 = Sum(next + k, r0, r1, r2);
                V.MultiplyAdd(c2, d0, V.MultiplyAdd(c1, b0, V.MultiplyAdd(c0, a0, first))).Store(y[i] + j);
                V.MultiplyAdd(c2, d1, V.MultiplyAdd(c1, b1, V.MultiplyAdd(c0, a1, first))).Store(y[i] + k);
                (a0, b0, a1, b1) = (b0, d0, b1, d1);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Five(float** x, float* row, float* column, float start, float** y, int rows, int from, int to)
    {
        V r0 = V.Create(row[0]), r1 = V.Create(row[1]), r2 = V.Create(row[2]), r3 = V.Create(row[3]), r4 = V.Create(row[4]);
        V c0 = V.Create(column[0]), c1 = V.Create(column[1]), c2 = V.Create(column[2]), c3 = V.Create(column[3]), c4 = V.Create(column[4]), first = V.Create(start);
        for (nint j = from, k = from + V.Count; j < to; j += 2 * V.Count, k += 2 * V.Count)
        {
            V a0 = Sum(x[0] + j, r0, r1, r2, r3, r4), b0 = Sum(x[1] + j, r0, r1, r2, r3, r4), d0 = Sum(x[2] + j, r0, r1, r2, r3, r4), e0 = Sum(x[3] + j, r0, r1, r2, r3, r4);
            V a1 = Sum(x[0] + k, r0, r1, r2, r3, r4), b1 = Sum(x[1] + k, r0, r1, r2, r3, r4), d1 = Sum(x[2] + k, r0, r1, r2, r3, r4), e1 = Sum(x[3] + k, r0, r1, r2, r3, r4);
            for (nint i = 0; i < rows; i++)
            {
                var next = x[i + 4];
                V f0 = Sum(next + j, r0, r1, r2, r3, r4), f1 = Sum(next + k, r0, r1, r2, r3, r4);
                Sum(a0, c0, b0, c1, d0, c2, e0, c3, f0, c4, first).Store(y[i] + j);
                Sum(a1, c0, b1, c1, d1, c2, e1, c3, f1, c4, first).Store(y[i] + k);
                (a0, b0, d0, e0, a1, b1, d1, e1) = (b0, d0, e0, f0, b1, d1, e1, f1);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V Sum(float* x, V r0, V r1, V r2) => V.MultiplyAdd(r2, V.Load(x + 2), V.MultiplyAdd(r1, V.Load(x + 1), V.MultiplyAdd(r0, V.Load(x), V.Zero)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V Sum(float* x, V r0, V r1, V r2, V r3, V r4) => V.MultiplyAdd(r4, V.Load(x + 4), V.MultiplyAdd(r3, V.Load(x + 3), Sum(x, r0, r1, r2)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V Sum(V a, V wa, V b, V wb, V c, V wc, V d, V wd, V e, V we, V start) =>
        V.MultiplyAdd(we, e, V.MultiplyAdd(wd, d, V.MultiplyAdd(wc, c, V.MultiplyAdd(wb, b, V.MultiplyAdd(wa, a, start)))));
}
