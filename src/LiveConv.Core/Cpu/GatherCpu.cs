using LiveConv.Ops;
using LiveConv.Tensors;

namespace LiveConv.Cpu;

/// <summary>Gathering: a contiguous piece for each index and each place before the axis.</summary>
internal sealed class GatherCpu : CpuKernel
{
    private readonly Tensor data;
    private readonly Tensor indices;
    private readonly Tensor output;
    private readonly int size;
    private readonly int inner;

    public GatherCpu(Gather op, Tensor[] inputs, Tensor output)
    {
        (data, indices, this.output) = (inputs[0], inputs[1], output);
        (size, inner) = (data.Shape[op.Axis], data.Shape.Stride(op.Axis));
    }

    public override int Rows(int phase) => output.Shape.Count == 0 ? 0 : output.Shape.Count / inner;

    public override void Run(int phase, int from, int to)
    {
        for (var row = from; row < to; row++)
        {
            var (outer, k) = Math.DivRem(row, indices.Shape.Count);
            var place = Gather.Place(indices.Integers[k], size);
            data.Values.Slice(((outer * size) + place) * inner, inner).CopyTo(output.Values[(row * inner)..]);
        }
    }
}
