using LiveConv.Ops;
using LiveConv.Tensors;

namespace LiveConv.Cpu;

/// <summary>Hysteresis: thresholds row by row, then the flood, then the values row by row.</summary>
internal sealed class HysteresisCpu : CpuKernel
{
    private readonly Tensor input;
    private readonly Tensor output;
    private readonly HysteresisBits bits;
    private readonly HysteresisFlood flood;

    public HysteresisCpu(Hysteresis op, Tensor[] inputs, Tensor output)
    {
        (input, this.output) = (inputs[0], output);
        bits = new HysteresisBits(op, output.Shape);
        flood = new HysteresisFlood(bits);
    }

    public override int Phases => flood.Phases + 2;

    public override int Rows(int phase) => phase == 0 || phase > flood.Phases ? bits.Planes * bits.Height : flood.Rows(phase - 1);

    public override void Run(int phase, int from, int to)
    {
        if (phase > 0 && phase <= flood.Phases)
        {
            flood.Run(phase - 1, from, to);
            return;
        }

        var width = output.Shape.W;
        for (var row = from; row < to; row++)
        {
            if (phase == 0) bits.Collect(row, input.Values.Slice(row * width, width));
            else bits.Expand(row, output.Values.Slice(row * width, width));
        }
    }
}
