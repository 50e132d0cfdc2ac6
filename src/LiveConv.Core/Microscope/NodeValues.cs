using LiveConv.Graphs;
using LiveConv.Tensors;

namespace LiveConv.Microscope;

/// <summary>The values of a loaded graph's nodes, read when they are asked for and kept until <see cref="Forget"/>. Use on the thread that runs the graph.</summary>
public sealed class NodeValues(ILoadedGraph loaded)
{
    private readonly Tensor?[] tensors = new Tensor?[loaded.Graph.Nodes.Length];
    private readonly bool[] isRead = new bool[loaded.Graph.Nodes.Length];

    /// <summary>Values of the last run: the same tensor every time, which is filled again after <see cref="Forget"/>.</summary>
    /// <exception cref="InvalidOperationException">The graph was loaded so that this node can't be read.</exception>
    public Tensor Of(Node node)
    {
        ArgumentNullException.ThrowIfNull(node);
        if (node.Constant is { } constant) return constant;
        var values = tensors[node.Index] ??= new Tensor(node.Shape, node.Type);
        if (!isRead[node.Index]) loaded.Read(node, values);
        isRead[node.Index] = true;
        return values;
    }

    /// <summary>The graph has run again: nothing that was read holds any longer.</summary>
    public void Forget() => Array.Clear(isRead);
}
