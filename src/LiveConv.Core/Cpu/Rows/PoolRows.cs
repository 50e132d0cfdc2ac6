using System.Runtime.CompilerServices;
using LiveConv.Cpu.Products;
using LiveConv.Cpu.Vectors;
using LiveConv.Ops;

namespace LiveConv.Cpu.Rows;

/// <summary>Pooling that keeps the size of the picture: across the rows of the windows, then along them.</summary>
internal sealed unsafe class PoolRows<V> : RowLayer
    where V : struct, IFloatVector<V>
{
    private readonly PoolOp op;
    private readonly float[] columnCounts;
    private readonly float[] rowCounts;

    public PoolRows(PoolOp op, int height, int width)
    {
        this.op = op;
        var edge = op switch
        {
            MaxPool2D => float.NegativeInfinity,
            MinPool2D => float.PositiveInfinity,
            _ => 0,
        };
        Window = new RowWindow(op.Padding.Top, op.Padding.Left, op.Padding.Bottom, op.Padding.Right, new Edge(BorderMode.Zero, edge));
        var padded = op is AveragePool2D { CountIncludePad: true };
        columnCounts = Counts(width, op.KernelWidth, op.Padding.Left, padded);
        rowCounts = Counts(height, op.KernelHeight, op.Padding.Top, padded);
    }

    public override RowWindow Window { get; }

    public override void Run(ReadOnlySpan<RowBuffer> inputs, RowBuffer output, int from, int to)
    {
        if (op is MaxPool2D) Run<Largest<V>>(inputs[0], output, from, to);
        else if (op is MinPool2D) Run<Smallest<V>>(inputs[0], output, from, to);
        else Run<Sum<V>>(inputs[0], output, from, to);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Run<TCombine>(RowBuffer input, RowBuffer output, int from, int to)
        where TCombine : struct, ICombine<V>
    {
        nint count = output.WholeWidth + ((op.KernelWidth + V.Count - 2) / V.Count * V.Count);
        var across = PanelMemory.Take((int)count + op.KernelWidth);
        var rows = stackalloc float*[op.KernelHeight];
        for (var c = 0; c < output.Channels; c++)
        {
            for (var y = from; y < to; y++)
            {
                for (var p = 0; p < op.KernelHeight; p++) rows[p] = input.Seen(c, y + p - op.Padding.Top) - op.Padding.Left;
                for (nint j = 0; j < count; j += V.Count)
                {
                    var value = V.Load(rows[0] + j);
                    for (var p = 1; p < op.KernelHeight; p++) value = TCombine.Combine(value, V.Load(rows[p] + j));
                    value.Store(across + j);
                }

                var result = output.Row(c, y);
                for (nint j = 0; j < output.WholeWidth; j += V.Count)
                {
                    var value = V.Load(across + j);
                    for (var q = 1; q < op.KernelWidth; q++) value = TCombine.Combine(value, V.Load(across + j + q));
                    value.Store(result + j);
                }

                if (op is AveragePool2D) Divide(output.Span(c, y), rowCounts[y]);
            }
        }
    }

    private void Divide(Span<float> sums, float rowCount)
    {
        for (var x = 0; x < sums.Length; x++) sums[x] /= rowCount * columnCounts[x];
    }

    /// <summary>How many pixels a window has in one dimension.</summary>
    private static float[] Counts(int places, int kernel, int before, bool padded) =>
    [
        .. Enumerable.Range(0, places).Select(i => (float)Enumerable.Range(i - before, kernel).Count(place => padded || (place >= 0 && place < places))),
    ];
}
