using System.Runtime.CompilerServices;
using LiveConv.Cpu.Rows;
using LiveConv.Cpu.Vectors;

namespace LiveConv.Cpu;

/// <summary>3×3 windows of a plane with zeros around it, four rows at a time.</summary>
internal static unsafe class Depthwise3x3Tile<V>
    where V : struct, IFloatVector<V>
{
    /// <summary>Output rows computed together.</summary>
    public const int Rows = 4;

    /// <summary>Rows that are brought to the first-level cache so much earlier than they are needed.</summary>
    private const int RowsAhead = 16;

    /// <summary>
    /// Whether most vectors that don't begin with a cache line reach over its end: loading them takes twice as long, so that what lies beside a vector is made of its neighbours instead.
    /// </summary>
    private static bool LoadsOnce => V.Count * sizeof(float) == 64;

    /// <summary>y[i][j] = start + Σ_p Σ_q w[p, q] · x[i + p − 1][j + q − 1].</summary>
    /// <param name="plane">The rows of x and y, at least a vector wide.</param>
    /// <param name="w">The nine weights.</param>
    /// <param name="start">What is added to.</param>
    /// <param name="from">The first row to compute.</param>
    /// <param name="to">The row after the last one; they are computed in steps of <see cref="Rows"/>.</param>
    public static void Run(in Depthwise3x3Plane plane, float* w, float start, int from, int to)
    {
        nint width = plane.Width, whole = width / V.Count * V.Count;
        if (LoadsOnce)
        {
            Run(plane, w, start, from, to, 0, whole);
            if (whole < width) Run(plane, w, start, from, to, width - V.Count, width);
            return;
        }

        var tiles = (to - from + Rows - 1) / Rows;
        float** x = stackalloc float*[(tiles * Rows) + 2], y = stackalloc float*[tiles * Rows];
        for (var i = 0; i < tiles * Rows; i++) y[i] = plane.Result(from + i);
        Edge(plane, w, start, from, tiles, x, y, 0);
        for (var i = 0; i < (tiles * Rows) + 2; i++) x[i] = plane.Seen(from + i - 1) - 1;
        Square3Tile<V>.Run(x, w, start, y, tiles, V.Count, plane.Width - V.Count);
        Edge(plane, w, start, from, tiles, x, y, plane.Width - V.Count);
    }

    /// <summary>The first or the last vector of the rows.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Edge(in Depthwise3x3Plane plane, float* w, float start, int from, int tiles, float** x, float** y, int column)
    {
        var (rows, width) = ((tiles * Rows) + 2, V.Count + 2);
        var copy = stackalloc float[rows * width];
        for (var i = 0; i < rows; i++, copy += width)
        {
            var seen = plane.Seen(from + i - 1) + column;
            copy[0] = column == 0 ? 0 : seen[-1];
            V.Load(seen).Store(copy + 1);
            copy[V.Count + 1] = column + V.Count < plane.Width ? seen[V.Count] : 0;
            x[i] = copy - column;
        }

        Square3Tile<V>.Run(x, w, start, y, tiles, column, column + V.Count);
    }

    /// <summary>Whole vectors of the rows, each of which is loaded once.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Run(in Depthwise3x3Plane plane, float* w, float start, int from, int to, nint left, nint right)
    {
        nint width = plane.Width, ahead = RowsAhead * width;
        var first = V.Create(start);
        V w00 = V.Create(w[0]), w01 = V.Create(w[1]), w02 = V.Create(w[2]);
        V w10 = V.Create(w[3]), w11 = V.Create(w[4]), w12 = V.Create(w[5]);
        V w20 = V.Create(w[6]), w21 = V.Create(w[7]), w22 = V.Create(w[8]);
        for (var row = from; row < to; row += Rows)
        {
            float* x0 = plane.Seen(row - 1), x1 = plane.Seen(row), x2 = plane.Seen(row + 1);
            float* x3 = plane.Seen(row + 2), x4 = plane.Seen(row + 3), x5 = plane.Seen(row + 4);
            float* y0 = plane.Result(row), y1 = plane.Result(row + 1), y2 = plane.Result(row + 2), y3 = plane.Result(row + 3);

            // For each row the vector before the one at hand, and that. Of vectors beyond the first and the last one only the value beside those matters.
            V p0 = V.Zero, p1 = V.Zero, p2 = V.Zero, p3 = V.Zero, p4 = V.Zero, p5 = V.Zero;
            if (left > 0)
            {
                (p0, p1, p2) = (V.Create(x0[left - 1]), V.Create(x1[left - 1]), V.Create(x2[left - 1]));
                (p3, p4, p5) = (V.Create(x3[left - 1]), V.Create(x4[left - 1]), V.Create(x5[left - 1]));
            }

            V q0 = V.Load(x0 + left), q1 = V.Load(x1 + left), q2 = V.Load(x2 + left), q3 = V.Load(x3 + left), q4 = V.Load(x4 + left), q5 = V.Load(x5 + left);
            for (var j = left; j < right; j += V.Count)
            {
                CacheLine.PrefetchNear(x1 + j + ahead);
                CacheLine.PrefetchNear(x2 + j + ahead);
                CacheLine.PrefetchNear(x3 + j + ahead);
                CacheLine.PrefetchNear(x4 + j + ahead);
                V r0 = V.Zero, r1 = V.Zero, r2 = V.Zero, r3 = V.Zero, r4 = V.Zero, r5 = V.Zero;
                var next = j + V.Count;
                if (next < right)
                {
                    (r0, r1, r2) = (V.Load(x0 + next), V.Load(x1 + next), V.Load(x2 + next));
                    (r3, r4, r5) = (V.Load(x3 + next), V.Load(x4 + next), V.Load(x5 + next));
                }
                else if (next < width)
                {
                    (r0, r1, r2) = (V.Create(x0[next]), V.Create(x1[next]), V.Create(x2[next]));
                    (r3, r4, r5) = (V.Create(x3[next]), V.Create(x4[next]), V.Create(x5[next]));
                }

                V p = V.Preceding(p0, q0), r = V.Following(q0, r0);
                var a = Add(first, p, w00, q0, w01, r, w02);
                (p0, q0) = (q0, r0);
                (p, r) = (V.Preceding(p1, q1), V.Following(q1, r1));
                a = Add(a, p, w10, q1, w11, r, w12);
                var b = Add(first, p, w00, q1, w01, r, w02);
                (p1, q1) = (q1, r1);
                (p, r) = (V.Preceding(p2, q2), V.Following(q2, r2));
                Add(a, p, w20, q2, w21, r, w22).Store(y0 + j);
                b = Add(b, p, w10, q2, w11, r, w12);
                var c = Add(first, p, w00, q2, w01, r, w02);
                (p2, q2) = (q2, r2);
                (p, r) = (V.Preceding(p3, q3), V.Following(q3, r3));
                Add(b, p, w20, q3, w21, r, w22).Store(y1 + j);
                c = Add(c, p, w10, q3, w11, r, w12);
                var d = Add(first, p, w00, q3, w01, r, w02);
                (p3, q3) = (q3, r3);
                (p, r) = (V.Preceding(p4, q4), V.Following(q4, r4));
                Add(c, p, w20, q4, w21, r, w22).Store(y2 + j);
                d = Add(d, p, w10, q4, w11, r, w12);
                (p4, q4) = (q4, r4);
                (p, r) = (V.Preceding(p5, q5), V.Following(q5, r5));
                Add(d, p, w20, q5, w21, r, w22).Store(y3 + j);
                (p5, q5) = (q5, r5);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V Add(V sum, V p, V wp, V q, V wq, V r, V wr) => V.MultiplyAdd(r, wr, V.MultiplyAdd(q, wq, V.MultiplyAdd(p, wp, sum)));
}
