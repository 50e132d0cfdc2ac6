using LiveConv.Ops;

namespace LiveConv.Onnx.Converters;

/// <summary>Operators that only move elements.</summary>
internal static class MovementConverters
{
    public static Dictionary<string, Converter> Table { get; } = new()
    {
        ["Concat"] = Concat,
        ["Gather"] = Gather,
        ["Slice"] = Slice,
        ["Split"] = Split,
        ["Transpose"] = Transpose,
    };

    private static Value Concat(NodeContext node)
    {
        var inputs = node.Inputs();
        if (inputs.Length == 0) throw node.Problem("it has no input");
        return node.Add(new Concat(node.Axis(node.Integer("axis", 1), inputs[0].Rank)), inputs);
    }

    private static Value Gather(NodeContext node)
    {
        var data = node.Input(0);
        return node.Add(new Gather(node.Axis(node.Integer("axis", 0), data.Rank)), data, node.Input(1));
    }

    private static Value Transpose(NodeContext node)
    {
        var x = node.Input(0);
        var order = node.Integers("perm") ?? [.. Enumerable.Range(0, x.Rank).Reverse()];
        return node.Add(new Transpose([.. order.Select(axis => node.ToInt(axis, "'perm'"))]), x);
    }

    /// <summary>Attributes until operator set 9, inputs since.</summary>
    private static Value Slice(NodeContext node)
    {
        var x = node.Input(0);
        var old = node.Opset < 10;
        var from = (old ? node.Integers("starts") : node.KnownIntegers(1)) ?? throw node.Problem("it lacks 'starts'");
        var to = (old ? node.Integers("ends") : node.KnownIntegers(2)) ?? throw node.Problem("it lacks 'ends'");
        var axes = old ? node.Integers("axes") : node.Optional(3) is null ? null : node.KnownIntegers(3);
        var by = old || node.Optional(4) is null ? null : node.KnownIntegers(4);
        axes ??= [.. Enumerable.Range(0, from.Length)];
        by ??= [.. Enumerable.Repeat(1L, from.Length)];
        if (to.Length != from.Length || axes.Length != from.Length || by.Length != from.Length)
            throw node.Problem($"it has {from.Length} starts, {to.Length} ends, {axes.Length} axes and {by.Length} steps; they must be as many");

        var (starts, counts, steps) = (new int[x.Rank], x.Shape.Sizes.ToArray(), Enumerable.Repeat(1, x.Rank).ToArray());
        for (var i = 0; i < axes.Length; i++)
        {
            var axis = node.Axis(axes[i], x.Rank);
            if (by[i] == 0) throw node.Problem("it has a step of 0");
            (starts[axis], counts[axis], steps[axis]) = Range(from[i], to[i], by[i], x.Shape[axis]);
        }

        return node.Add(new Slice([.. starts], [.. counts], [.. steps]), x);
    }

    /// <summary>Python's slices: places below 0 count from the end, and what lies outside is cut off.</summary>
    private static (int Start, int Count, int Step) Range(long start, long end, long step, int size)
    {
        step = Math.Clamp(step, -Math.Max(1, size), Math.Max(1, size));
        var (low, high) = step > 0 ? (0, size) : (-1, size - 1);
        if (start < 0) start = Math.Max(start, -(long)size - 1) + size;
        if (end < 0) end = Math.Max(end, -(long)size - 1) + size;
        start = Math.Clamp(start, low, high);
        end = Math.Clamp(end, low, high);
        var count = step > 0 ? (end - start + step - 1) / step : (start - end - step - 1) / -step;
        return ((int)Math.Max(0, start), (int)Math.Max(0, count), (int)step);
    }

    private static Value Split(NodeContext node)
    {
        var x = node.Input(0);
        var axis = node.Axis(node.Integer("axis", 0), x.Rank);
        var sizes = node.IntegersOrInput("split", 1) ?? Equal(node, x.Shape[axis]);
        if (sizes.Length < node.OutputCount || sizes.Any(size => size < 0) || sizes.Sum() != x.Shape[axis])
            throw node.Problem($"it splits {x.Shape[axis]} elements into {string.Join(" + ", sizes)} for {node.OutputCount} outputs");
        Value? first = null;
        var start = 0;
        for (var i = 0; i < node.OutputCount; i++)
        {
            var slice = Ops.Slice.Along(axis, start, (int)sizes[i], x.Shape);
            start += (int)sizes[i];
            if (i == 0) first = node.Add(slice, x);
            else if (node.Wants(i)) node.SetOutput(i, node.AddOutput(i, slice, x));
        }

        return first ?? throw node.Problem("it has no output");
    }

    /// <summary>Parts of one size; since operator set 18 the last may be smaller.</summary>
    private static long[] Equal(NodeContext node, int size)
    {
        var parts = node.Int("num_outputs", node.OutputCount);
        if (parts < 1 || parts > Math.Max(1, size) || (node.Opset < 18 && size % parts != 0)) throw node.Problem($"{size} elements can't be split into {parts} equal parts");
        var part = (size + parts - 1) / parts;
        return [.. Enumerable.Range(0, parts).Select(i => (long)Math.Clamp(size - ((long)i * part), 0, part))];
    }
}
