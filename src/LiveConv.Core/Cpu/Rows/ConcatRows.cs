namespace LiveConv.Cpu.Rows;

/// <summary>The channels of its inputs from <paramref name="start"/> on, one after the other, as many as the output has.</summary>
internal sealed class ConcatRows(int start) : RowLayer
{
    public override void Run(ReadOnlySpan<RowBuffer> inputs, RowBuffer output, int from, int to)
    {
        var channel = -start;
        foreach (var input in inputs)
        {
            for (var c = 0; c < input.Channels; c++, channel++)
            {
                if (channel < 0 || channel >= output.Channels) continue;
                for (var y = from; y < to; y++) input.Span(c, y).CopyTo(output.Span(channel, y));
            }
        }
    }
}
