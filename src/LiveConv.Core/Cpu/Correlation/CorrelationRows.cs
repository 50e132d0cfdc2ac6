using System.Runtime.CompilerServices;
using LiveConv.Cpu.Products;
using LiveConv.Cpu.Rows;
using LiveConv.Cpu.Vectors;
using LiveConv.Ops;
using LiveConv.Tensors;

namespace LiveConv.Cpu.Correlation;

/// <summary>
/// Normalised cross-correlation as ⟨x, t − t̄⟩/‖t − t̄‖ times <see cref="WindowScales{V}"/>, summed directly in double: within the op's own bound, see there. A
/// block of columns at a time, so that all of it stays in the first-level cache.
/// </summary>
internal sealed unsafe class CorrelationRows<V>(NormalizedCrossCorrelation op, Tensor template) : RowLayer
    where V : struct, IDoubleVector<V>
{
    private const int LeastOutputs = 64;
    private const int MostOutputs = 512;

    private readonly int height = template.Shape.H;
    private readonly int width = template.Shape.W;

    public override RowWindow Window { get; } = WindowOf(template.Shape);

    public override void Run(ReadOnlySpan<RowBuffer> inputs, RowBuffer output, int from, int to)
    {
        // Wide blocks have less of their neighbours' columns to read.
        var outputs = Math.Clamp(4 * width / RowBuffer.Step * RowBuffer.Step, LeastOutputs, MostOutputs);
        var (columns, count) = (outputs + width + (2 * V.Count), (to - from + CorrelationTile<V>.Rows - 1) / CorrelationTile<V>.Rows * CorrelationTile<V>.Rows);
        var (seen, size) = (height + count - 1, height * width);
        var doubles = RoundUp(size) + (seen * columns) + (count * outputs) + WindowScales<V>.Doubles(width, count, outputs);
        var unit = (double*)PanelMemory.Take(2 * doubles);

        // The template may change from run to run.
        if (!UnitTemplate.TryMake(template.Values, new Span<double>(unit, size)))
        {
            for (var y = from; y < to; y++) output.Span(0, y).Clear();
            return;
        }

        var x = unit + RoundUp(size);
        var sums = x + (seen * columns);
        var scales = new WindowScales<V>(height, width, (double)op.Epsilon * size, sums + (count * outputs), count, outputs);
        var rows = stackalloc float*[seen];
        for (var j = 0; j < output.WholeWidth; j += outputs)
        {
            // Rows that only rows past the last one need are taken from the last one's.
            for (var i = 0; i < seen; i++) rows[i] = inputs[0].Seen(0, from - Window.Top + Math.Min(i, to - from + height - 2)) - Window.Left + j;
            var whole = Math.Min(outputs, output.WholeWidth - j);
            Widen(rows, seen, x, columns, whole + width - 1);
            for (var i = 0; i < count; i += CorrelationTile<V>.Rows)
                CorrelationTile<V>.Run(x + (i * columns), columns, unit, height, width, sums + (i * outputs), outputs, whole);
            scales.Compute(rows, whole);
            for (var i = 0; i < to - from; i++) Multiply(sums + (i * outputs), scales.Row(i), output.Row(0, from + i) + j, whole);
        }
    }

    /// <summary>How far a window reaches, and what it sees outside the picture.</summary>
    private static RowWindow WindowOf(Shape template)
    {
        var padding = Padding.Same(template.H, template.W);
        return new(padding.Top, padding.Left, padding.Bottom, padding.Right, new Edge(BorderMode.Replicate));
    }

    private static int RoundUp(int doubles) => (doubles + 7) / 8 * 8;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Widen(float** rows, int count, double* x, int step, int columns)
    {
        for (var i = 0; i < count; i++, x += step)
            for (nint j = 0; j < columns; j += V.Count) V.LoadFloats(rows[i] + j).Store(x + j);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Multiply(double* sums, double* scales, float* y, int columns)
    {
        for (nint j = 0; j < columns; j += V.Count) (V.Load(sums + j) * V.Load(scales + j)).StoreFloats(y + j);
    }
}
