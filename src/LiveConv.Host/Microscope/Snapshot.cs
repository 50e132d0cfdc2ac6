using LiveConv.Frames;
using LiveConv.Graphs;
using LiveConv.Tensors;

namespace LiveConv.Host.Microscope;

/// <summary>
/// A frame and the exact values that an executor computed of it for some nodes. Filled anew with each frame, in place; allocates only where
/// other nodes are wanted.
/// </summary>
internal sealed class Snapshot
{
    private readonly Dictionary<Node, Tensor> values = [];
    private Node[] nodes = [];

    /// <summary>The frame that the values belong to; null before the first.</summary>
    public Frame? Frame { get; private set; }

    /// <summary>Counts the fillings.</summary>
    public long Version { get; private set; }

    /// <summary>The nodes whose values it holds.</summary>
    public IReadOnlyList<Node> Nodes => nodes;

    /// <summary>A node's values, or null where they weren't wanted yet. Valid until the next filling.</summary>
    public Tensor? this[Node node] => node.Constant ?? values.GetValueOrDefault(node);

    /// <summary>Takes the values of the last run.</summary>
    /// <param name="frame">Its frame; kept, not copied.</param>
    /// <param name="loaded">The graph that ran.</param>
    /// <param name="wanted">The nodes to copy.</param>
    public void Fill(Frame frame, ILoadedGraph loaded, Node[] wanted)
    {
        if (!ReferenceEquals(wanted, nodes))
        {
            nodes = wanted;
            foreach (var old in values.Keys.Except(wanted).ToArray()) values.Remove(old);
            foreach (var node in wanted) values.TryAdd(node, new Tensor(node.Shape, node.Type));
        }

        foreach (var node in nodes) loaded.Read(node, values[node]);
        Frame = frame;
        Version++;
    }

    /// <summary>The same with a copy of the frame.</summary>
    public void FillWithCopy(Frame frame, ILoadedGraph loaded, Node[] wanted)
    {
        var copy = Frame is { } own && own.Width == frame.Width && own.Height == frame.Height ? own : new Frame(frame.Width, frame.Height);
        copy.CopyFrom(frame);
        Fill(copy, loaded, wanted);
    }
}
