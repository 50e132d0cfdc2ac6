using LiveConv.Ops;
using LiveConv.Tensors;

namespace LiveConv.Onnx.Converters;

/// <summary>Summaries along axes: sums, means, extremes and their places, softmax.</summary>
internal static class ReductionConverters
{
    public static Dictionary<string, Converter> Table { get; } = new()
    {
        ["ArgMax"] = node => Extreme(node, (axis, keep, last) => new ArgMax(axis, keep, last)),
        ["ArgMin"] = node => Extreme(node, (axis, keep, last) => new ArgMin(axis, keep, last)),
        ["GlobalAveragePool"] = node => Global(node, ReduceKind.Mean),
        ["GlobalMaxPool"] = node => Global(node, ReduceKind.Max),
        ["Hardmax"] = node => AlongAxis(node, axis => new Hardmax(axis)),
        ["LogSoftmax"] = node => AlongAxis(node, axis => new LogSoftmax(axis)),
        ["ReduceL1"] = node => Reduce(node, ReduceKind.L1),
        ["ReduceL2"] = node => Reduce(node, ReduceKind.L2),
        ["ReduceLogSum"] = node => Reduce(node, ReduceKind.LogSum),
        ["ReduceLogSumExp"] = node => Reduce(node, ReduceKind.LogSumExp),
        ["ReduceMax"] = node => Reduce(node, ReduceKind.Max),
        ["ReduceMean"] = node => Reduce(node, ReduceKind.Mean),
        ["ReduceMin"] = node => Reduce(node, ReduceKind.Min),
        ["ReduceProd"] = node => Reduce(node, ReduceKind.Prod),
        ["ReduceSum"] = node => Reduce(node, ReduceKind.Sum),
        ["ReduceSumSquare"] = node => Reduce(node, ReduceKind.SumSquare),
        ["Softmax"] = node => AlongAxis(node, axis => new Softmax(axis)),
    };

    private static Value Reduce(NodeContext node, ReduceKind kind)
    {
        var x = node.Input(0);
        var axes = node.IntegersOrInput("axes", 1);
        if (axes is null or [])
        {
            if (node.Flag("noop_with_empty_axes")) return x;
            axes = [.. Enumerable.Range(0, x.Rank)];
        }

        return node.Add(new Reduce(kind, [.. axes.Select(axis => node.Axis(axis, x.Rank)).Order()], node.Flag("keepdims", true)), x);
    }

    private static Value Global(NodeContext node, ReduceKind kind)
    {
        var x = node.Input(0);
        if (x.Rank < 3) throw node.Problem($"its input {x.Shape} has no spatial axes; it must be N×C×…");
        return node.Add(new Reduce(kind, [.. Enumerable.Range(2, x.Rank - 2)]), x);
    }

    private static Value Extreme(NodeContext node, Func<int, bool, bool, Op> make)
    {
        var x = node.Input(0);
        return node.Add(make(node.Axis(node.Integer("axis", 0), x.Rank), node.Flag("keepdims", true), node.Flag("select_last_index")), x);
    }

    /// <summary>Before operator set 13 the axes from the given one on counted as a single axis.</summary>
    private static Value AlongAxis(NodeContext node, Func<int, Op> make)
    {
        var x = node.Input(0);
        var axis = node.Axis(node.Integer("axis", node.Opset < 13 ? 1 : -1), Math.Max(1, x.Rank));
        if (node.Opset >= 13 || axis == x.Rank - 1) return node.Add(make(axis), x);
        var rows = 1;
        for (var i = 0; i < axis; i++) rows *= x.Shape[i];
        var flat = node.Reshape("flat", x, new Shape(rows, rows == 0 ? 0 : x.Shape.Count / rows));
        return node.Add(new Reshape(x.Shape), node.Step("rows", make(1), flat));
    }
}
