using LiveConv.Graphs;
using LiveConv.Ops;
using LiveConv.Tensors;

namespace LiveConv.Learning;

/// <summary>
/// A graph under construction: a copy of what the target needs of a network, and behind it the backward pass. Layers are visited from the
/// target back to the inputs; each hands the gradient of its output on to those of its inputs that depend on what was asked for.
/// </summary>
internal sealed class BackwardPass
{
    private readonly GraphBuilder builder = new();
    private readonly HashSet<string> names = [];
    private readonly Dictionary<Node, Node> copies = [];
    private readonly Dictionary<Node, List<Node>> contributions = [];
    private readonly Dictionary<(Node, Node), Node> rectified = [];
    private string current = "";

    /// <inheritdoc cref="GradientGraph.Build"/>
    public BackwardPass(Graph forward, Node target, IReadOnlyCollection<Node> wrt, GradientRule rule)
    {
        ArgumentNullException.ThrowIfNull(forward);
        Rule = rule;
        if (target.Type != ElementType.Float32) throw new GradientException($"'{target.Name}' ({target.Op.Name}) gives {target.Type}; only float32 values have gradients");
        var needed = Ancestors(forward, [target, .. wrt]);
        foreach (var node in forward.Nodes)
        {
            if (!needed.Contains(node) && node.Op is not Input) continue;
            names.Add(node.Name);
            copies[node] = builder.Add(node.Name, node.Op, [.. node.Inputs.Select(input => copies[input])]);
        }

        current = target.Name;
        Seed = builder.Input(Unique("seed"), target.Shape);
        Top = builder.Input(Unique("top"), new Shape([.. Enumerable.Repeat(1, target.Shape.Rank)]));
        contributions[Value(target)] = [Add(new Add(), Seed, Peak(Value(target)))];
        Run(Reached(wrt.Select(Value)), wrt.Select(Value).ToHashSet());
    }

    public GradientRule Rule { get; }

    public Node Seed { get; }

    public Node Top { get; }

    /// <summary>The copy of a node of the network.</summary>
    public Node Value(Node node) => copies[node];

    /// <summary>The gradient with respect to a node of the network that was asked for.</summary>
    public Node Gradient(Node node) => Total(Value(node)) ?? Add(new Expand(node.Shape), Scalar(0));

    public Graph Build(params ReadOnlySpan<Node> outputs) => builder.Build(outputs);

    /// <summary>A new layer, named after the node whose gradient is being computed.</summary>
    public Node Add(Op op, params ReadOnlySpan<Node> inputs) => builder.Add(Unique(current), op, inputs);

    /// <summary>A new layer of this name, or the next that is free.</summary>
    public Node AddNamed(string name, Op op, params ReadOnlySpan<Node> inputs) => builder.Add(Unique(name), op, inputs);

    public Node Constant(Tensor value) => builder.Constant(Unique($"{current} constant"), value);

    /// <summary>A constant that is broadcast to anything.</summary>
    public Node Scalar(float value) => Constant(new Tensor(new Shape([]), [value]));

    public Node Mul(Node a, Node b) => Add(new Mul(), a, b);

    /// <summary>scale·x + shift.</summary>
    public Node Affine(Node x, float scale, float shift = 0) => Add(new Affine(scale, shift), x);

    public Node Reshape(Node x, Shape shape) => x.Shape == shape ? x : Add(new Reshape(shape), x);

    /// <summary>The sum over some axes, which keep the size 1.</summary>
    public Node Sum(Node x, params int[] axes) => axes.Length == 0 ? x : Add(new Reduce(ReduceKind.Sum, [.. axes]), x);

    /// <summary>The mean over some axes, which keep the size 1.</summary>
    public Node Mean(Node x, params int[] axes) => Add(new Reduce(ReduceKind.Mean, [.. axes]), x);

    /// <summary>The gradient of an operand that was broadcast: the sum over all its repetitions.</summary>
    public Node Unbroadcast(Node gradient, Shape shape)
    {
        if (gradient.Shape == shape) return gradient;
        var missing = gradient.Shape.Rank - shape.Rank;
        int[] repeated = [.. Enumerable.Range(0, gradient.Shape.Rank).Where(axis => axis < missing || (shape[axis - missing] == 1 && gradient.Shape[axis] != 1))];
        return Reshape(Sum(gradient, repeated), shape);
    }

    /// <summary>The last two axes exchanged; of a constant another constant.</summary>
    public Node Transposed(Node matrices)
    {
        int[] axes = [.. Enumerable.Range(0, matrices.Shape.Rank)];
        (axes[^2], axes[^1]) = (axes[^1], axes[^2]);
        return Moved(matrices, new Transpose([.. axes]));
    }

    /// <summary>A copy with its values at other places; of a constant another constant.</summary>
    public Node Moved(Node x, AxisMovementOp movement)
    {
        if (x.Constant is not { } constant) return Add(movement, x);
        var output = new Reference.ReferenceOutput(movement.InferShape([x.Shape]));
        movement.Evaluate([constant], output);
        var moved = new Tensor(output.Shape);
        output.CopyTo(moved);
        return Constant(moved);
    }

    /// <summary>The gradient before a rectifier from that after it, by the <see cref="Rule"/>. A layer asks several times where it has several inputs.</summary>
    /// <param name="gradient">The gradient with respect to the rectifier's output.</param>
    /// <param name="output">The rectifier's output.</param>
    /// <param name="derivative">The gate that is its derivative, of its output.</param>
    public Node Rectified(Node gradient, Node output, Gate derivative)
    {
        if (rectified.TryGetValue((gradient, output), out var known)) return known;
        var passed = Rule == GradientRule.Deconvnet ? gradient : Add(derivative, gradient, output);
        return rectified[(gradient, output)] = Rule == GradientRule.Gradient ? passed : Add(new Relu(), passed);
    }

    /// <summary>The top input where the target has its largest value, 0 elsewhere.</summary>
    private Node Peak(Node target)
    {
        var largest = Add(new Reduce(ReduceKind.Max, [.. Enumerable.Range(0, target.Shape.Rank)]), target);
        return Add(new Where(), Add(new Equal(), target, largest), Top, Scalar(0));
    }

    private void Run(HashSet<Node> reached, HashSet<Node> wrt)
    {
        foreach (var layer in copies.Values.Where(node => node.IsLayer && reached.Contains(node)).OrderByDescending(node => node.Index).ToArray())
        {
            // Beyond what was asked for nothing is of interest.
            var inputs = Enumerable.Range(0, layer.Inputs.Length).Where(input => reached.Contains(layer.Inputs[input])).ToArray();
            if (inputs.Length == 0) continue;
            current = $"∂{layer.Name}";
            if (Total(layer) is not { } gradient) continue;
            foreach (var input in inputs) Hand(layer, input, gradient);
        }

        foreach (var node in wrt)
        {
            current = $"∂{node.Name}";
            Total(node);
        }
    }

    private void Hand(Node layer, int input, Node gradient)
    {
        var x = layer.Inputs[input];
        current = $"∂{x.Name}";
        if (GradientTable.Find(layer)(this, layer, input, gradient) is not { } contribution) return;
        if (contribution.Shape != x.Shape) throw new InvalidOperationException($"layer '{layer.Name}' ({layer.Op.Name}): its gradient is {contribution.Shape}, its input {x.Shape}");
        if (!contributions.TryGetValue(x, out var known)) contributions[x] = known = [];
        known.Add(contribution);
    }

    /// <summary>The sum of what the readers of a node handed to it; null where none did.</summary>
    private Node? Total(Node node)
    {
        if (!contributions.TryGetValue(node, out var terms)) return null;
        var total = terms[0];
        foreach (var term in terms.Skip(1)) total = Add(new Add(), total, term);
        contributions[node] = [total];
        return total;
    }

    /// <summary>The float32 nodes that depend on some nodes, these included.</summary>
    private HashSet<Node> Reached(IEnumerable<Node> wrt)
    {
        var reached = wrt.ToHashSet();
        foreach (var node in copies.Values)
        {
            if (node.Type == ElementType.Float32 && node.Inputs.Any(reached.Contains)) reached.Add(node);
        }

        return reached;
    }

    private static HashSet<Node> Ancestors(Graph graph, IEnumerable<Node> of)
    {
        var needed = of.ToHashSet();
        foreach (var node in graph.Nodes.Reverse())
        {
            if (!needed.Contains(node)) continue;
            foreach (var input in node.Inputs) needed.Add(input);
        }

        return needed;
    }

    private string Unique(string name)
    {
        var unique = name;
        for (var i = 2; !names.Add(unique); i++) unique = $"{name}.{i}";
        return unique;
    }
}
