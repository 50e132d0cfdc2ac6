using LiveConv.Graphs;
using LiveConv.Tensors;

namespace LiveConv.Cpu.Blocked;

/// <summary>From which step to which each node's values are needed, in each layout; a step is the place of a layer in its graph.</summary>
internal sealed class ValueLives
{
    private readonly Graph graph;
    private readonly LayoutPlan plan;
    private readonly HashSet<Node>? readable;
    private readonly (int First, int Last)?[] planar;
    private readonly (int First, int Last)?[] blocked;
    private readonly int[] steps;

    /// <param name="graph">The graph.</param>
    /// <param name="plan">The layouts of its layers.</param>
    /// <param name="readable">The layers whose values can be read after a run, besides outputs; null for all of them.</param>
    /// <param name="shown">A node that is also wanted row-major after each run, or null.</param>
    public ValueLives(Graph graph, LayoutPlan plan, HashSet<Node>? readable, Node? shown)
    {
        (this.graph, this.plan, this.readable) = (graph, plan, readable);
        planar = new (int, int)?[graph.Nodes.Length];
        blocked = new (int, int)?[graph.Nodes.Length];
        steps = new int[graph.Nodes.Length];
        Array.Fill(steps, -1);
        for (var i = 0; i < graph.Layers.Length; i++) steps[graph.Layers[i].Index] = i;
        var end = graph.Layers.Length;
        foreach (var node in graph.Nodes.Where(node => node.Constant is null))
        {
            Extend(Home(node), node, steps[node.Index]);
            if (IsReadable(node) || node == shown) Extend(Home(node), node, end);
            if (node == shown) Extend(planar, node, steps[node.Index], end);
            foreach (var (input, index) in node.Inputs.Select((input, i) => (input, i)).Where(pair => pair.input.Constant is null))
            {
                // A copy in the other layout is made before its first reader.
                Extend(plan.Layout(node)?.Inputs[index] == true ? blocked : planar, input, steps[node.Index]);
                if (blocked[input.Index] is null || planar[input.Index] is null || Home(input)[input.Index] is not { } home) continue;
                var copied = (Home(input) == blocked ? planar : blocked)[input.Index]!.Value.First;
                if (copied > home.Last) Extend(Home(input), input, copied);
            }
        }

        // What lies in a concatenation lives as long as it does; a concatenation comes after what lies in it.
        foreach (var node in graph.Nodes.Reverse())
        {
            if (plan.Place(node) is not { } place || blocked[node.Index] is not { } life) continue;
            Extend(blocked, place.Whole, life.First, life.Last);
            for (var whole = place.Whole; plan.Place(whole) is { } outer; whole = outer.Whole) Extend(blocked, outer.Whole, life.First, life.Last);
        }
    }

    /// <summary>The life of a node's row-major values; null if there are none.</summary>
    public (int First, int Last)? Planar(Node node) => planar[node.Index];

    /// <summary>The life of a node's blocked values; null if there are none.</summary>
    public (int First, int Last)? Blocked(Node node) => blocked[node.Index];

    /// <summary>Whether a node keeps its values to the end.</summary>
    public bool IsReadable(Node node) => readable is null || readable.Contains(node) || !node.IsLayer || graph.Outputs.Contains(node);

    /// <summary>The largest number of bytes of nodes that must be there at the same step, whatever their layout.</summary>
    public long LowerBound()
    {
        var live = new long[graph.Layers.Length + 1];
        foreach (var node in graph.Nodes.Where(node => node.Constant is null))
        {
            var last = IsReadable(node) ? live.Length - 1 : graph.Nodes.Where(reader => reader.Inputs.Contains(node)).Select(reader => steps[reader.Index]).DefaultIfEmpty(steps[node.Index]).Max();
            for (var step = Math.Max(0, steps[node.Index]); step <= last; step++) live[step] += (long)node.Shape.Count * (node.Type == ElementType.Int64 ? sizeof(long) : sizeof(float));
        }

        return live.Max();
    }

    private static void Extend((int First, int Last)?[] lives, Node node, params ReadOnlySpan<int> steps)
    {
        foreach (var step in steps)
        {
            var (first, last) = lives[node.Index] ?? (step, step);
            lives[node.Index] = (Math.Min(first, step), Math.Max(last, step));
        }
    }

    private (int First, int Last)?[] Home(Node node) => plan.IsBlocked(node) ? blocked : planar;
}
