using System.Runtime.CompilerServices;
using LiveConv.Cpu.Vectors;

namespace LiveConv.Cpu.Correlation;

/// <summary>Four rows of Σ w·x over windows, in double: what is loaded from a row serves all four.</summary>
internal static unsafe class CorrelationTile<V>
    where V : struct, IDoubleVector<V>
{
    /// <summary>Output rows computed together.</summary>
    public const int Rows = 4;

    /// <summary>y[i][j] = Σ_p Σ_q w[p, q] · x[i + p][j + q].</summary>
    /// <param name="x">The first of height + 3 rows, from the first column of the first window on.</param>
    /// <param name="step">Doubles from one row to the next.</param>
    /// <param name="w">The weights.</param>
    /// <param name="height">Rows of the weights.</param>
    /// <param name="width">Columns of the weights.</param>
    /// <param name="y">The first output row.</param>
    /// <param name="outputStep">Doubles from one output row to the next.</param>
    /// <param name="outputs">Columns, pairs of vectors.</param>
    public static void Run(double* x, nint step, double* w, int height, int width, double* y, nint outputStep, int outputs)
    {
        if (height < Rows - 1) Lines(x, step, w, height, width, y, outputStep, outputs);
        else Rectangle(x, step, w, height, width, y, outputStep, outputs);
    }

    /// <summary>Templates of one or two rows, an output row at a time.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Lines(double* x, nint step, double* w, int height, nint width, double* y, nint outputStep, int outputs)
    {
        for (var i = 0; i < Rows; i++, x += step, y += outputStep)
        {
            for (nint j = 0; j < outputs; j += 2 * V.Count)
            {
                V a0 = V.Zero, a1 = a0;
                for (var p = 0; p < height; p++) Add(x + (p * step) + j, w + (p * width), width, ref a0, ref a1);
                a0.Store(y + j);
                a1.Store(y + j + V.Count);
            }
        }
    }

    /// <summary>Templates of at least three rows: an input row belongs to one output row, then to two, three, four, and fewer again.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Rectangle(double* x, nint step, double* w, nint height, nint width, double* y, nint outputStep, int outputs)
    {
        for (nint j = 0; j < outputs; j += 2 * V.Count)
        {
            V a0 = V.Zero, a1 = a0, b0 = a0, b1 = a0, c0 = a0, c1 = a0, d0 = a0, d1 = a0;
            double* row = x + j, weights = w;
            Add(row, weights, width, ref a0, ref a1);
            row += step;
            weights += width;
            Add(row, weights, width, ref a0, ref a1, ref b0, ref b1);
            row += step;
            weights += width;
            Add(row, weights, width, ref a0, ref a1, ref b0, ref b1, ref c0, ref c1);
            for (nint p = Rows - 1; p < height; p++)
            {
                row += step;
                weights += width;
                for (nint q = 0; q < width; q++)
                {
                    V x0 = V.Load(row + q), x1 = V.Load(row + q + V.Count);
                    Add(V.Create(weights[q]), x0, x1, ref a0, ref a1);
                    Add(V.Create(weights[q - width]), x0, x1, ref b0, ref b1);
                    Add(V.Create(weights[q - (2 * width)]), x0, x1, ref c0, ref c1);
                    Add(V.Create(weights[q - (3 * width)]), x0, x1, ref d0, ref d1);
                }
            }

            // The last row of weights is that of the output row after those that are complete.
            row += step;
            Add(row, weights, width, ref b0, ref b1, ref c0, ref c1, ref d0, ref d1);
            row += step;
            Add(row, weights, width, ref c0, ref c1, ref d0, ref d1);
            row += step;
            Add(row, weights, width, ref d0, ref d1);
            Store(y + j, a0, a1);
            Store(y + outputStep + j, b0, b1);
            Store(y + (2 * outputStep) + j, c0, c1);
            Store(y + (3 * outputStep) + j, d0, d1);
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
    private static void Add(double* row, double* w, nint width, ref V a0, ref V a1)
    {
        for (nint q = 0; q < width; q++) Add(V.Create(w[q]), V.Load(row + q), V.Load(row + q + V.Count), ref a0, ref a1);
    }

    /// <summary>A row of weights and the one before, and the input row of two output rows.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Add(double* row, double* w, nint width, ref V a0, ref V a1, ref V b0, ref V b1)
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
    private static void Add(double* row, double* w, nint width, ref V a0, ref V a1, ref V b0, ref V b1, ref V c0, ref V c1)
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
    private static void Store(double* y, V first, V second)
    {
        first.Store(y);
        second.Store(y + V.Count);
    }
}
