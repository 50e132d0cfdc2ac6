using LiveConv.Graphs;
using LiveConv.Tensors;

namespace LiveConv.Cpu.Blocked;

/// <summary>
/// The tensors of a graph's nodes in the layouts in which they are computed and read, and the copies between them. Values that aren't needed at the same
/// time share memory: blocked ones lie in one piece of it, row-major ones in arrays.
/// </summary>
internal sealed class CpuValues
{
    private readonly LayoutPlan plan;
    private readonly ValueLives lives;
    private readonly Tensor?[] planar;
    private readonly BlockedTensor?[] blocked;
    private readonly bool[] ready;
    private readonly List<CpuKernel> copies = [];

    /// <param name="graph">The graph.</param>
    /// <param name="lives">When its values are needed.</param>
    /// <param name="plan">Their layouts.</param>
    /// <param name="kernels">The kernels for blocked layers.</param>
    /// <param name="before">The values before, whose inputs and shown node stay where they are; null for none.</param>
    /// <param name="shown">The shown node, or null.</param>
    public CpuValues(Graph graph, ValueLives lives, LayoutPlan plan, BlockedKernels kernels, CpuValues? before, Node? shown)
    {
        (this.plan, this.lives) = (plan, lives);
        planar = new Tensor?[graph.Nodes.Length];
        blocked = new BlockedTensor?[graph.Nodes.Length];
        ready = new bool[2 * graph.Nodes.Length];
        foreach (var node in graph.Nodes.Where(node => before is not null && (node.Op is Ops.Input || node == shown))) planar[node.Index] = before!.planar[node.Index];
        var bytes = PlacePlanar(graph, kernels.Room) + PlaceBlocked(graph, kernels.Lanes);
        Memory = new ActivationMemory(bytes, lives.LowerBound());
    }

    public ActivationMemory Memory { get; }

    /// <summary>The row-major tensor of a node; where it is computed in blocks, a copy from now on.</summary>
    public Tensor Planar(Node node)
    {
        var tensor = planar[node.Index] ??= node.Constant ?? throw new InvalidOperationException($"nobody reads '{node.Name}' row by row");
        if (plan.IsBlocked(node) && !IsReady(node, 0)) copies.Add(new LayoutCopy(tensor, blocked[node.Index]!, toBlocked: false));
        return tensor;
    }

    /// <summary>The blocked tensor of a node; where it is computed row-major, a copy from now on.</summary>
    public BlockedTensor Blocked(Node node)
    {
        var tensor = blocked[node.Index] ?? throw new InvalidOperationException($"nobody reads '{node.Name}' in blocks");
        if (!plan.IsBlocked(node) && !IsReady(node, 1)) copies.Add(new LayoutCopy(planar[node.Index]!, tensor, toBlocked: true));
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
    /// <exception cref="InvalidOperationException">Others have their place by now.</exception>
    public void Read(Node node, Tensor destination)
    {
        if (!lives.IsReadable(node)) throw new InvalidOperationException($"the values of '{node.Name}' weren't kept; load the graph with all of its layers kept");
        if (plan.IsBlocked(node))
        {
            new LayoutCopy(destination, blocked[node.Index]!, toBlocked: false).Run();
            return;
        }

        var source = planar[node.Index] ?? node.Constant!;
        if (source.Type == ElementType.Int64) destination.CopyFrom(source);
        else source.Data.AsSpan(0, node.Shape.Count).CopyTo(destination.Data);
    }

    private bool IsReady(Node node, int layout)
    {
        var index = (2 * node.Index) + layout;
        var was = ready[index];
        ready[index] = true;
        return was;
    }

    /// <summary>Gives row-major values their arrays; returns the bytes.</summary>
    private long PlacePlanar(Graph graph, int room)
    {
        long bytes = 0;
        var shared = new List<Node>();
        foreach (var node in graph.Nodes.Where(node => lives.Planar(node) is not null))
        {
            if (planar[node.Index] is null && CanShare(graph, node))
            {
                shared.Add(node);
                continue;
            }

            planar[node.Index] ??= new Tensor(node.Shape, node.Type);
            bytes += (long)node.Shape.Count * (node.Type == ElementType.Int64 ? sizeof(long) : sizeof(float));
        }

        var pieces = MemoryPlan.Pieces([.. shared.Select(node => (node.Shape.Count, lives.Planar(node)!.Value.First, lives.Planar(node)!.Value.Last))]);
        foreach (var piece in shared.Zip(pieces).GroupBy(pair => pair.Second, pair => pair.First))
        {
            var memory = new float[piece.Max(node => node.Shape.Count) + room];
            bytes += (long)memory.Length * sizeof(float);
            foreach (var node in piece) planar[node.Index] = Tensor.At(node.Shape, node.Type, memory);
        }

        return bytes;
    }

    // References look at whole arrays, and what is fed or shown is handed out.
    private bool CanShare(Graph graph, Node node) =>
        node.IsLayer && node.Type != ElementType.Int64 && !graph.Outputs.Contains(node) && !IsReference(node)
        && !graph.Layers.Any(reader => reader.Inputs.Contains(node) && IsReference(reader));

    private bool IsReference(Node layer) => plan.Layout(layer) is null && CpuKernels.IsReference(layer);

    /// <summary>Gives blocked values their places; returns the bytes.</summary>
    private long PlaceBlocked(Graph graph, int lanes)
    {
        Node[] nodes = [.. graph.Nodes.Where(node => lives.Blocked(node) is not null)];
        foreach (var node in nodes) blocked[node.Index] = new BlockedTensor(node.Shape, lanes);
        Node[] owners = [.. nodes.Where(node => plan.Place(node) is null)];
        var (offsets, floats) = MemoryPlan.Offsets([.. owners.Select(node => (Length(node), lives.Blocked(node)!.Value.First, lives.Blocked(node)!.Value.Last))]);
        var memory = new AlignedMemory(floats);
        for (var i = 0; i < owners.Length; i++) blocked[owners[i].Index]!.Place(memory, offsets[i]);

        // A concatenation comes after what lies in it.
        foreach (var node in nodes.Reverse())
        {
            if (plan.Place(node) is { } place) blocked[node.Index]!.Place(blocked[place.Whole.Index]!, place.Block);
        }

        // Constants that are read in blocks are copied once.
        foreach (var node in graph.Nodes.Where(node => node.Constant is not null))
        {
            if (!graph.Layers.Any(layer => plan.Layout(layer) is { } layout && layer.Inputs.Select((input, i) => input == node && layout.Inputs[i]).Any(read => read))) continue;
            var tensor = blocked[node.Index] = BlockedTensor.Allocate(node.Shape, lanes);
            new LayoutCopy(node.Constant!, tensor, toBlocked: true).Run();
            ready[(2 * node.Index) + 1] = true;
        }

        return (long)floats * sizeof(float);

        // Values begin at cache lines.
        int Length(Node node) => (BlockedTensor.FloatsOf(node.Shape, lanes) + 15) / 16 * 16;
    }
}
