using LiveConv.Tensors;

namespace LiveConv.Onnx.Converters;

/// <summary>What a Resize makes of each axis, from scales or sizes, for all axes or for some.</summary>
internal sealed class ResizeTarget
{
    private readonly float[] scales;

    private ResizeTarget(Shape x)
    {
        Sizes = x.Sizes.ToArray();
        scales = new float[x.Rank];
    }

    /// <summary>Size of each axis of the output.</summary>
    public int[] Sizes { get; }

    /// <summary>For each axis where the region begins, then for each where it ends; null for all of the input.</summary>
    public float[]? Region { get; private init; }

    public static ResizeTarget Read(NodeContext node)
    {
        if (node.Opset < 11) return ReadScales(node, node.Known(1).Data);
        var x = node.Input(0);
        var axes = (node.Integers("axes") ?? [.. Enumerable.Range(0, x.Rank)]).Select(axis => node.Axis(axis, x.Rank)).ToArray();
        var target = new ResizeTarget(x.Shape) { Region = ReadRegion(node, axes, x.Rank) };
        if (node.Optional(3) is { } sizes && sizes.Shape.Count > 0) target.SetSizes(node, x.Shape, axes, node.KnownIntegers(3));
        else if (node.Optional(2) is not null) target.SetScales(node, x.Shape, axes, node.Known(2).Data);
        else throw node.Problem("it has neither scales nor sizes");
        return target;
    }

    /// <summary>Scales for all axes, as the first versions have them.</summary>
    public static ResizeTarget ReadScales(NodeContext node, float[]? scales)
    {
        var x = node.Input(0);
        var target = new ResizeTarget(x.Shape);
        target.SetScales(node, x.Shape, [.. Enumerable.Range(0, x.Rank)], scales ?? throw node.Problem("it lacks 'scales'"));
        return target;
    }

    public bool Changes(int axis, Shape x) => Sizes[axis] != x[axis] || (scales[axis] != 0 && scales[axis] != 1);

    public bool Crops(int axis) => Region is not null && (Region[axis] != 0 || Region[Sizes.Length + axis] != 1);

    /// <summary>The given scale where it isn't the quotient of the sizes, else 0.</summary>
    public float ScaleOf(int axis, Shape x) => (double)x[axis] * scales[axis] == Sizes[axis] ? 0 : scales[axis];

    private static float[]? ReadRegion(NodeContext node, int[] axes, int rank)
    {
        if (node.Optional(1) is not { } input || input.Shape.Count == 0 || node.Text("coordinate_transformation_mode", "") != "tf_crop_and_resize") return null;
        var given = node.Known(1);
        if (given.Shape.Count != 2 * axes.Length) throw node.Problem($"its region has {Amount.Of(given.Shape.Count, "number")}; {2 * axes.Length} are needed");
        var region = Enumerable.Repeat(0f, rank).Concat(Enumerable.Repeat(1f, rank)).ToArray();
        for (var i = 0; i < axes.Length; i++)
            (region[axes[i]], region[rank + axes[i]]) = ((float)given.Value(i), (float)given.Value(axes.Length + i));
        return region;
    }

    private void SetScales(NodeContext node, Shape x, int[] axes, float[] values)
    {
        if (values.Length != axes.Length) throw node.Problem($"it has {Amount.Of(values.Length, "scale")} for {Amount.Of(axes.Length, "axis", "axes")}");
        for (var i = 0; i < axes.Length; i++)
        {
            if (!(values[i] > 0)) throw node.Problem(FormattableString.Invariant($"it has the scale {values[i]}; scales must be positive"));
            scales[axes[i]] = values[i];
            Sizes[axes[i]] = node.ToInt((long)Math.Floor((double)x[axes[i]] * values[i]), "a size");
        }
    }

    private void SetSizes(NodeContext node, Shape x, int[] axes, long[] values)
    {
        if (values.Length != axes.Length) throw node.Problem($"it has {Amount.Of(values.Length, "size")} for {Amount.Of(axes.Length, "axis", "axes")}");
        var ratios = axes.Select((axis, i) => (double)values[i] / x[axis]).ToArray();
        var policy = node.Text("keep_aspect_ratio_policy", "stretch");
        for (var i = 0; i < axes.Length; i++)
        {
            if (policy == "stretch")
            {
                Sizes[axes[i]] = node.ToInt(values[i], "a size");
                continue;
            }

            var scale = policy == "not_larger" ? ratios.Min() : ratios.Max();
            scales[axes[i]] = (float)scale;
            Sizes[axes[i]] = node.ToInt((long)Math.Floor((x[axes[i]] * scale) + 0.5), "a size");
        }
    }
}
