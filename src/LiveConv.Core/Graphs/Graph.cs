using System.Collections.Immutable;

namespace LiveConv.Graphs;

/// <summary>Named nodes in an order in which each comes after its inputs. Immutable; made by <see cref="GraphBuilder"/>.</summary>
public sealed class Graph
{
    internal Graph(ImmutableArray<Node> nodes, ImmutableArray<Node> outputs)
    {
        Nodes = nodes;
        Outputs = outputs;
        Inputs = [.. nodes.Where(node => node.Op is Ops.Input)];
        Layers = [.. nodes.Where(node => node.IsLayer)];
    }

    public ImmutableArray<Node> Nodes { get; }

    public ImmutableArray<Node> Inputs { get; }

    public ImmutableArray<Node> Outputs { get; }

    /// <summary>The nodes that are computed, in order.</summary>
    public ImmutableArray<Node> Layers { get; }

    /// <summary>The changes of all constants, by <see cref="Node.Changes"/>: values computed before and after one don't belong together.</summary>
    public int Changes
    {
        get
        {
            var changes = 0;
            foreach (var node in Nodes) changes += node.Changes;
            return changes;
        }
    }

    /// <summary>This graph with one more layer at its end, which isn't an output.</summary>
    /// <exception cref="Tensors.ShapeException">The input doesn't fit the op.</exception>
    public (Graph Graph, Node Layer) WithLayer(string name, Ops.Op op, Node input)
    {
        var node = new Node(Nodes.Length, name, op, [input], op.InferShape([input.Shape]), op.InferType([input.Type]));
        return (new Graph(Nodes.Add(node), Outputs), node);
    }

    /// <summary>This graph with other outputs.</summary>
    public Graph WithOutputs(params ReadOnlySpan<Node> outputs) => new(Nodes, [.. outputs]);

    /// <summary>The node of this name, or null.</summary>
    public Node? Find(string name) => Nodes.FirstOrDefault(node => node.Name == name);
}
