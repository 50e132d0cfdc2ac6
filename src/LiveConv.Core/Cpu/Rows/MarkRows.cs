using LiveConv.Ops;
using LiveConv.Tensors;

namespace LiveConv.Cpu.Rows;

/// <summary>The first half of <see cref="HysteresisCpu"/>: marks strong pixels. The second floods the tensor when all rows are marked.</summary>
internal sealed class MarkRows(Hysteresis op) : RowLayer
{
    private HysteresisCpu? kernel;

    /// <summary>Says where values and marks lie; returns the kernel of the second half.</summary>
    public CpuKernel Bind(Tensor input, Tensor output) => new FloodKernel(kernel = new HysteresisCpu(op, [input], output));

    public override void Run(ReadOnlySpan<RowBuffer> inputs, RowBuffer output, int from, int to)
    {
        for (var c = 0; c < output.Channels; c++)
        {
            for (var y = from; y < to; y++) kernel!.Mark((((output.Picture * output.Channels) + c) * output.Height) + y, inputs[0].Span(c, y), output.Span(c, y));
        }
    }

    private sealed class FloodKernel(HysteresisCpu kernel) : CpuKernel
    {
        public override int Rows(int phase) => kernel.Planes;

        public override void Run(int phase, int from, int to)
        {
            for (var plane = from; plane < to; plane++) kernel.Flood(plane);
        }
    }
}
