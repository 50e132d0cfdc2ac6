using System.Runtime.CompilerServices;
using LiveConv.Cpu.Vectors;

namespace LiveConv.Cpu.Products;

/// <summary>
/// Products of 4 rows of a matrix with a packed panel of 1 to 3 vectors' columns, all sums in registers: 12 sums, 3 loads and a
/// factor are the 16 registers of AVX2, and 12 independent sums keep two multiply-adders of 4 cycles busy.
/// </summary>
internal static unsafe class RegisterTile<V>
    where V : struct, IFloatVector<V>
{
    public const int Rows = 4;
    public const int MostVectors = 3;

    /// <summary>c = start + bias + a·panel for up to 4 rows and <paramref name="vectors"/> vectors of columns.</summary>
    /// <param name="vectors">1, 2 or 3.</param>
    /// <param name="a">The first of <paramref name="depth"/> factors of the first row.</param>
    /// <param name="lda">From one row of factors to the next.</param>
    /// <param name="rows">1 to 4; of the rows that lack, the last one is computed again.</param>
    /// <param name="panel">depth × (vectors · Count) values.</param>
    /// <param name="depth">Products in each sum.</param>
    /// <param name="start">What is added to: rows × columns; null for 0. May be <paramref name="c"/>.</param>
    /// <param name="startStride">From one row of it to the next.</param>
    /// <param name="bias">A value for each row; null for 0.</param>
    /// <param name="c">The result.</param>
    /// <param name="ldc">From one row of it to the next.</param>
    public static void Multiply(int vectors, float* a, nint lda, int rows, float* panel, nint depth, float* start, nint startStride, float* bias, float* c, nint ldc)
    {
        var at = stackalloc nint[Rows];
        for (var r = 0; r < Rows; r++) at[r] = Math.Min(r, rows - 1);
        switch (vectors)
        {
            case 1:
                Multiply1(a, lda, at, panel, depth, start, startStride, bias, c, ldc);
                break;
            case 2:
                Multiply2(a, lda, at, panel, depth, start, startStride, bias, c, ldc);
                break;
            default:
                Multiply3(a, lda, at, panel, depth, start, startStride, bias, c, ldc);
                break;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Multiply3(float* a, nint lda, nint* row, float* panel, nint depth, float* start, nint startStride, float* bias, float* c, nint ldc)
    {
        var n = V.Count;
        V s00 = V.Zero, s01 = V.Zero, s02 = V.Zero, s10 = V.Zero, s11 = V.Zero, s12 = V.Zero;
        V s20 = V.Zero, s21 = V.Zero, s22 = V.Zero, s30 = V.Zero, s31 = V.Zero, s32 = V.Zero;
        if (start != null)
        {
            var from = start + (row[0] * startStride);
            (s00, s01, s02) = (V.Load(from), V.Load(from + n), V.Load(from + (2 * n)));
            from = start + (row[1] * startStride);
            (s10, s11, s12) = (V.Load(from), V.Load(from + n), V.Load(from + (2 * n)));
            from = start + (row[2] * startStride);
            (s20, s21, s22) = (V.Load(from), V.Load(from + n), V.Load(from + (2 * n)));
            from = start + (row[3] * startStride);
            (s30, s31, s32) = (V.Load(from), V.Load(from + n), V.Load(from + (2 * n)));
        }

        if (bias != null)
        {
            var b = V.Create(bias[row[0]]);
            (s00, s01, s02) = (s00 + b, s01 + b, s02 + b);
            b = V.Create(bias[row[1]]);
            (s10, s11, s12) = (s10 + b, s11 + b, s12 + b);
            b = V.Create(bias[row[2]]);
            (s20, s21, s22) = (s20 + b, s21 + b, s22 + b);
            b = V.Create(bias[row[3]]);
            (s30, s31, s32) = (s30 + b, s31 + b, s32 + b);
        }

        float* a0 = a + (row[0] * lda), a1 = a + (row[1] * lda), a2 = a + (row[2] * lda), a3 = a + (row[3] * lda);
        for (nint k = 0; k < depth; k++)
        {
            V x0 = V.Load(panel), x1 = V.Load(panel + n), x2 = V.Load(panel + (2 * n));
            var w = V.Create(a0[k]);
            s00 = V.MultiplyAdd(w, x0, s00);
            s01 = V.MultiplyAdd(w, x1, s01);
            s02 = V.MultiplyAdd(w, x2, s02);
            w = V.Create(a1[k]);
            s10 = V.MultiplyAdd(w, x0, s10);
            s11 = V.MultiplyAdd(w, x1, s11);
            s12 = V.MultiplyAdd(w, x2, s12);
            w = V.Create(a2[k]);
            s20 = V.MultiplyAdd(w, x0, s20);
            s21 = V.MultiplyAdd(w, x1, s21);
            s22 = V.MultiplyAdd(w, x2, s22);
            w = V.Create(a3[k]);
            s30 = V.MultiplyAdd(w, x0, s30);
            s31 = V.MultiplyAdd(w, x1, s31);
            s32 = V.MultiplyAdd(w, x2, s32);
            panel += 3 * n;
        }

        var to = c + (row[3] * ldc);
        s30.Store(to);
        s31.Store(to + n);
        s32.Store(to + (2 * n));
        to = c + (row[2] * ldc);
        s20.Store(to);
        s21.Store(to + n);
        s22.Store(to + (2 * n));
        to = c + (row[1] * ldc);
        s10.Store(to);
        s11.Store(to + n);
        s12.Store(to + (2 * n));
        to = c + (row[0] * ldc);
        s00.Store(to);
        s01.Store(to + n);
        s02.Store(to + (2 * n));
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Multiply2(float* a, nint lda, nint* row, float* panel, nint depth, float* start, nint startStride, float* bias, float* c, nint ldc)
    {
        var n = V.Count;
        V s00 = V.Zero, s01 = V.Zero, s10 = V.Zero, s11 = V.Zero, s20 = V.Zero, s21 = V.Zero, s30 = V.Zero, s31 = V.Zero;
        if (start != null)
        {
            var from = start + (row[0] * startStride);
            (s00, s01) = (V.Load(from), V.Load(from + n));
            from = start + (row[1] * startStride);
            (s10, s11) = (V.Load(from), V.Load(from + n));
            from = start + (row[2] * startStride);
            (s20, s21) = (V.Load(from), V.Load(from + n));
            from = start + (row[3] * startStride);
            (s30, s31) = (V.Load(from), V.Load(from + n));
        }

        if (bias != null)
        {
            V b0 = V.Create(bias[row[0]]), b1 = V.Create(bias[row[1]]), b2 = V.Create(bias[row[2]]), b3 = V.Create(bias[row[3]]);
            (s00, s01, s10, s11) = (s00 + b0, s01 + b0, s10 + b1, s11 + b1);
            (s20, s21, s30, s31) = (s20 + b2, s21 + b2, s30 + b3, s31 + b3);
        }

        float* a0 = a + (row[0] * lda), a1 = a + (row[1] * lda), a2 = a + (row[2] * lda), a3 = a + (row[3] * lda);
        for (nint k = 0; k < depth; k++)
        {
            V x0 = V.Load(panel), x1 = V.Load(panel + n);
            var w = V.Create(a0[k]);
            s00 = V.MultiplyAdd(w, x0, s00);
            s01 = V.MultiplyAdd(w, x1, s01);
            w = V.Create(a1[k]);
            s10 = V.MultiplyAdd(w, x0, s10);
            s11 = V.MultiplyAdd(w, x1, s11);
            w = V.Create(a2[k]);
            s20 = V.MultiplyAdd(w, x0, s20);
            s21 = V.MultiplyAdd(w, x1, s21);
            w = V.Create(a3[k]);
            s30 = V.MultiplyAdd(w, x0, s30);
            s31 = V.MultiplyAdd(w, x1, s31);
            panel += 2 * n;
        }

        var to = c + (row[3] * ldc);
        s30.Store(to);
        s31.Store(to + n);
        to = c + (row[2] * ldc);
        s20.Store(to);
        s21.Store(to + n);
        to = c + (row[1] * ldc);
        s10.Store(to);
        s11.Store(to + n);
        to = c + (row[0] * ldc);
        s00.Store(to);
        s01.Store(to + n);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Multiply1(float* a, nint lda, nint* row, float* panel, nint depth, float* start, nint startStride, float* bias, float* c, nint ldc)
    {
        V s0 = V.Zero, s1 = V.Zero, s2 = V.Zero, s3 = V.Zero;
        if (start != null)
        {
            (s0, s1) = (V.Load(start + (row[0] * startStride)), V.Load(start + (row[1] * startStride)));
            (s2, s3) = (V.Load(start + (row[2] * startStride)), V.Load(start + (row[3] * startStride)));
        }

        if (bias != null)
        {
            (s0, s1) = (s0 + V.Create(bias[row[0]]), s1 + V.Create(bias[row[1]]));
            (s2, s3) = (s2 + V.Create(bias[row[2]]), s3 + V.Create(bias[row[3]]));
        }

        float* a0 = a + (row[0] * lda), a1 = a + (row[1] * lda), a2 = a + (row[2] * lda), a3 = a + (row[3] * lda);
        for (nint k = 0; k < depth; k++)
        {
            var x = V.Load(panel);
            s0 = V.MultiplyAdd(V.Create(a0[k]), x, s0);
            s1 = V.MultiplyAdd(V.Create(a1[k]), x, s1);
            s2 = V.MultiplyAdd(V.Create(a2[k]), x, s2);
            s3 = V.MultiplyAdd(V.Create(a3[k]), x, s3);
            panel += V.Count;
        }

        s3.Store(c + (row[3] * ldc));
        s2.Store(c + (row[2] * ldc));
        s1.Store(c + (row[1] * ldc));
        s0.Store(c + (row[0] * ldc));
    }
}
