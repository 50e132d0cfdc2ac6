using LiveConv.Ops;
using LiveConv.Tensors;

namespace LiveConv.Cpu.Rows;

/// <summary>
/// Hysteresis as the first layer of a chain. The chain before ends with its <see cref="Thresholds"/>; between the two its <see cref="Flood"/> runs.
/// </summary>
internal sealed class MarkRows : RowLayer
{
    private readonly HysteresisBits bits;

    public MarkRows(Hysteresis op, Shape shape)
    {
        bits = new HysteresisBits(op, shape);
        Thresholds = new ThresholdRows(bits, shape.C);
        Flood = new FloodKernel(bits);
    }

    /// <summary>Takes the rows of its input; keeps none itself.</summary>
    public RowLayer Thresholds { get; }

    public CpuKernel Flood { get; }

    public override void Run(ReadOnlySpan<RowBuffer> inputs, RowBuffer output, int from, int to)
    {
        for (var c = 0; c < output.Channels; c++)
        {
            for (var y = from; y < to; y++) bits.Expand(Row(output, output.Channels, c, y), output.Span(c, y));
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

    private sealed class FloodKernel(HysteresisBits bits) : CpuKernel
    {
        public override int Rows(int phase) => bits.Planes;

        public override void Run(int phase, int from, int to)
        {
            for (var plane = from; plane < to; plane++) bits.Flood(plane);
        }
    }
}
