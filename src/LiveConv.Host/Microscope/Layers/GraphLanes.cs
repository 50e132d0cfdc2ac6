using System.Numerics;
using LiveConv.Graphs;

namespace LiveConv.Host.Microscope.Layers;

/// <summary>A graph as lines beside the list of its layers: each value that is still needed has a lane of its own, as branches have in logs of versions.</summary>
internal sealed class GraphLanes
{
    private const int Most = 64;

    private readonly LaneRow[] rows;

    /// <param name="layers">In their order. What lies between them unseen is passed over.</param>
    public GraphLanes(IReadOnlyList<Node> layers)
    {
        var sources = Sources(layers);
        var uses = new int[layers.Count];
        foreach (var source in sources.SelectMany(list => list)) uses[source]++;
        rows = new LaneRow[layers.Count];
        var lanes = new int[Most];
        Array.Fill(lanes, -1);
        for (var i = 0; i < rows.Length; i++)
        {
            var (inputs, freed) = (0ul, 0ul);
            foreach (var source in sources[i])
            {
                var bit = 1ul << rows[source].Own;
                inputs |= bit;
                if (--uses[source] > 0) continue;
                freed |= bit;
                lanes[rows[source].Own] = -1;
            }

            var through = 0ul;
            for (var lane = 0; lane < Most; lane++)
            {
                if (lanes[lane] >= 0) through |= 1ul << lane;
            }

            // On in the lane of an input that ends here; otherwise the first that is free. A graph of more lanes than there are has no drawing.
            var own = BitOperations.TrailingZeroCount(freed != 0 ? freed : ~through);
            if (own >= Most)
            {
                rows = [];
                Count = 0;
                return;
            }

            rows[i] = new LaneRow(own, through, inputs, uses[i] > 0);
            if (uses[i] > 0) lanes[own] = i;
            Count = Math.Max(Count, Math.Max(own + 1, Most - BitOperations.LeadingZeroCount(through)));
        }
    }

    /// <summary>How many lanes lie side by side at most; 1 for a chain, 0 where they are too many to draw.</summary>
    public int Count { get; }

    public LaneRow this[int row] => rows[row];

    /// <summary>For each layer the listed layers that it is computed from.</summary>
    private static List<int>[] Sources(IReadOnlyList<Node> layers)
    {
        var places = new Dictionary<Node, int>();
        for (var i = 0; i < layers.Count; i++) places.Add(layers[i], i);
        var unseen = new Dictionary<Node, List<int>>();
        return [.. layers.Select(layer => layer.Inputs.SelectMany(Of).Distinct().ToList())];

        List<int> Of(Node node)
        {
            if (places.TryGetValue(node, out var place)) return [place];
            if (!node.IsLayer) return [];
            if (!unseen.TryGetValue(node, out var found)) unseen.Add(node, found = [.. node.Inputs.SelectMany(Of).Distinct()]);
            return found;
        }
    }
}
