using LiveConv.Ops;
using LiveConv.Tensors;

namespace LiveConv.Onnx.Converters;

/// <summary>Operators that only move elements.</summary>
internal static class MovementConverters
{
    public static Dictionary<string, Converter> Table { get; } = new()
    {
        ["Concat"] = Concat,
        ["Crop"] = Crop,
        ["DepthToSpace"] = node => node.Add(new DepthToSpace(node.Int("blocksize", 0), node.Text("mode", "DCR") == "CRD"), node.Input(0)),
        ["Expand"] = node => node.Add(new Expand(new Shape([.. node.KnownIntegers(1).Select(size => node.ToInt(size, "a size"))])), node.Input(0)),
        ["Gather"] = Gather,
        ["Pad"] = Pad,
        ["Slice"] = Slice,
        ["SpaceToDepth"] = node => node.Add(new SpaceToDepth(node.Int("blocksize", 0)), node.Input(0)),
        ["Split"] = Split,
        ["Tile"] = node => node.Add(new Tile([.. node.KnownIntegers(1).Select(times => node.ToInt(times, "a number of repeats"))]), node.Input(0)),
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

    /// <summary>Attributes until operator set 10, inputs since.</summary>
    private static Value Pad(NodeContext node)
    {
        var x = node.Input(0);
        var old = node.Opset < 11;
        var pads = (old ? node.Integers("pads") : node.KnownIntegers(1)) ?? throw node.Problem("it lacks 'pads'");
        var axes = old || node.Optional(3) is null ? [.. Enumerable.Range(0, x.Rank)] : node.KnownIntegers(3);
        if (pads.Length != 2 * axes.Length) throw node.Problem($"it has {Amount.Of(pads.Length, "padding")} for {Amount.Of(axes.Length, "axis", "axes")}; two each are needed");
        var value = old ? node.Float("value", 0) : node.Optional(2) is null ? 0 : (float)node.Known(2).Value(0);
        var mode = node.Text("mode", "constant") switch
        {
            "constant" => PadMode.Constant,
            "reflect" => PadMode.Reflect,
            "edge" => PadMode.Edge,
            "wrap" => PadMode.Wrap,
            var other => throw node.Problem($"'mode' is '{other}'; constant, reflect, edge and wrap exist"),
        };
        var (before, after) = (new int[x.Rank], new int[x.Rank]);
        for (var i = 0; i < axes.Length; i++)
        {
            var axis = node.Axis(axes[i], x.Rank);
            (before[axis], after[axis]) = (node.ToInt(pads[i], "a padding"), node.ToInt(pads[axes.Length + i], "a padding"));
        }

        return node.Add(new Pad([.. before], [.. after], mode, value), x);
    }

    /// <summary>Of early exporters: takes a border away, or a region of a given size after it.</summary>
    private static Value Crop(NodeContext node)
    {
        var x = node.Input(0);
        if (node.Integers("border") is not [var left, var top, var right, var bottom] || x.Rank != 4) throw node.Problem("it needs N×C×H×W and four borders");
        var size = node.Integers("scale");
        if (size is not (null or { Length: 2 })) throw node.Problem("'scale' must hold a height and a width");
        var (height, width) = size is null ? (x.Shape.H - top - bottom, x.Shape.W - left - right) : (size[0], size[1]);
        return node.Add(
            new Slice(
                [0, 0, node.ToInt(top, "a border"), node.ToInt(left, "a border")],
                [x.Shape.N, x.Shape.C, node.ToInt(height, "a height"), node.ToInt(width, "a width")],
                [1, 1, 1, 1]),
            x);
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
            throw node.Problem($"it has {Amount.Of(from.Length, "start")}, {Amount.Of(to.Length, "end")}, {Amount.Of(axes.Length, "axis", "axes")} and {Amount.Of(by.Length, "step")}; they must be as many");

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
            throw node.Problem($"it splits {Amount.Of(x.Shape[axis], "element")} into {string.Join(" + ", sizes)} for {Amount.Of(node.OutputCount, "output")}");
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
