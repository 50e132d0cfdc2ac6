using LiveConv.Graphs;
using LiveConv.Ops;
using LiveConv.Reference;
using LiveConv.Tensors;

namespace LiveConv.Onnx;

/// <summary>
/// Builds the graph of a model. Whatever depends on constants only is computed at once by the op's reference, so that the
/// arithmetic on shapes that exporters write disappears; of the rest only what an output needs is kept.
/// </summary>
internal sealed class GraphAssembler(IReadOnlyDictionary<string, Tensor>? knownInputs)
{
    /// <summary>Results up to this many elements are folded, larger ones if their inputs are as large: no small file can ask for much memory.</summary>
    private const int LargestFolded = 1 << 22;
    private const long MostFoldedProducts = 1 << 27;

    private readonly Dictionary<Node, Tensor?> known = [];
    private GraphBuilder builder = new();

    public Value Input(string name, Shape shape, ElementType type) => new(builder.Input(name, shape, type));

    /// <summary>The result of an op: a constant where all inputs are constants, else a node.</summary>
    /// <exception cref="ShapeException">The inputs don't fit the op.</exception>
    public Value Add(string name, Op op, params ReadOnlySpan<Value> inputs)
    {
        var shapes = new Shape[inputs.Length];
        var types = new ElementType[inputs.Length];
        var (foldable, largest) = (true, LargestFolded);
        for (var i = 0; i < inputs.Length; i++)
        {
            (shapes[i], types[i]) = (inputs[i].Shape, inputs[i].Type);
            foldable &= inputs[i].IsConstant;
            largest = Math.Max(largest, shapes[i].Count);
        }

        var type = op.InferType(types);
        var shape = op.InferShape(shapes);
        if (foldable && shape.Count <= largest && op.MultiplyAdds(shapes, shape) <= MostFoldedProducts)
        {
            var constants = new Tensor[inputs.Length];
            for (var i = 0; i < constants.Length; i++) constants[i] = inputs[i].Constant!;
            return new Value(name, Evaluate(op, constants, shape, type));
        }

        var nodes = new Node[inputs.Length];
        for (var i = 0; i < nodes.Length; i++) nodes[i] = NodeOf(inputs[i]);
        return new Value(builder.Add(name, op, nodes));
    }

    /// <summary>The values of a tensor that a shape depends on: constant, or computed from known inputs; null where they aren't known.</summary>
    public Tensor? Known(Value value)
    {
        if (value.IsConstant) return value.Constant;
        if (knownInputs is null) return null;
        var pending = new Stack<Node>([value.Node!]);
        while (pending.TryPeek(out var node))
        {
            if (known.ContainsKey(node))
            {
                pending.Pop();
                continue;
            }

            var waiting = false;
            foreach (var input in node.Inputs)
            {
                if (input.Constant is not null || known.ContainsKey(input)) continue;
                pending.Push(input);
                waiting = true;
            }

            if (!waiting) known.Add(pending.Pop(), Evaluate(node));
        }

        return known[value.Node!];
    }

    /// <summary>The graph of everything that the outputs need.</summary>
    public Graph Build(IReadOnlyList<Value> outputs)
    {
        Node[] nodes = [.. outputs.Select(NodeOf)];
        var all = builder.Build(nodes);
        var needed = new bool[all.Nodes.Length];
        foreach (var output in nodes) needed[output.Index] = true;
        for (var i = needed.Length - 1; i >= 0; i--)
        {
            if (!needed[i]) continue;
            foreach (var input in all.Nodes[i].Inputs) needed[input.Index] = true;
        }

        if (!needed.Contains(false)) return all;
        builder = new GraphBuilder();
        var copies = new Node[needed.Length];
        for (var i = 0; i < needed.Length; i++)
        {
            if (needed[i]) copies[i] = builder.Add(all.Nodes[i].Name, all.Nodes[i].Op, [.. all.Nodes[i].Inputs.Select(input => copies[input.Index])]);
        }

        return builder.Build([.. nodes.Select(node => copies[node.Index])]);
    }

    private static Tensor Evaluate(Op op, Tensor[] inputs, Shape shape, ElementType type)
    {
        var output = new ReferenceOutput(shape);
        op.Evaluate(inputs, output);
        var result = new Tensor(shape, type);
        output.CopyTo(result);
        return result;
    }

    private Tensor? Evaluate(Node node)
    {
        if (node.Op is Input) return knownInputs!.GetValueOrDefault(node.Name);
        var inputs = new Tensor[node.Inputs.Length];
        for (var i = 0; i < inputs.Length; i++)
        {
            var input = node.Inputs[i].Constant ?? known[node.Inputs[i]];
            if (input is null || input.Shape != node.Inputs[i].Shape || input.Type != node.Inputs[i].Type) return null;
            inputs[i] = input;
        }

        return Evaluate(node.Op, inputs, node.Shape, node.Type);
    }

    private Node NodeOf(Value value) => value.Node ??= builder.Constant(value.Name, value.Constant!);
}
