using System.Runtime.CompilerServices;
using LiveConv.Cpu.Vectors;

namespace LiveConv.Cpu.Correlation;

/// <summary>
/// Sums over all windows of a size by few additions each and no subtraction: nothing that lies outside a window leaves a trace in its sum, and a sum of n terms
/// has the rounding of n terms added in some order.
/// </summary>
internal static unsafe class WindowSums<V>
    where V : struct, IDoubleVector<V>
{
    /// <summary>
    /// The sums of columns, of neighbouring rows: the rows that all of them share are added up once, and the others from there outwards
    /// (as van Herk and Gil and Werman do for the largest of windows).
    /// </summary>
    /// <param name="rows">height + count − 1 rows.</param>
    /// <param name="height">Rows of a window; with 0 the sums are 0.</param>
    /// <param name="count">Sums of each column.</param>
    /// <param name="sums">The result, row by row.</param>
    /// <param name="step">Doubles from one row of the result to the next.</param>
    /// <param name="columns">How many; rounded up to whole vectors.</param>
    public static void Down<TTerm>(float** rows, int height, int count, double* sums, int step, int columns)
        where TTerm : struct, IWindowTerm<V>
    {
        if (height == 0)
        {
            new Span<double>(sums, count * step).Clear();
            return;
        }

        for (var first = 0; first < count; first += height)
            Share<TTerm>(rows + first, height, Math.Min(height, count - first), sums + (first * step), step, columns);
    }

    /// <summary>The sums of neighbouring values of a row: of twice as many from those of half as many, as the width's binary digits need them.</summary>
    /// <param name="values">As many as the outputs and the width together, and a vector; they are lost.</param>
    /// <param name="width">Columns of a window, at least 1.</param>
    /// <param name="sums">The result.</param>
    /// <param name="outputs">How many; rounded up to whole vectors.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Along(double* values, int width, double* sums, int outputs)
    {
        nint done = 0;
        for (nint span = 1; span <= width; span *= 2)
        {
            if ((width & span) != 0)
            {
                var from = values + done;
                if (done == 0)
                    for (nint j = 0; j < outputs; j += V.Count) V.Load(from + j).Store(sums + j);
                else
                    for (nint j = 0; j < outputs; j += V.Count) (V.Load(sums + j) + V.Load(from + j)).Store(sums + j);
                done += span;
            }

            if (2 * span > width) break;
            for (nint j = 0; j <= outputs + width - (2 * span); j += V.Count) (V.Load(values + j) + V.Load(values + j + span)).Store(values + j);
        }
    }

    /// <summary><see cref="Down"/> for at most as many sums as a window has rows.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Share<TTerm>(float** rows, nint height, nint count, double* sums, nint step, nint columns)
        where TTerm : struct, IWindowTerm<V>
    {
        for (nint j = 0; j < columns; j += V.Count)
        {
            var sum = TTerm.Of(rows, count - 1, j);
            for (var row = count; row < height; row++) sum += TTerm.Of(rows, row, j);
            sum.Store(sums + ((count - 1) * step) + j);
            for (var i = count - 2; i >= 0; i--)
            {
                sum += TTerm.Of(rows, i, j);
                sum.Store(sums + (i * step) + j);
            }

            sum = V.Zero;
            for (nint i = 1; i < count; i++)
            {
                sum += TTerm.Of(rows, height + i - 1, j);
                var at = sums + (i * step) + j;
                (V.Load(at) + sum).Store(at);
            }
        }
    }
}
