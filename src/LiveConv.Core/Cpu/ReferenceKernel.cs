using LiveConv.Ops;
using LiveConv.Reference;
using LiveConv.Tensors;

namespace LiveConv.Cpu;

/// <summary>An op without a kernel of its own: its reference, on one thread, on copies of what lies in memory with others. Slow, and some references allocate.</summary>
internal sealed class ReferenceKernel(Op op, Tensor[] inputs, Tensor output) : CpuKernel
{
    private readonly ReferenceOutput result = new(output.Shape);
    private readonly Tensor[] own = [.. inputs.Select(input => input.Data == input.Memory ? input : new Tensor(input.Shape, input.Type))];

    public override int Rows(int phase) => 1;

    public override void Run(int phase, int from, int to)
    {
        for (var i = 0; i < own.Length; i++)
        {
            if (own[i] != inputs[i]) own[i].CopyFrom(inputs[i]);
        }

        op.Evaluate(own, result);
        result.CopyTo(output);
    }
}
