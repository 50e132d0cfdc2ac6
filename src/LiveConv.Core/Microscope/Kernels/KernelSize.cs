using LiveConv.Tensors;

namespace LiveConv.Microscope.Kernels;

/// <summary>Kernels in another size.</summary>
public static class KernelSize
{
    /// <summary>All kernels of a layer in another size: the middle stays the middle, and around what there is are zeros.</summary>
    /// <param name="weights">M×C×KH×KW.</param>
    /// <param name="height">Rows of a kernel, at least 1.</param>
    /// <param name="width">Columns of a kernel, at least 1.</param>
    /// <returns>New weights, M×C×height×width.</returns>
    public static Tensor Fit(Tensor weights, int height, int width)
    {
        ArgumentNullException.ThrowIfNull(weights);
        var (from, fitted) = (weights.Shape, new Tensor(new Shape(weights.Shape.N, weights.Shape.C, height, width)));
        var (shiftY, shiftX) = ((height / 2) - (from.H / 2), (width / 2) - (from.W / 2));
        var (left, right) = (Math.Max(0, shiftX), Math.Min(width, from.W + shiftX));
        for (var kernel = 0; kernel < from.N * from.C; kernel++)
        for (var y = Math.Max(0, shiftY); y < Math.Min(height, from.H + shiftY); y++)
        {
            var source = weights.Values.Slice((((kernel * from.H) + y - shiftY) * from.W) + left - shiftX, right - left);
            source.CopyTo(fitted.Values[((((kernel * height) + y) * width) + left)..]);
        }

        return fitted;
    }
}
