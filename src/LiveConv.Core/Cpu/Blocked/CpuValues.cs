using LiveConv.Graphs;
using LiveConv.Ops;
using LiveConv.Tensors;

namespace LiveConv.Cpu.Blocked;

/// <summary>
/// The tensors of a graph's nodes in the layouts in which they are computed and read, and the copies between them. Values that aren't needed at the same
/// time share one piece of memory, whatever their layout; only what a graph is fed and whole numbers have memory of their own.
/// </summary>
internal sealed class CpuValues
{
    private readonly LayoutPlan plan;
    private readonly Tensor?[] planar;
    private readonly BlockedTensor?[] blocked;
    private readonly bool[] ready;
    private readonly List<CpuKernel> copies = [];
    private ValueLives lives;

    /// <param name="graph">The graph.</param>
    /// <param name="lives">When its values are needed.</param>
    /// <param name="plan">Their layouts.</param>
    /// <param name="lanes">Channels in a block.</param>
    public CpuValues(Graph graph, ValueLives lives, LayoutPlan plan, int lanes)
    {
        (this.plan, this.lives) = (plan, lives);
        planar = new Tensor?[graph.Nodes.Length];
        blocked = new BlockedTensor?[graph.Nodes.Length];
        ready = new bool[2 * graph.Nodes.Length];
        foreach (var node in graph.Nodes)
        {
            if (lives.IsPlanar(node)) planar[node.Index] = HasOwnMemory(node) ? new Tensor(node.Shape, node.Type) : Tensor.Unplaced(node.Shape, node.Type);
            if (lives.IsBlocked(node)) blocked[node.Index] = new BlockedTensor(node.Shape, lanes);
        }

        BlockConstants(graph, lanes);
        Place(lives);
    }

    public ActivationMemory Memory { get; private set; }

    /// <summary>Gives all values their places; what they were is lost, but for what the graph was fed.</summary>
    /// <param name="lives">When they are needed from now on: the same values in the same layouts.</param>
    public void Place(ValueLives lives)
    {
        this.lives = lives;
        var (roots, offsets, floats) = Plan(lives);
        var memory = new AlignedMemory(floats);
        var places = roots.Zip(offsets).ToDictionary(pair => pair.First, pair => pair.Second);
        foreach (var value in lives.Values.Where(value => !HasOwnMemory(value)))
        {
            var shift = 0;
            for (var inner = value; inner.Host is not null; inner = inner.Host) shift += inner.Shift;
            var isPlaced = places.TryGetValue(value.Root, out var offset);
            if (value.IsBlocked) blocked[value.Node.Index]!.Place(memory, offset + shift);
            else if (isPlaced) planar[value.Node.Index]!.Place(memory.Array, memory.First + offset + shift);
            else planar[value.Node.Index]!.Place(planar[value.Root.Node.Index]!.Memory, shift);
        }

        Memory = MemoryOf(lives, floats);
    }

    /// <summary>What the values of a graph would take.</summary>
    public static ActivationMemory MemoryOf(ValueLives lives) => MemoryOf(lives, Plan(lives).Floats);

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

    /// <summary>The values of a constant are others: takes them where they are read in blocks.</summary>
    public void Renew(Node constant)
    {
        if (blocked[constant.Index] is { } tensor) new LayoutCopy(constant.Constant!, tensor, toBlocked: true).Run();
    }

    /// <summary>Copies a node's values to a row-major tensor.</summary>
    /// <exception cref="InvalidOperationException">Others have their place by now.</exception>
    public void Read(Node node, Tensor destination)
    {
        if (!lives.IsReadable(node)) throw new InvalidOperationException($"the values of '{node.Name}' weren't kept; load the graph with all of its layers kept");
        if (plan.IsBlocked(node)) LayoutCopy.Read(blocked[node.Index]!, destination);
        else destination.CopyFrom(planar[node.Index] ?? node.Constant!);
    }

    private static ActivationMemory MemoryOf(ValueLives lives, int shared)
    {
        var own = lives.Values.Where(HasOwnMemory).Sum(value => value.Floats * (value.Node.Type == ElementType.Int64 ? sizeof(long) : (long)sizeof(float)));
        return new ActivationMemory(own + ((long)shared * sizeof(float)), lives.LowerBound());
    }

    /// <summary>The values with places of their own in the shared memory, where each begins, and the size of that.</summary>
    private static (LiveValue[] Roots, int[] Offsets, int Floats) Plan(ValueLives lives)
    {
        LiveValue[] roots = [.. lives.Values.Where(value => value.Host is null && !HasOwnMemory(value))];
        var (offsets, floats) = MemoryPlan.Offsets([.. roots.Select(value => (WholeLines(value.Floats), value.First, value.Last))]);
        return (roots, offsets, floats);
    }

    private static bool HasOwnMemory(LiveValue value) => !value.IsBlocked && HasOwnMemory(value.Node);

    // What is fed is set before a run, and may stay for several.
    private static bool HasOwnMemory(Node node) => node.Op is Input || node.Type == ElementType.Int64;

    /// <summary>Values begin at cache lines.</summary>
    private static int WholeLines(int floats) => (floats + 15) / 16 * 16;

    private bool IsReady(Node node, int layout)
    {
        var index = (2 * node.Index) + layout;
        var was = ready[index];
        ready[index] = true;
        return was;
    }

    /// <summary>Copies constants that are read in blocks, once.</summary>
    private void BlockConstants(Graph graph, int lanes)
    {
        foreach (var node in graph.Nodes.Where(node => node.Constant is not null))
        {
            if (!graph.Layers.Any(layer => plan.Layout(layer) is { } layout && layer.Inputs.Select((input, i) => input == node && layout.Inputs[i]).Any(read => read))) continue;
            var tensor = blocked[node.Index] = BlockedTensor.Allocate(node.Shape, lanes);
            new LayoutCopy(node.Constant!, tensor, toBlocked: true).Run();
            ready[(2 * node.Index) + 1] = true;
        }
    }
}
