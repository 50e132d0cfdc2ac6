namespace LiveConv.Cpu.Rows;

/// <summary>Makes the rows of a picture; keeps none itself.</summary>
internal sealed class PictureRows(TensorToFrameCpu pass) : RowLayer
{
    public override void Run(ReadOnlySpan<RowBuffer> inputs, RowBuffer output, int from, int to)
    {
        var last = inputs[0].Channels - 1;
        for (var y = from; y < to; y++) pass.Convert(y, inputs[0].Span(0, y), inputs[0].Span(last / 2, y), inputs[0].Span(last, y));
        pass.Publish();
    }
}
