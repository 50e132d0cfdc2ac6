using LiveConv.Graphs;
using LiveConv.Tensors;

namespace LiveConv.Cpu.Blocked;

/// <summary>
/// From which step to which each node's values are needed in each layout, and which of them lie in the place of others. Layer i makes copies of its inputs at step
/// 2i and is computed at step 2i + 1.
/// </summary>
internal sealed class ValueLives
{
    private readonly Graph graph;
    private readonly LayoutPlan plan;
    private readonly HashSet<Node>? readable;
    private readonly int lanes;
    private readonly LiveValue?[] planar;
    private readonly LiveValue?[] blocked;
    private readonly int[] layers;

    /// <param name="graph">The graph.</param>
    /// <param name="plan">The layouts of its layers.</param>
    /// <param name="lanes">Channels in a block.</param>
    /// <param name="readable">The layers whose values can be read after a run, besides outputs; null for all of them.</param>
    /// <param name="shown">A node that is also wanted row-major after each run, or null.</param>
    public ValueLives(Graph graph, LayoutPlan plan, int lanes, HashSet<Node>? readable, Node? shown)
    {
        (this.graph, this.plan, this.lanes, this.readable) = (graph, plan, lanes, readable);
        (planar, blocked) = (new LiveValue?[graph.Nodes.Length], new LiveValue?[graph.Nodes.Length]);
        layers = new int[graph.Nodes.Length];
        for (var i = 0; i < graph.Layers.Length; i++) layers[graph.Layers[i].Index] = i;
        var end = (2 * graph.Layers.Length) + 1;
        foreach (var node in graph.Nodes.Where(node => node.Constant is null))
        {
            var computed = node.IsLayer ? (2 * layers[node.Index]) + 1 : 0;
            Need(node, plan.IsBlocked(node), computed);
            foreach (var (input, index) in node.Inputs.Select((input, i) => (input, i)).Where(pair => pair.input.Constant is null))
                Need(input, plan.Layout(node)?.Inputs[index] == true, computed, computed - 1);
            if (node == shown) Need(node, isBlocked: false, end, computed + 1);
            if (node == shown || IsReadable(node)) Need(node, plan.IsBlocked(node), end);
        }

        foreach (var node in graph.Nodes.Reverse()) JoinConcatenation(node);
        foreach (var layer in graph.Layers) TakePlace(layer);
    }

    /// <summary>All values, in no order.</summary>
    public IEnumerable<LiveValue> Values => planar.Concat(blocked).OfType<LiveValue>();

    /// <summary>Whether a node is needed row-major.</summary>
    public bool IsPlanar(Node node) => planar[node.Index] is not null;

    /// <summary>Whether a node is needed in blocks.</summary>
    public bool IsBlocked(Node node) => blocked[node.Index] is not null;

    /// <summary>Whether a layer has nothing to compute, because its values are those of its input.</summary>
    public bool IsView(Node layer) =>
        plan.Layout(layer) is null && layer.Inputs is [{ Constant: null } input, ..] && input.Type != ElementType.Int64 && SharedPlaces.IsView(layer);

    /// <summary>Whether a node keeps its values to the end.</summary>
    public bool IsReadable(Node node) => readable is null || readable.Contains(node) || !node.IsLayer || graph.Outputs.Contains(node);

    /// <summary>The most bytes that a layer reads, writes and leaves for later ones, whatever their layout. What is computed in place can take less.</summary>
    public long LowerBound()
    {
        var live = new long[graph.Layers.Length + 1];
        foreach (var node in graph.Nodes.Where(node => node.Constant is null))
        {
            var first = node.IsLayer ? layers[node.Index] : 0;
            var last = IsReadable(node) ? live.Length - 1 : graph.Layers.Where(reader => reader.Inputs.Contains(node)).Select(reader => layers[reader.Index]).DefaultIfEmpty(first).Max();
            for (var step = first; step <= last; step++) live[step] += (long)node.Shape.Count * (node.Type == ElementType.Int64 ? sizeof(long) : sizeof(float));
        }

        return live.Max();
    }

    /// <summary>Says that a step needs a node in a layout; where that isn't the one in which it is computed, a copy is made before the first such step.</summary>
    private void Need(Node node, bool isBlocked, int step, int copied = -1)
    {
        ref var value = ref (isBlocked ? blocked : planar)[node.Index];
        if (value is null)
        {
            value = new LiveValue(node, isBlocked, isBlocked ? BlockedTensor.FloatsOf(node.Shape, lanes) : node.Shape.Count);
            if (isBlocked != plan.IsBlocked(node))
            {
                value.Extend(copied);
                Home(node).Extend(copied);
            }
        }

        value.Extend(step);
    }

    private LiveValue Home(Node node) => (plan.IsBlocked(node) ? blocked : planar)[node.Index]!;

    /// <summary>What a concatenation consists of lies in it; it comes after that.</summary>
    private void JoinConcatenation(Node node)
    {
        if (plan.Place(node) is { } place) blocked[node.Index]!.LieIn(blocked[place.Whole.Index]!, place.Block * node.Shape.H * node.Shape.W * lanes);
    }

    /// <summary>Puts a layer's values into the place of its input, where they are the same or the input ends here.</summary>
    private void TakePlace(Node layer)
    {
        var own = Home(layer);
        if (IsView(layer))
        {
            own.LieIn(planar[layer.Inputs[0].Index]!, 0);
            return;
        }

        if (own.Host is not null) return;
        foreach (var i in SharedPlaces.InPlace(layer).Where(i => layer.Inputs[i].Constant is null && layer.Inputs[i].Type != ElementType.Int64))
        {
            var input = (plan.Layout(layer)?.Inputs[i] == true ? blocked : planar)[layer.Inputs[i].Index]!;
            if (input.IsBlocked != own.IsBlocked || input.Root.Last > own.First) continue;
            own.LieIn(input, 0);
            return;
        }
    }
}
