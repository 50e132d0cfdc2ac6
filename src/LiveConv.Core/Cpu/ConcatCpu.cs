using LiveConv.Ops;
using LiveConv.Tensors;

namespace LiveConv.Cpu;

/// <summary>Concatenation: from each input a contiguous piece for each index before the axis.</summary>
internal sealed class ConcatCpu : CpuKernel
{
    private readonly Tensor[] inputs;
    private readonly Tensor output;
    private readonly int outer = 1;

    public ConcatCpu(Concat op, Tensor[] inputs, Tensor output)
    {
        (this.inputs, this.output) = (inputs, output);
        for (var axis = 0; axis < op.Axis; axis++) outer *= output.Shape[axis];
    }

    /// <summary>A row is a piece of one input.</summary>
    public override int Rows(int phase) => output.Shape.Count == 0 ? 0 : outer * inputs.Length;

    public override void Run(int phase, int from, int to)
    {
        for (var row = from; row < to; row++)
        {
            var (o, input) = Math.DivRem(row, inputs.Length);
            var start = o * (output.Shape.Count / outer);
            for (var before = 0; before < input; before++) start += inputs[before].Shape.Count / outer;
            var piece = inputs[input].Shape.Count / outer;
            inputs[input].Values.Slice(o * piece, piece).CopyTo(output.Values[start..]);
        }
    }
}
