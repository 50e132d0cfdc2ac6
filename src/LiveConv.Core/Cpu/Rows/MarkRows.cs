using LiveConv.Ops;
using LiveConv.Tensors;

namespace LiveConv.Cpu.Rows;

/// <summary>
/// Hysteresis as the first layer of a chain. The chain before ends with its <see cref="Thresholds"/>; between the two its <see cref="Flood"/> runs.
/// </summary>
internal sealed class MarkRows : RowLayer
{
    public MarkRows(Hysteresis op, Shape shape)
    {
        Bits = new HysteresisBits(op, shape);
        Thresholds = new ThresholdRows(Bits, shape.C);
        Flood = new HysteresisFlood(Bits);
    }

    /// <summary>What is flooded.</summary>
    public HysteresisBits Bits { get; }

    /// <summary>Takes the rows of its input; keeps none itself.</summary>
    public RowLayer Thresholds { get; }

    public CpuKernel Flood { get; }

    public override void Run(ReadOnlySpan<RowBuffer> inputs, RowBuffer output, int from, int to)
    {
        for (var c = 0; c < output.Channels; c++)
        {
            for (var y = from; y < to; y++) Bits.Expand(Row(output, output.Channels, c, y), output.Span(c, y));
        }
    }

    private static int Row(RowBuffer rows, int channels, int channel, int y) => (((rows.Picture * channels) + channel) * rows.Height) + y;

    private sealed class ThresholdRows(HysteresisBits bits, int channels) : RowLayer
    {
        public override void Run(ReadOnlySpan<RowBuffer> inputs, RowBuffer output, int from, int to)
        {
            for (var c = 0; c < channels; c++)
            {
                for (var y = from; y < to; y++) bits.Collect(Row(inputs[0], channels, c, y), inputs[0].Span(c, y));
            }
        }
    }
}
