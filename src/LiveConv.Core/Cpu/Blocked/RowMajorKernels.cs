using LiveConv.Graphs;

namespace LiveConv.Cpu.Blocked;

/// <summary>No layer in blocks.</summary>
internal sealed class RowMajorKernels : BlockedKernels
{
    public override int Lanes => 1;

    public override BlockedKernels? Narrower => null;

    public override LayerLayout? Plan(Node layer, Predicate<Node> isBlocked) => null;

    public override CpuKernel Create(Node layer, LayerLayout layout, CpuValues values) => throw new NotSupportedException();
}
