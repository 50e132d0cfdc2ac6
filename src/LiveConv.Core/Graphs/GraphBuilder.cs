using LiveConv.Ops;
using LiveConv.Tensors;

namespace LiveConv.Graphs;

/// <summary>Builds a graph node by node; every shape is inferred and checked as a node is added.</summary>
public sealed class GraphBuilder
{
    private readonly List<Node> nodes = [];
    private readonly HashSet<string> names = [];

    public Node Input(string name, Shape shape, ElementType type = ElementType.Float32) => Add(name, new Input(shape, type));

    public Node Constant(string name, Tensor value) => Add(name, new Constant(value));

    /// <exception cref="ShapeException">The inputs don't fit the op, or the name is taken; the message names the node.</exception>
    public Node Add(string name, Op op, params ReadOnlySpan<Node> inputs)
    {
        ArgumentNullException.ThrowIfNull(op);
        if (!names.Add(name)) throw new ShapeException($"two layers are named '{name}'; names must differ");
        var shapes = new Shape[inputs.Length];
        var types = new ElementType[inputs.Length];
        for (var i = 0; i < inputs.Length; i++) (shapes[i], types[i]) = (inputs[i].Shape, inputs[i].Type);
        Shape shape;
        ElementType type;
        try
        {
            type = op.InferType(types);
            shape = op.InferShape(shapes);
        }
        catch (ShapeException e)
        {
            throw new ShapeException($"layer '{name}' ({op.Name}): {e.Message}");
        }

        var node = new Node(nodes.Count, name, op, [.. inputs], shape, type);
        nodes.Add(node);
        return node;
    }

    /// <summary>The graph of all nodes added so far.</summary>
    public Graph Build(params ReadOnlySpan<Node> outputs) => new([.. nodes], [.. outputs]);
}
