using System.Numerics.Tensors;
using LiveConv.Cpu.Products;
using LiveConv.Cpu.Vectors;
using LiveConv.Ops;
using Tensor = LiveConv.Tensors.Tensor;

namespace LiveConv.Cpu.Rows;

/// <summary>A convolution that keeps the size of the picture, summed directly, four rows at a time. Inputs: x, and the residual if there is one.</summary>
internal sealed unsafe class ConvRows<V>(Conv2D op, Tensor weights, Tensor? bias) : RowLayer
    where V : struct, IFloatVector<V>
{
    private readonly SpanFunction? activate = ElementwiseRows.Activation(op.Activation);

    public override RowWindow Window { get; } = new(op.Padding.Top, op.Padding.Left, op.Padding.Bottom, op.Padding.Right, new Edge(op.Border));

    public override bool ReadsInPlace => true;

    public override void Run(ReadOnlySpan<RowBuffer> inputs, RowBuffer output, int from, int to)
    {
        var (input, shape) = (inputs[0], weights.Shape);
        var (channels, taps, perGroup) = (shape.C, shape.C * shape.H * shape.W, output.Channels / op.Groups);
        var seen = channels * (shape.H + ConvTile<V>.Rows - 1);
        var x = stackalloc float*[2 * seen];
        var y = stackalloc float*[ConvTile<V>.Rows];
        var memory = PanelMemory.Take(taps + output.WholeWidth);
        fixed (float* all = weights.Values)
        {
            for (var row = from; row < to; row += ConvTile<V>.Rows)
            {
                var rows = Math.Min(ConvTile<V>.Rows, to - row);
                for (var m = 0; m < output.Channels; m++)
                {
                    if (m % perGroup == 0)
                    {
                        Look(input, m / perGroup * channels, row, rows, x);
                        if (input.Ends is { } ends) Look(ends, m / perGroup * channels, row, rows, x + seen);
                    }

                    for (var i = 0; i < ConvTile<V>.Rows; i++) y[i] = i < rows ? output.Row(m, row + i) : memory + taps;
                    var w = op.Flip ? Flipped(all + (m * taps), memory) : all + (m * taps);
                    var start = bias?.Values[m] ?? 0;
                    if (input.Ends is null) ConvTile<V>.Run(x, channels, w, shape.H, shape.W, start, y, 0, output.WholeWidth);
                    else InPlace(x, x + seen, input, w, start, y);
                    for (var i = 0; i < rows; i++) Finish(inputs, output.Span(m, row + i), m, row + i);
                }
            }
        }
    }

    /// <summary>Finds the rows that four output rows see, of the channels of a group.</summary>
    private void Look(RowBuffer input, int firstChannel, int row, int rows, float** x)
    {
        var shape = weights.Shape;
        for (var c = firstChannel; c < firstChannel + shape.C; c++)
        {
            // Rows that only rows past the last one need are taken from the last one's.
            for (var r = 0; r < shape.H + ConvTile<V>.Rows - 1; r++)
                *x++ = input.Seen(c, row - op.Padding.Top + Math.Min(r, shape.H + rows - 2)) - op.Padding.Left;
        }
    }

    /// <summary>The first and the last columns from the ends, and what lies between, whose windows stay within the rows, in place.</summary>
    private void InPlace(float** x, float** ends, RowBuffer input, float* w, float start, float** y)
    {
        var (shape, width, step) = (weights.Shape, input.Width, RowBuffer.Step);
        var toRight = input.Ends!.Width - width;
        ConvTile<V>.Run(ends, shape.C, w, shape.H, shape.W, start, y, 0, step);
        ConvTile<V>.Run(x, shape.C, w, shape.H, shape.W, start, y, step, width - step);
        Move(ends, toRight);
        ConvTile<V>.Run(ends, shape.C, w, shape.H, shape.W, start, y, width - step, width);
        Move(ends, -toRight);
    }

    private void Move(float** rows, int columns)
    {
        for (var i = 0; i < weights.Shape.C * (weights.Shape.H + ConvTile<V>.Rows - 1); i++) rows[i] += columns;
    }

    private void Finish(ReadOnlySpan<RowBuffer> inputs, Span<float> y, int channel, int row)
    {
        if (inputs.Length > 1) TensorPrimitives.Add(y, inputs[1].Span(channel, row), y);
        activate?.Invoke(y, default, y);
    }

    /// <summary>The kernels of one output turned by 180°.</summary>
    private float* Flipped(float* w, float* flipped)
    {
        var (channels, size) = (weights.Shape.C, weights.Shape.H * weights.Shape.W);
        for (var c = 0; c < channels; c++)
        {
            for (var i = 0; i < size; i++) flipped[(c * size) + i] = w[(c * size) + size - 1 - i];
        }

        return flipped;
    }
}
