using LiveConv.Tensors;

namespace LiveConv.Cpu.Rows;

/// <summary>The rows of a tensor that is there before the chain runs.</summary>
internal sealed class TensorRows(Tensor tensor) : RowLayer
{
    public override void Run(ReadOnlySpan<RowBuffer> inputs, RowBuffer output, int from, int to)
    {
        if (output.Ends is not null) output.TakeEnds(from, to);
        if (output.IsTensor) return;
        for (var c = 0; c < output.Channels; c++)
        {
            for (var y = from; y < to; y++) tensor.Values.Slice(tensor.Index(output.Picture, c, y, 0), output.Width).CopyTo(output.Span(c, y));
        }
    }
}
