using System.Numerics.Tensors;
using LiveConv.Ops;

namespace LiveConv.Cpu.Rows;

/// <summary>One channel from several: mean, largest, luma.</summary>
internal sealed class ChannelRows(Op op) : RowLayer
{
    public override void Run(ReadOnlySpan<RowBuffer> inputs, RowBuffer output, int from, int to)
    {
        var input = inputs[0];
        for (var y = from; y < to; y++)
        {
            var result = output.Span(0, y);
            if (op is ColorToGray)
            {
                TensorPrimitives.Multiply(input.Span(0, y), ColorToGray.Red, result);
                TensorPrimitives.MultiplyAddEstimate(input.Span(1, y), ColorToGray.Green, result, result);
                TensorPrimitives.MultiplyAddEstimate(input.Span(2, y), ColorToGray.Blue, result, result);
                continue;
            }

            input.Span(0, y).CopyTo(result);
            for (var c = 1; c < input.Channels; c++)
            {
                if (op is MaxChannels) TensorPrimitives.Max(result, input.Span(c, y), result);
                else TensorPrimitives.Add(result, input.Span(c, y), result);
            }

            if (op is MeanChannels) TensorPrimitives.Divide(result, input.Channels, result);
        }
    }
}
