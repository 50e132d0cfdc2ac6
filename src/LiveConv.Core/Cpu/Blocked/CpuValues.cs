using LiveConv.Graphs;
using LiveConv.Tensors;

namespace LiveConv.Cpu.Blocked;

/// <summary>The tensors of a graph's nodes in the layouts in which they are computed and read, and the copies between them.</summary>
internal sealed class CpuValues
{
    private readonly LayoutPlan plan;
    private readonly int lanes;
    private readonly Tensor?[] planar;
    private readonly BlockedTensor?[] blocked;
    private readonly List<CpuKernel> copies = [];

    public CpuValues(Graph graph, LayoutPlan plan, int lanes)
    {
        (this.plan, this.lanes) = (plan, lanes);
        planar = new Tensor?[graph.Nodes.Length];
        blocked = new BlockedTensor?[graph.Nodes.Length];
        foreach (var node in graph.Nodes)
        {
            if (!plan.IsBlocked(node)) planar[node.Index] = node.Constant ?? new Tensor(node.Shape, node.Type);
        }

        // A concatenation comes after what lies in it.
        foreach (var node in graph.Nodes.Reverse())
        {
            if (!plan.IsBlocked(node)) continue;
            var tensor = blocked[node.Index] = new BlockedTensor(node.Shape, lanes);
            if (plan.Place(node) is { } place) tensor.Place(blocked[place.Whole.Index]!, place.Block);
            else tensor.Place(new AlignedMemory(tensor.Length), 0);
        }
    }

    /// <summary>The row-major tensor of a node; where it is computed in blocks, a copy from now on.</summary>
    public Tensor Planar(Node node)
    {
        if (planar[node.Index] is { } tensor) return tensor;
        tensor = planar[node.Index] = new Tensor(node.Shape);
        copies.Add(new LayoutCopy(tensor, blocked[node.Index]!, toBlocked: false));
        return tensor;
    }

    /// <summary>The blocked tensor of a node; where it is computed row-major, a copy from now on.</summary>
    public BlockedTensor Blocked(Node node)
    {
        if (blocked[node.Index] is { } tensor) return tensor;
        tensor = blocked[node.Index] = BlockedTensor.Allocate(node.Shape, lanes);
        var copy = new LayoutCopy(planar[node.Index]!, tensor, toBlocked: true);
        if (node.Constant is null) copies.Add(copy);
        else copy.Run();
        return tensor;
    }

    /// <summary>The copies that were asked for since the last call: to be made before the next layer.</summary>
    public CpuKernel[] TakeCopies()
    {
        CpuKernel[] taken = [.. copies];
        copies.Clear();
        return taken;
    }

    /// <summary>Copies a node's values to a row-major tensor.</summary>
    public void Read(Node node, Tensor destination)
    {
        if (plan.IsBlocked(node)) new LayoutCopy(destination, blocked[node.Index]!, toBlocked: false).Run();
        else destination.CopyFrom(planar[node.Index]!);
    }
}
