using LiveConv.Ops;
using LiveConv.Tensors;

namespace LiveConv.Graphs.Fusions;

/// <summary>A node of a graph under change.</summary>
internal sealed class FusionNode(string name, Op op, FusionNode[] inputs, Shape shape)
{
    public string Name { get; } = name;

    public Op Op { get; private set; } = op;

    public FusionNode[] Inputs { get; private set; } = inputs;

    public Shape Shape { get; } = shape;

    /// <summary>How often other nodes read this one, each output of the graph counted as a reader.</summary>
    public int Readers { get; set; }

    /// <summary>The value of a Float32 constant, else null.</summary>
    public Tensor? Constant => Op is Constant { Value: { Type: ElementType.Float32 } value } ? value : null;

    /// <summary>A new constant, for <see cref="Replace"/>; the name is made unique when the graph is built.</summary>
    public static FusionNode OfConstant(string name, Tensor value) => new(name, new Constant(value), [], value.Shape);

    /// <summary>Makes this node compute something else of the same shape. What nobody reads any more lets go of its own inputs.</summary>
    public void Replace(Op op, params FusionNode[] inputs)
    {
        foreach (var input in inputs) input.Readers++;
        var released = new Stack<FusionNode>(Inputs);
        (Op, Inputs) = (op, inputs);
        while (released.TryPop(out var node))
        {
            if (--node.Readers > 0) continue;
            foreach (var input in node.Inputs) released.Push(input);
        }
    }
}
