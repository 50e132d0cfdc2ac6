using LiveConv.Ops;

namespace LiveConv.Graphs.Fusions;

/// <summary>A graph under change: the nodes that an output needs, in order, with the number of their readers.</summary>
internal sealed class FusionGraph
{
    private readonly FusionNode[] outputs;

    public FusionGraph(Graph graph)
    {
        var nodes = new FusionNode[graph.Nodes.Length];
        foreach (var node in graph.Nodes)
            nodes[node.Index] = new FusionNode(node.Name, node.Op, [.. node.Inputs.Select(input => nodes[input.Index])], node.Shape);
        outputs = [.. graph.Outputs.Select(output => nodes[output.Index])];
        foreach (var output in outputs) output.Readers++;
        for (var i = nodes.Length - 1; i >= 0; i--)
        {
            if (nodes[i].Readers == 0) continue;
            foreach (var input in nodes[i].Inputs) input.Readers++;
        }

        Nodes = nodes;
    }

    /// <summary>All nodes, each after its inputs; those without readers aren't needed.</summary>
    public IReadOnlyList<FusionNode> Nodes { get; }

    /// <summary>The graph of what is needed.</summary>
    public Graph Build()
    {
        var builder = new GraphBuilder();
        var built = new Dictionary<FusionNode, Node>();
        var names = Nodes.Where(node => node.Readers > 0).Select(node => node.Name).ToHashSet();
        foreach (var node in Nodes)
        {
            if (node.Readers == 0 && node.Op is not Input) continue;
            foreach (var input in node.Inputs)
            {
                if (!built.ContainsKey(input)) built[input] = builder.Add(Unique(input.Name, names), input.Op);
            }

            built[node] = builder.Add(node.Name, node.Op, [.. node.Inputs.Select(input => built[input])]);
        }

        return builder.Build([.. outputs.Select(output => built[output])]);
    }

    private static string Unique(string name, HashSet<string> names)
    {
        var unique = name;
        for (var i = 1; !names.Add(unique); i++) unique = $"{name}.{i}";
        return unique;
    }
}
