using LiveConv.Cpu.Vectors;
using LiveConv.Ops;
using LiveConv.Tensors;

namespace LiveConv.Cpu.Rows;

/// <summary>
/// Two convolutions of each channel by itself, the first with one row and the second with one column of weights, where nobody looks at what lies between.
/// The same sums in the same order as the two layers, and so the same values.
/// </summary>
internal sealed unsafe class TwoPassRows<V> : RowLayer
    where V : struct, IFloatVector<V>
{
    /// <summary>Rows computed together at most; what lies above and below them is summed up again for the next ones.</summary>
    private const int MostRows = 32;

    private readonly int size;
    private readonly float[] rows;
    private readonly float[] columns;
    private readonly Tensor? bias;
    private readonly Padding padding;

    /// <param name="first">The layer of rows; one that <see cref="Suits"/>.</param>
    /// <param name="row">Its weights, channels × 1 × 1 × n.</param>
    /// <param name="second">The layer of columns.</param>
    /// <param name="column">Its weights, channels × 1 × n × 1.</param>
    /// <param name="bias">Its bias, if it has one.</param>
    public TwoPassRows(Conv2D first, Tensor row, Conv2D second, Tensor column, Tensor? bias)
    {
        (size, this.bias) = (row.Shape.W, bias);
        (rows, columns) = (Weights(first, row), Weights(second, column));
        padding = new Padding(second.Padding.Top, first.Padding.Left, second.Padding.Bottom, first.Padding.Right);
        Window = new RowWindow(padding.Top, padding.Left, padding.Bottom, padding.Right, new Edge(first.Border));
    }

    public override RowWindow Window { get; }

    public override bool ReadsInPlace => true;

    /// <summary>Whether two layers, the second of which reads only the first, can be computed together: at the border the sums of rows have to be what the rows' border gives.</summary>
    /// <param name="first">Without bias.</param>
    /// <param name="row">Its weights.</param>
    /// <param name="second">Without residual.</param>
    /// <param name="column">Its weights.</param>
    public static bool Suits(Conv2D first, Tensor row, Conv2D second, Tensor column) =>
        first.Border == second.Border && first.Activation == default && second.Activation == default
        && row.Shape.C == 1 && column.Shape.C == 1 && row.Shape.N == first.Groups && column.Shape.N == second.Groups
        && row.Shape.H == 1 && column.Shape.W == 1 && row.Shape.W == column.Shape.H && TwoPassTile<V>.Suits(row.Shape.W)
        && row.Data.All(float.IsFinite);

    public override void Run(ReadOnlySpan<RowBuffer> inputs, RowBuffer output, int from, int to)
    {
        var input = inputs[0];
        var seen = MostRows + size - 1;
        var x = stackalloc float*[2 * seen];
        var y = stackalloc float*[MostRows];
        fixed (float* allRows = rows, allColumns = columns)
        {
            for (var row = from; row < to; row += MostRows)
            {
                var count = Math.Min(MostRows, to - row);
                for (var m = 0; m < output.Channels; m++)
                {
                    float* w = allRows + (m * size), v = allColumns + (m * size);
                    var start = bias?.Values[m] ?? 0;
                    for (var i = 0; i < count; i++) y[i] = output.Row(m, row + i);
                    Look(input, m, row, count, x);
                    if (input.Ends is not { } ends)
                    {
                        TwoPassTile<V>.Run(x, w, v, size, start, y, count, 0, output.WholeWidth);
                        continue;
                    }

                    // The first and the last columns from the ends; the windows of what lies between stay within the rows.
                    var others = x + seen;
                    var (width, step) = (input.Width, RowBuffer.Step);
                    Look(ends, m, row, count, others);
                    TwoPassTile<V>.Run(others, w, v, size, start, y, count, 0, step);
                    TwoPassTile<V>.Run(x, w, v, size, start, y, count, step, width - step);
                    for (var i = 0; i < count + size - 1; i++) others[i] += ends.Width - width;
                    TwoPassTile<V>.Run(others, w, v, size, start, y, count, width - step, width);
                }
            }
        }
    }

    /// <summary>Finds the rows that some output rows see.</summary>
    private void Look(RowBuffer input, int channel, int row, int count, float** x)
    {
        for (var i = 0; i < count + size - 1; i++) x[i] = input.Seen(channel, row - padding.Top + i) - padding.Left;
    }

    /// <summary>The weights of all channels, turned where the layer is a true convolution.</summary>
    private static float[] Weights(Conv2D op, Tensor weights) => op.Flip ? [.. weights.Data.Chunk(weights.Shape.H * weights.Shape.W).SelectMany(kernel => kernel.Reverse())] : weights.Data;
}
