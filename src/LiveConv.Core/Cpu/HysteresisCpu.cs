using LiveConv.Ops;
using LiveConv.Tensors;

namespace LiveConv.Cpu;

/// <summary>Hysteresis: thresholds row by row, then each plane by itself, then the values row by row.</summary>
internal sealed class HysteresisCpu(Hysteresis op, Tensor[] inputs, Tensor output) : CpuKernel
{
    private readonly Tensor input = inputs[0];
    private readonly HysteresisBits bits = new(op, output.Shape);

    public override int Phases => 3;

    public override int Rows(int phase) => phase == 1 ? bits.Planes : bits.Planes * output.Shape.H;

    public override void Run(int phase, int from, int to)
    {
        var width = output.Shape.W;
        for (var row = from; row < to; row++)
        {
            if (phase == 0) bits.Collect(row, input.Values.Slice(row * width, width));
            else if (phase == 1) bits.Flood(row);
            else bits.Expand(row, output.Values.Slice(row * width, width));
        }
    }
}
