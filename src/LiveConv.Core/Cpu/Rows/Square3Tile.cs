using System.Runtime.CompilerServices;
using LiveConv.Cpu.Vectors;

namespace LiveConv.Cpu.Rows;

/// <summary>3×3 windows of one channel, four rows at a time; each value that is loaded serves all rows that see it.</summary>
internal static unsafe class Square3Tile<V>
    where V : struct, IFloatVector<V>
{
    /// <summary>y[i][j] = start + Σ_p Σ_q w[p, q] · x[i + p][j + q].</summary>
    /// <param name="x">4 · <paramref name="tiles"/> + 2 input rows, each from the first column of the first window on.</param>
    /// <param name="w">The nine weights.</param>
    /// <param name="start">What is added to.</param>
    /// <param name="y">4 · <paramref name="tiles"/> output rows.</param>
    /// <param name="tiles">Fours of output rows.</param>
    /// <param name="from">The first column to compute.</param>
    /// <param name="to">The column after the last one; they are computed in whole vectors.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Run(float** x, float* w, float start, float** y, int tiles, int from, int to)
    {
        var first = V.Create(start);
        V w00 = V.Create(w[0]), w01 = V.Create(w[1]), w02 = V.Create(w[2]);
        V w10 = V.Create(w[3]), w11 = V.Create(w[4]), w12 = V.Create(w[5]);
        V w20 = V.Create(w[6]), w21 = V.Create(w[7]), w22 = V.Create(w[8]);
        for (var tile = 0; tile < tiles; tile++, x += ConvTile<V>.Rows, y += ConvTile<V>.Rows)
        {
            float* x0 = x[0], x1 = x[1], x2 = x[2], x3 = x[3], x4 = x[4], x5 = x[5];
            float* y0 = y[0], y1 = y[1], y2 = y[2], y3 = y[3];
            for (nint j = from; j < to; j += V.Count)
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
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V Add(V sum, V p, V wp, V q, V wq, V r, V wr) => V.MultiplyAdd(r, wr, V.MultiplyAdd(q, wq, V.MultiplyAdd(p, wp, sum)));
}
