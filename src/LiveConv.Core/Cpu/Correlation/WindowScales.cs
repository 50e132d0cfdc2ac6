using System.Runtime.CompilerServices;
using LiveConv.Cpu.Vectors;

namespace LiveConv.Cpu.Correlation;

/// <summary>1/√(Σ(x − x̄)² + εn) of windows, as Σx² − (Σx)²/n in double; 0 where all values of a window are the same, so that their product with anything finite is.</summary>
/// <param name="height">Rows of a window.</param>
/// <param name="width">Columns of a window.</param>
/// <param name="least">εn, above 0.</param>
/// <param name="memory">As many doubles as <see cref="Doubles"/> says.</param>
/// <param name="count">Rows of windows.</param>
/// <param name="most">Windows of a row at most.</param>
internal readonly unsafe struct WindowScales<V>(int height, int width, double least, double* memory, int count, int most)
    where V : struct, IDoubleVector<V>
{
    private readonly int step = Step(width, most);

    /// <summary>Doubles that the rows of a result and what lies between take.</summary>
    public static int Doubles(int width, int count, int most) => Step(width, most) * ((2 * count) + 1);

    /// <summary>The scales of a row of windows.</summary>
    public double* Row(int row) => memory + (row * step);

    /// <param name="rows">height + count − 1 rows, each from the first column of the first window on; read to the end of the last window's vector.</param>
    /// <param name="outputs">Windows of a row, whole vectors.</param>
    public void Compute(float** rows, int outputs)
    {
        double* squares = memory + (count * step), along = squares + (count * step);
        var columns = outputs + width - 1;
        WindowSums<V>.Down<ValueTerm<V>>(rows, height, count, memory, step, columns);
        WindowSums<V>.Down<SquareTerm<V>>(rows, height, count, squares, step, columns);
        var anyFlat = false;
        for (var i = 0; i < count; i++)
        {
            // The sums take the place of what they are made of, one row after the other.
            WindowSums<V>.Along(Row(i), width, along, outputs);
            WindowSums<V>.Along(squares + (i * step), width, Row(i), outputs);
            anyFlat |= Finish(along, Row(i), outputs);
        }

        if (!anyFlat) return;
        WindowSums<V>.Down<StepTerm<V>>(rows, height - 1, count, squares, step, columns);
        for (var i = 0; i < count; i++) ClearFlat(rows[i], squares + (i * step), Row(i), outputs);
    }

    private static int Step(int width, int most) => most + width + (2 * V.Count);

    /// <summary>Puts the scales into the place of the squares; whether there may be flat windows among them.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private bool Finish(double* sums, double* squares, int outputs)
    {
        V perValue = V.Create(-1.0 / ((double)height * width)), start = V.Create(least), one = V.Create(1), zero = V.Zero;

        // What rounding may leave of the contrast of a flat window: 3·(n + 3) roundings of Σx² at most.
        var rounding = V.Create(4 * (((double)height * width) + 4) / (1L << 53));
        var anyFlat = false;
        for (nint j = 0; j < outputs; j += V.Count)
        {
            V sum = V.Load(sums + j), square = V.Load(squares + j);
            var contrast = V.MultiplyAdd(sum * perValue, sum, square);
            anyFlat |= V.AnyLess(contrast, rounding * square);
            (one / V.Sqrt(V.AtLeast(zero, contrast) + start)).Store(squares + j);
        }

        return anyFlat;
    }

    /// <summary>Sets the scales of flat windows to 0: those of neighbouring columns without a step, which begin with the same value.</summary>
    private void ClearFlat(float* x, double* steps, double* scales, int outputs)
    {
        var same = 0;
        for (var column = 0; column < outputs + width - 1; column++)
        {
            same = steps[column] != 0 ? 0 : same > 0 && x[column] == x[column - 1] ? same + 1 : 1;
            if (same >= width) scales[column - width + 1] = 0;
        }
    }
}
