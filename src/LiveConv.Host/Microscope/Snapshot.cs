using LiveConv.Frames;
using LiveConv.Graphs;
using LiveConv.Tensors;

namespace LiveConv.Host.Microscope;

/// <summary>
/// A frame and the exact values that an executor computed of it for some nodes. Filled anew with each frame, in place; allocates only where
/// nodes are wanted for the first time.
/// </summary>
internal sealed class Snapshot
{
    // Tensors of nodes that are no longer wanted are kept for the next time, up to so much.
    private const long MostBytes = 256L << 20;

    private readonly Dictionary<Node, Tensor> values = [];
    private Node[] nodes = [];

    /// <summary>The frame that the values belong to; null before the first.</summary>
    public Frame? Frame { get; private set; }

    /// <summary>Counts the fillings.</summary>
    public long Version { get; private set; }

    /// <summary>The nodes whose values it holds.</summary>
    public IReadOnlyList<Node> Nodes => nodes;

    /// <summary><see cref="Graph.Changes"/> when it was filled.</summary>
    public int Changes { get; private set; }

    /// <summary>A node's values, or null where they weren't wanted yet. Valid until the next filling.</summary>
    public Tensor? this[Node node] => node.Constant ?? (Array.IndexOf(nodes, node) >= 0 ? values[node] : null);

    /// <summary>Takes the values of the last run.</summary>
    /// <param name="frame">Its frame; kept, not copied.</param>
    /// <param name="loaded">The graph that ran.</param>
    /// <param name="wanted">The nodes to copy.</param>
    public void Fill(Frame frame, ILoadedGraph loaded, Node[] wanted)
    {
        if (!ReferenceEquals(wanted, nodes)) Choose(wanted);
        foreach (var node in nodes) loaded.Read(node, values[node]);
        Frame = frame;
        Changes = loaded.Graph.Changes;
        Version++;
    }

    /// <summary>The same with a copy of the frame.</summary>
    public void FillWithCopy(Frame frame, ILoadedGraph loaded, Node[] wanted)
    {
        var copy = Frame is { } own && own.Width == frame.Width && own.Height == frame.Height ? own : new Frame(frame.Width, frame.Height);
        copy.CopyFrom(frame);
        Fill(copy, loaded, wanted);
    }

    private void Choose(Node[] wanted)
    {
        if (values.Values.Sum(tensor => (long)tensor.Shape.Count * sizeof(float)) > MostBytes)
        {
            foreach (var old in values.Keys.Except(wanted).ToArray()) values.Remove(old);
        }

        foreach (var node in wanted)
        {
            if (!values.ContainsKey(node)) values.Add(node, new Tensor(node.Shape, node.Type));
        }

        nodes = wanted;
    }
}
