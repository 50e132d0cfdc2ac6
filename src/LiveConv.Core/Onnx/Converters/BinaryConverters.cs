using LiveConv.Ops;
using LiveConv.Tensors;

namespace LiveConv.Onnx.Converters;

/// <summary>Arithmetic, comparisons, logic and choices between tensors.</summary>
internal static class BinaryConverters
{
    public static Dictionary<string, Converter> Table { get; } = new()
    {
        ["Add"] = Binary(_ => new Add()),
        ["And"] = Binary(_ => new And()),
        ["Div"] = Binary(_ => new Div()),
        ["Equal"] = Binary(_ => new Equal()),
        ["Greater"] = Binary(_ => new Greater()),
        ["GreaterOrEqual"] = Binary(_ => new GreaterOrEqual()),
        ["Less"] = Binary(_ => new Less()),
        ["LessOrEqual"] = Binary(_ => new LessOrEqual()),
        ["Max"] = node => Chain(node, new Max()),
        ["Mean"] = Mean,
        ["Min"] = node => Chain(node, new Min()),
        ["Mod"] = Binary(node => new Mod(node.Flag("fmod"))),
        ["Mul"] = Binary(_ => new Mul()),
        ["Or"] = Binary(_ => new Or()),
        ["Pow"] = Binary(_ => new Pow()),
        ["PRelu"] = PRelu,
        ["Sub"] = Binary(_ => new Sub()),
        ["Sum"] = node => Chain(node, new Add()),
        ["Where"] = node => node.Add(new Where(), node.Input(0), node.Input(1), node.Input(2)),
        ["Xor"] = Binary(_ => new Xor()),
    };

    private static Converter Binary(Func<NodeContext, Op> make) => node =>
    {
        var (a, b) = (node.Input(0), node.Input(1));
        return node.Add(make(node), a, node.Opset < 7 ? Aligned(node, a, b) : b);
    };

    /// <summary>Until operator set 6 the second input could be aligned at an axis of the first instead of at the last one.</summary>
    private static Value Aligned(NodeContext node, Value a, Value b)
    {
        if (!node.Flag("broadcast") || !node.Has("axis") || b.Rank == 0) return b;
        var axis = node.Axis(node.Integer("axis", 0), a.Rank);
        if (axis + b.Rank > a.Rank) throw node.Problem($"{b.Shape} can't be aligned at axis {axis} of {a.Shape}");
        return node.Reshape("aligned", b, new Shape([.. b.Shape.Sizes, .. Enumerable.Repeat(1, a.Rank - axis - b.Rank)]));
    }

    /// <summary>An op on any number of inputs as ops on two.</summary>
    private static Value Chain(NodeContext node, Op op)
    {
        var inputs = node.Inputs();
        if (inputs.Length == 0) throw node.Problem("it has no input");
        var result = inputs[0];
        for (var i = 1; i < inputs.Length; i++)
            result = i == inputs.Length - 1 ? node.Add(op, result, inputs[i]) : node.Step($"{i}", op, result, inputs[i]);
        return result;
    }

    private static Value Mean(NodeContext node)
    {
        var inputs = node.Inputs();
        if (inputs.Length < 2) return Chain(node, new Add());
        var sum = inputs[0];
        for (var i = 1; i < inputs.Length; i++) sum = node.Step($"sum{i}", new Add(), sum, inputs[i]);
        return node.Add(new Div(), sum, node.Constant("count", new Tensor(new Shape(), [inputs.Length])));
    }

    private static Value PRelu(NodeContext node)
    {
        var (x, slope) = (node.Input(0), node.Input(1));
        if (node.Opset < 7 && slope.Rank == 1 && x.Rank > 2 && slope.Shape.Count > 1)
            slope = node.Reshape("slopes", slope, new Shape([slope.Shape.Count, .. Enumerable.Repeat(1, x.Rank - 2)]));
        return node.Add(new PRelu(), x, slope);
    }
}
