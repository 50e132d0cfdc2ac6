namespace LiveConv.Cpu.Rows;

/// <summary>The rows of a frame's tensor.</summary>
internal sealed class FrameRows(FrameToTensorCpu pass) : RowLayer
{
    public override void Run(ReadOnlySpan<RowBuffer> inputs, RowBuffer output, int from, int to)
    {
        var last = output.Channels - 1;
        for (var y = from; y < to; y++) pass.Convert(y, output.Span(0, y), output.Span(last / 2, y), output.Span(last, y));
    }
}
