using LiveConv.Ops;
using LiveConv.Reference;
using LiveConv.Tensors;

namespace LiveConv.Cpu;

/// <summary>An op without a kernel of its own: its reference, on one thread. Slow, and some references allocate.</summary>
internal sealed class ReferenceKernel(Op op, Tensor[] inputs, Tensor output) : CpuKernel
{
    private readonly ReferenceOutput result = new(output.Shape);

    public override int Rows(int phase) => 1;

    public override void Run(int phase, int from, int to)
    {
        op.Evaluate(inputs, result);
        result.CopyTo(output);
    }
}
