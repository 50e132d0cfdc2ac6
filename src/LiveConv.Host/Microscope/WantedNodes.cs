using LiveConv.Graphs;

namespace LiveConv.Host.Microscope;

/// <summary>The nodes whose values the panels need of each frame. Filled anew before each picture without allocating.</summary>
internal sealed class WantedNodes
{
    private readonly List<Node> nodes = [];

    public IReadOnlyList<Node> Nodes => nodes;

    public void Clear() => nodes.Clear();

    /// <summary>Constants are always there; a node wanted twice is wanted once.</summary>
    public void Add(Node node)
    {
        if (node.Constant is null && !nodes.Contains(node)) nodes.Add(node);
    }

    /// <summary>A layer with everything that it is computed from.</summary>
    public void AddWithInputs(Node node)
    {
        Add(node);
        foreach (var input in node.Inputs) Add(input);
    }

    /// <summary>Whether a list holds the same nodes in the same order.</summary>
    public bool Equals(IReadOnlyList<Node> others)
    {
        if (others.Count != nodes.Count) return false;
        for (var i = 0; i < nodes.Count; i++)
        {
            if (others[i] != nodes[i]) return false;
        }

        return true;
    }
}
