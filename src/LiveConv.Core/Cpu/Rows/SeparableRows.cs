using System.Numerics.Tensors;
using LiveConv.Cpu.Products;
using LiveConv.Cpu.Vectors;
using LiveConv.Ops;
using LiveConv.Verification;
using Tensor = LiveConv.Tensors.Tensor;

namespace LiveConv.Cpu.Rows;

/// <summary>
/// A convolution that keeps the size of the picture, as sums of columns and then of rows (<see cref="KernelSplit"/>), four rows at a time: what lies between the two
/// stays in the first-level cache. Columns are summed up in the margins too, so that the border needs no step of its own. A row of several pairs whose result
/// isn't finite is computed directly: infinities cancel to NaN.
/// </summary>
internal sealed unsafe class SeparableRows<V> : RowLayer
    where V : struct, IFloatVector<V>
{
    private const int Together = ConvTile<V>.Rows;

    private readonly Conv2D op;
    private readonly ConvRows<V> direct;
    private readonly Tensor? bias;
    private readonly SpanFunction? activate;
    private readonly float[] columns;
    private readonly float[] rows;
    private readonly int pairs;
    private readonly bool isChecked;
    private readonly int height;
    private readonly int width;

    public SeparableRows(Conv2D op, KernelSplit split, Tensor weights, Tensor? bias)
    {
        (this.op, this.bias) = (op, bias);
        isChecked = split.ErrorModel is SeparableErrorModel;
        direct = new ConvRows<V>(op, weights, bias);
        activate = ElementwiseRows.Activation(op.Activation);
        (pairs, height, width) = (split.Pairs, weights.Shape.H, weights.Shape.W);
        (columns, rows) = op.Flip ? (Turned(split.Columns, height), Turned(split.Rows, width)) : (split.Columns.Data, split.Rows.Data);
    }

    public override RowWindow Window => direct.Window;

    public override void Run(ReadOnlySpan<RowBuffer> inputs, RowBuffer output, int from, int to)
    {
        var (input, perGroup) = (inputs[0], output.Channels / op.Groups);
        var (wide, step) = (RoundUp(output.Width + op.Padding.Left + op.Padding.Right), RoundUp(output.WholeWidth + width));
        var x = stackalloc float*[height + Together - 1];
        var y = stackalloc float*[Together];
        var between = stackalloc float*[pairs * Together];
        fixed (float* allColumns = columns, allRows = rows)
        {
            for (var row = from; row < to; row += Together)
            {
                var count = Math.Min(Together, to - row);
                // Asked for each time: a row that is computed directly takes it for itself.
                var memory = PanelMemory.Take(((pairs * Together) + 1) * step);
                for (var i = 0; i < pairs * Together; i++) between[i] = memory + (i * step);
                for (var m = 0; m < output.Channels; m++)
                {
                    // Rows that only rows past the last one need are taken from the last one's.
                    for (var i = 0; i < height + Together - 1; i++)
                        x[i] = input.Seen(m / perGroup, row - op.Padding.Top + Math.Min(i, height + count - 2)) - op.Padding.Left;
                    for (var i = 0; i < Together; i++) y[i] = i < count ? output.Row(m, row + i) : memory + (pairs * Together * step);
                    for (var pair = 0; pair < pairs; pair++)
                        ConvTile<V>.Run(x, 1, allColumns + (((m * pairs) + pair) * height), height, 1, 0, between + (pair * Together), 0, wide);
                    ConvTile<V>.Run(between, pairs, allRows + (m * pairs * width), 1, width, bias?.Values[m] ?? 0, y, 0, output.WholeWidth);
                }

                for (var i = row; i < row + count; i++) Finish(inputs, output, i);
            }
        }
    }

    private static float[] Turned(Tensor kernels, int size) => [.. kernels.Data.Chunk(size).SelectMany(kernel => kernel.Reverse())];

    private static int RoundUp(int floats) => (floats + RowBuffer.Step - 1) / RowBuffer.Step * RowBuffer.Step;

    private void Finish(ReadOnlySpan<RowBuffer> inputs, RowBuffer output, int row)
    {
        for (var m = 0; isChecked && m < output.Channels; m++)
        {
            if (TensorPrimitives.IsFiniteAll<float>(output.Span(m, row))) continue;
            direct.Run(inputs, output, row, row + 1);
            return;
        }

        for (var m = 0; m < output.Channels; m++)
        {
            var y = output.Span(m, row);
            if (inputs.Length > 1) TensorPrimitives.Add(y, inputs[1].Span(m, row), y);
            activate?.Invoke(y, default, y);
        }
    }
}
