using LiveConv.Reference;
using LiveConv.Tensors;

namespace LiveConv.Ops;

/// <summary>The geometry that convolution and pooling share: how many places a window has in a padded picture.</summary>
public static class Window
{
    /// <summary>⌊(size + before + after − d·(k − 1) − 1)/s⌋ + 1 (ceiling instead of floor for <paramref name="ceiling"/>).</summary>
    /// <exception cref="ShapeException">The kernel doesn't fit, or an attribute is out of range.</exception>
    public static int OutputSize(int size, int before, int after, int kernel, int stride, int dilation, bool ceiling = false)
    {
        if (kernel < 1) throw new ShapeException($"the kernel size is {kernel}; it must be at least 1");
        if (stride < 1) throw new ShapeException($"the stride is {stride}; it must be at least 1");
        if (dilation < 1) throw new ShapeException($"the dilation is {dilation}; it must be at least 1");
        if (before < 0 || after < 0) throw new ShapeException($"the padding is {before} and {after}; it can't be negative");
        var extent = ((long)dilation * (kernel - 1)) + 1;
        var room = (long)size + before + after - extent;
        if (room < 0)
            throw new ShapeException($"the kernel spans {Amount.Of(extent, "pixel")}, but the picture has only {size} + {(long)before + after} of padding");
        if (room / stride > int.MaxValue - 2) throw new ShapeException($"{Amount.Of(size, "pixel")} with {(long)before + after} of padding make too many places for a window");
        if (!ceiling) return (int)((room / stride) + 1);

        // A window that would start in the padding after the picture is dropped, as PyTorch and ONNX do.
        var count = ((room + stride - 1) / stride) + 1;
        return (int)((count - 1) * stride >= (long)size + before ? count - 1 : count);
    }

    /// <summary>(size − 1)·s − before − after + d·(k − 1) + 1 + extra: the size that transposed convolution gives.</summary>
    /// <exception cref="ShapeException">Nothing is left, or an attribute is out of range.</exception>
    public static int TransposedSize(int size, int before, int after, int kernel, int stride, int dilation, int extra)
    {
        if (kernel < 1) throw new ShapeException($"the kernel size is {kernel}; it must be at least 1");
        if (stride < 1) throw new ShapeException($"the stride is {stride}; it must be at least 1");
        if (dilation < 1) throw new ShapeException($"the dilation is {dilation}; it must be at least 1");
        if (extra < 0) throw new ShapeException($"the output padding is {extra}; it can't be negative");
        var result = ((size - 1L) * stride) - before - after + ((long)dilation * (kernel - 1)) + 1 + extra;
        return result is >= 1 and <= int.MaxValue
            ? (int)result
            : throw new ShapeException($"{Amount.Of(size, "pixel")}, a kernel of {kernel} and a padding of {before} and {after} make an output of {Amount.Of(result, "pixel")}; it must have at least 1");
    }

    /// <summary>The sum of a window's values over <paramref name="count"/>, and the bound of both roundings.</summary>
    public static (double Value, double Bound) Mean(IReadOnlyList<float> values, int count)
    {
        ArgumentNullException.ThrowIfNull(values);
        double sum = 0, magnitude = 0;
        foreach (var value in values)
        {
            sum += value;
            magnitude += Math.Abs(value);
        }

        // One division (2.5 ULP, Vulkan precision table) on top of the sum.
        return (sum / count, (Rounding.Sum(values.Count, magnitude) / count) + Rounding.Ulps(2.5, sum / count));
    }
}
