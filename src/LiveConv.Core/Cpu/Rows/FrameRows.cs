namespace LiveConv.Cpu.Rows;

/// <summary>The rows of a frame's tensor.</summary>
internal sealed class FrameRows(FrameToTensorCpu pass) : RowLayer
{
    public override void Run(ReadOnlySpan<RowBuffer> inputs, RowBuffer output, int from, int to)
    {
        for (var c = 0; c < output.Channels; c++)
        {
            for (var y = from; y < to; y++) pass.Convert(c, y, output.Span(c, y));
        }
    }
}
