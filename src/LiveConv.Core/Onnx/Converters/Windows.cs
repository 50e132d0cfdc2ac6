using LiveConv.Ops;

namespace LiveConv.Onnx.Converters;

/// <summary>The attributes that convolutions and pools have in common, over any number of spatial axes.</summary>
internal sealed class Windows
{
    private Windows(int[] kernel, int[] strides, int[] dilations)
    {
        (Kernel, Strides, Dilations) = (kernel, strides, dilations);
        (Before, After) = (new int[kernel.Length], new int[kernel.Length]);
    }

    public int[] Kernel { get; }

    public int[] Strides { get; }

    public int[] Dilations { get; }

    /// <summary>Padding at the start of each axis.</summary>
    public int[] Before { get; }

    /// <summary>Padding at the end of each axis.</summary>
    public int[] After { get; }

    /// <summary>Padding of the last two axes.</summary>
    public Padding Padding => new(Before[^2], Before[^1], After[^2], After[^1]);

    /// <param name="node">The convolution or pool.</param>
    /// <param name="input">Its input, N×C×spatial axes.</param>
    /// <param name="kernel">Sizes of the window, or null to take kernel_shape.</param>
    public static Windows Read(NodeContext node, Value input, int[]? kernel)
    {
        var axes = input.Rank - 2;
        if (axes < 1) throw node.Problem($"its input {input.Shape} has no spatial axes; it must be N×C×…");
        kernel ??= Sizes(node, "kernel_shape", axes) ?? throw node.Problem("it lacks the attribute 'kernel_shape'");
        if (kernel.Length != axes) throw node.Problem($"its window has {kernel.Length} axes, but its input {input.Shape} has {axes} spatial axes");
        var ones = Enumerable.Repeat(1, axes).ToArray();
        var windows = new Windows(kernel, Sizes(node, "strides", axes) ?? ones, Sizes(node, "dilations", axes) ?? ones);
        windows.ReadPadding(node, input);
        return windows;
    }

    /// <summary>The same windows on one more axis of size 1 before the last: 1-D as 2-D.</summary>
    public Windows As2D()
    {
        var (kernel, strides, dilations) = ((int[])[1, .. Kernel], (int[])[1, .. Strides], (int[])[1, .. Dilations]);
        var result = new Windows(kernel, strides, dilations);
        (result.Before[1], result.After[1]) = (Before[0], After[0]);
        return result;
    }

    private static int[]? Sizes(NodeContext node, string attribute, int axes)
    {
        if (node.Integers(attribute) is not { } values) return null;
        if (values.Length != axes) throw node.Problem($"'{attribute}' has {values.Length} numbers, but there are {axes} spatial axes");
        return Array.ConvertAll(values, value => value >= 1 ? node.ToInt(value, attribute) : throw node.Problem($"'{attribute}' holds {value}; each must be at least 1"));
    }

    private void ReadPadding(NodeContext node, Value input)
    {
        var axes = Kernel.Length;
        var mode = node.Text("auto_pad", "NOTSET");
        switch (mode)
        {
            case "NOTSET" or "":
                if (node.Integers("pads") is not { } pads) return;
                if (pads.Length != 2 * axes) throw node.Problem($"'pads' has {pads.Length} numbers; {2 * axes} are needed");
                for (var axis = 0; axis < axes; axis++)
                {
                    (Before[axis], After[axis]) = (node.ToInt(pads[axis], "a padding"), node.ToInt(pads[axes + axis], "a padding"));
                    if (Before[axis] < 0 || After[axis] < 0) throw node.Problem("'pads' holds a negative number");
                }

                break;
            case "VALID":
                break;
            case "SAME_UPPER" or "SAME_LOWER":
                for (var axis = 0; axis < axes; axis++)
                {
                    long size = input.Shape[axis + 2], outputs = (size + Strides[axis] - 1) / Strides[axis];
                    var extent = (((long)Kernel[axis] - 1) * Dilations[axis]) + 1;
                    var total = node.ToInt(Math.Max(0, ((outputs - 1) * Strides[axis]) + extent - size), "a padding");
                    var less = total / 2;
                    (Before[axis], After[axis]) = mode == "SAME_UPPER" ? (less, total - less) : (total - less, less);
                }

                break;
            default:
                throw node.Problem($"'auto_pad' is '{mode}'; NOTSET, SAME_UPPER, SAME_LOWER and VALID exist");
        }
    }
}
