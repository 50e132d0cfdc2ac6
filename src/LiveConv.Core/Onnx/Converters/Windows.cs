using LiveConv.Ops;

namespace LiveConv.Onnx.Converters;

/// <summary>The attributes that convolutions and pools have in common, over any number of spatial axes.</summary>
internal sealed class Windows
{
    private Windows(int[] kernel, int[] strides, int[] dilations)
    {
        (Kernel, Strides, Dilations) = (kernel, strides, dilations);
        (Before, After, OutputPadding) = (new int[kernel.Length], new int[kernel.Length], new int[kernel.Length]);
    }

    public int[] Kernel { get; }

    public int[] Strides { get; }

    public int[] Dilations { get; }

    /// <summary>Padding at the start of each axis.</summary>
    public int[] Before { get; }

    /// <summary>Padding at the end of each axis.</summary>
    public int[] After { get; }

    /// <summary>What a transposed convolution adds at the end of each axis.</summary>
    public int[] OutputPadding { get; private init; }

    /// <summary>Padding of two axes.</summary>
    public Padding Padding => new(Before[0], Before[1], After[0], After[1]);

    /// <summary>One number for each of three axes.</summary>
    public static Size3D Size(int[] numbers) => new(numbers[0], numbers[1], numbers[2]);

    /// <param name="node">The convolution or pool.</param>
    /// <param name="input">Its input, N×C×spatial axes.</param>
    /// <param name="kernel">Sizes of the window, or null to take kernel_shape.</param>
    public static Windows Read(NodeContext node, Value input, int[]? kernel)
    {
        var windows = ReadSizes(node, input, kernel);
        var mode = node.Text("auto_pad", "NOTSET");
        if (!windows.ReadPadding(node, mode)) windows.KeepSize(node, input, upper: mode == "SAME_UPPER");
        return windows;
    }

    /// <summary>The same for a transposed convolution, where padding is taken away from the output.</summary>
    public static Windows ReadTransposed(NodeContext node, Value input, int[] kernel)
    {
        var sizes = ReadSizes(node, input, kernel);
        var windows = new Windows(sizes.Kernel, sizes.Strides, sizes.Dilations)
        {
            OutputPadding = Numbers(node, "output_padding", sizes.Kernel.Length, 0) ?? new int[sizes.Kernel.Length],
        };
        var mode = node.Text("auto_pad", "NOTSET");
        var wanted = Numbers(node, "output_shape", kernel.Length, 1);
        if (windows.ReadPadding(node, mode) && wanted is null) return windows;
        for (var axis = 0; axis < kernel.Length; axis++)
        {
            var size = input.Shape[axis + 2];
            var full = ((long)windows.Strides[axis] * (size - 1)) + windows.OutputPadding[axis] + windows.Extent(axis);
            var total = node.ToInt(full - (wanted?[axis] ?? (long)size * windows.Strides[axis]), "a padding");
            var less = Math.Max(0, total) / 2;
            (windows.Before[axis], windows.After[axis]) = mode == "SAME_UPPER" || total < 0 ? (less, total - less) : (total - less, less);
        }

        return windows;
    }

    /// <summary>The same windows on one more axis of size 1 before the last: 1-D as 2-D.</summary>
    public Windows As2D()
    {
        var result = new Windows([1, .. Kernel], [1, .. Strides], [1, .. Dilations]) { OutputPadding = [0, .. OutputPadding] };
        (result.Before[1], result.After[1]) = (Before[0], After[0]);
        return result;
    }

    private static Windows ReadSizes(NodeContext node, Value input, int[]? kernel)
    {
        var axes = input.Rank - 2;
        if (axes < 1) throw node.Problem($"its input {input.Shape} has no spatial axes; it must be N×C×…");
        var stated = Numbers(node, "kernel_shape", axes, 1);
        if (kernel is not null && stated is not null && !kernel.AsSpan().SequenceEqual(stated))
            throw node.Problem($"'kernel_shape' is {string.Join('×', stated)}, but the weights' kernel is {string.Join('×', kernel)}");
        kernel ??= stated ?? throw node.Problem("it lacks the attribute 'kernel_shape'");
        var ones = Enumerable.Repeat(1, axes).ToArray();
        return new Windows(kernel, Numbers(node, "strides", axes, 1) ?? ones, Numbers(node, "dilations", axes, 1) ?? ones);
    }

    private static int[]? Numbers(NodeContext node, string attribute, int count, int least)
    {
        if (node.Integers(attribute) is not { } values) return null;
        if (values.Length != count) throw node.Problem($"'{attribute}' has {Amount.Of(values.Length, "number")}; {count} are needed");
        return Array.ConvertAll(
            values, value => value >= least ? node.ToInt(value, attribute) : throw node.Problem($"'{attribute}' holds {value}; each must be at least {least}"));
    }

    /// <summary>Length of the window with its gaps.</summary>
    private long Extent(int axis) => (((long)Kernel[axis] - 1) * Dilations[axis]) + 1;

    /// <summary>Reads stated padding; false where the padding follows from the output's size.</summary>
    private bool ReadPadding(NodeContext node, string mode)
    {
        if (mode is "SAME_UPPER" or "SAME_LOWER") return false;
        if (mode is not ("NOTSET" or "" or "VALID")) throw node.Problem($"'auto_pad' is '{mode}'; NOTSET, SAME_UPPER, SAME_LOWER and VALID exist");
        if (mode == "VALID" || Numbers(node, "pads", 2 * Kernel.Length, 0) is not { } pads) return true;
        for (var axis = 0; axis < Kernel.Length; axis++) (Before[axis], After[axis]) = (pads[axis], pads[Kernel.Length + axis]);
        return true;
    }

    /// <summary>Padding that gives ⌈size / stride⌉ outputs; an odd element goes to the end (upper) or to the start.</summary>
    private void KeepSize(NodeContext node, Value input, bool upper)
    {
        for (var axis = 0; axis < Kernel.Length; axis++)
        {
            long size = input.Shape[axis + 2], outputs = (size + Strides[axis] - 1) / Strides[axis];
            var total = node.ToInt(Math.Max(0, ((outputs - 1) * Strides[axis]) + Extent(axis) - size), "a padding");
            var less = total / 2;
            (Before[axis], After[axis]) = upper ? (less, total - less) : (total - less, less);
        }
    }
}
