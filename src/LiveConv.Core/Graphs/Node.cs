using System.Collections.Immutable;
using LiveConv.Ops;
using LiveConv.Tensors;

namespace LiveConv.Graphs;

/// <summary>One op in a graph, with its name, its inputs and the shape of its output.</summary>
public sealed class Node
{
    private int changes;

    internal Node(int index, string name, Op op, ImmutableArray<Node> inputs, Shape shape, ElementType type)
    {
        Index = index;
        Name = name;
        Op = op;
        Inputs = inputs;
        Shape = shape;
        Type = type;
    }

    /// <summary>Place in <see cref="Graph.Nodes"/>.</summary>
    public int Index { get; }

    /// <summary>Unique in the graph.</summary>
    public string Name { get; }

    public Op Op { get; }

    public ImmutableArray<Node> Inputs { get; }

    /// <summary>Shape of the output.</summary>
    public Shape Shape { get; }

    /// <summary>Type of the output's elements.</summary>
    public ElementType Type { get; }

    /// <summary>Whether an executor computes this node: not an input and not a constant.</summary>
    public bool IsLayer => Op is not (Input or Ops.Constant);

    /// <summary>The tensor of a constant node, null for any other.</summary>
    public Tensor? Constant => (Op as Ops.Constant)?.Value;

    /// <summary>Counts the changes of this constant's values: once as one begins, and once as it ends. Odd while one is under way on another thread.</summary>
    public int Changes => Volatile.Read(ref changes);

    /// <summary>Overwrites the values of a constant. For executors, which prepare their layers anew then: everyone else calls <see cref="ILoadedGraph.SetConstant"/>.</summary>
    /// <exception cref="ArgumentException">The node isn't a constant.</exception>
    /// <exception cref="ShapeException">The values have another shape or type.</exception>
    public void SetConstant(Tensor values)
    {
        ArgumentNullException.ThrowIfNull(values);
        if (Constant is not { } own) throw new ArgumentException($"'{Name}' isn't a constant", nameof(values));
        if (values.Shape != own.Shape || values.Type != own.Type) throw new ShapeException($"'{Name}' has {own.Type} values of {own.Shape}, not {values.Type} of {values.Shape}");
        if (values == own) return;
        // Whoever finds the same even count before and after reading the values read no others.
        Interlocked.Increment(ref changes);
        own.CopyFrom(values);
        Interlocked.Increment(ref changes);
    }

    /// <summary>Multiply–adds of one evaluation.</summary>
    public long MultiplyAdds => Op.MultiplyAdds([.. Inputs.Select(input => input.Shape)], Shape);

    /// <summary>Numbers in the constants that feed this node.</summary>
    public long Parameters => Inputs.Sum(input => (long)(input.Constant?.Shape.Count ?? 0));

    /// <summary>The layers of a graph that read this node.</summary>
    internal IEnumerable<Node> Readers(Graph graph) => graph.Layers.Where(layer => layer.Inputs.Contains(this));

    public override string ToString() => $"{Name} ({Op.Name} → {Shape})";
}
