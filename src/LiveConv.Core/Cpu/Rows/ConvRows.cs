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

    public override void Run(ReadOnlySpan<RowBuffer> inputs, RowBuffer output, int from, int to)
    {
        var input = inputs[0];
        var shape = weights.Shape;
        var (channels, taps, perGroup) = (shape.C, shape.C * shape.H * shape.W, output.Channels / op.Groups);
        var rowsOfChannel = shape.H + ConvTile<V>.Rows - 1;
        var x = stackalloc float*[channels * rowsOfChannel];
        var y = stackalloc float*[ConvTile<V>.Rows];
        var memory = PanelMemory.Take(taps + output.WholeWidth);
        fixed (float* all = weights.Values)
        {
            for (var row = from; row < to; row += ConvTile<V>.Rows)
            {
                var rows = Math.Min(ConvTile<V>.Rows, to - row);
                for (var m = 0; m < output.Channels; m++)
                {
                    var first = m / perGroup * channels;
                    if (m % perGroup == 0)
                    {
                        for (var i = 0; i < channels * rowsOfChannel; i++)
                        {
                            // Rows that only rows past the last one need are taken from the last one's.
                            var (c, r) = Math.DivRem(i, rowsOfChannel);
                            x[i] = input.Seen(first + c, row - op.Padding.Top + Math.Min(r, shape.H + rows - 2)) - op.Padding.Left;
                        }
                    }

                    for (var i = 0; i < ConvTile<V>.Rows; i++) y[i] = i < rows ? output.Row(m, row + i) : memory + taps;
                    var w = op.Flip ? Flipped(all + (m * taps), memory) : all + (m * taps);
                    ConvTile<V>.Run(x, channels, w, shape.H, shape.W, bias?.Values[m] ?? 0, y, output.WholeWidth);
                    for (var i = 0; i < rows; i++) Finish(inputs, output.Span(m, row + i), m, row + i);
                }
            }
        }
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
