using System.Collections.Immutable;
using LiveConv.Pipelines;

namespace LiveConv.Microscope.Kernels;

/// <summary>Well-known kernels in any size: at 3×3 those of <see cref="KernelLibrary"/>, otherwise what they are samples of.</summary>
public static class KernelPresets
{
    /// <summary>Their names.</summary>
    public static ImmutableArray<string> Names { get; } = ["identity", "box", "gaussian", "sharpen", "sobel-x", "sobel-y", "laplacian", "emboss"];

    /// <summary>A kernel of this size, as a cross-correlation takes it; null where there is none so small.</summary>
    /// <param name="name">One of <see cref="Names"/>.</param>
    /// <param name="height">Rows.</param>
    /// <param name="width">Columns.</param>
    public static Kernel? Find(string name, int height, int width)
    {
        if ((height, width) == (3, 3) && KernelLibrary.Find(name) is { } known) return known;
        switch (name)
        {
            case "identity": return Identity(height, width);
            case "box": return KernelGenerators.Box(height, width);
            case "gaussian": return KernelGenerators.Gaussian(height, width);
            case "sharpen" when height * width > 1:
                var blurred = KernelGenerators.Gaussian(height, width);
                return new Kernel(height, width, [.. Identity(height, width).Weights.Zip(blurred.Weights, (one, blur) => (2 * one) - blur)]);
            case "sobel-x" when width > 1: return Outer(Binomial(height), Derivative(width));
            case "sobel-y" when height > 1: return Outer(Derivative(height), Binomial(width));
            case "laplacian" when (height, width) == (3, 3): return KernelLibrary.Find("laplacian-4");
            case "laplacian" when height > 2 && width > 2:
                var (rows, columns) = (Outer(Second(height), Binomial(width)), Outer(Binomial(height), Second(width)));
                return new Kernel(height, width, [.. rows.Weights.Zip(columns.Weights, (a, b) => a + b)]);
            case "emboss" when height * width > 1:
                var slope = Kernel.Sample(height, width, (y, x) => y + x);
                return new Kernel(height, width, [.. Identity(height, width).Weights.Zip(slope.Weights, (one, rise) => one + rise)]);
            default: return null;
        }
    }

    /// <summary>Whether the weights have a sum to be divided by.</summary>
    public static bool HasSum(ReadOnlySpan<float> kernel)
    {
        var magnitudes = 0.0;
        foreach (var weight in kernel) magnitudes += Math.Abs(weight);
        return Math.Abs(Sum(kernel)) > 1e-6 * magnitudes;
    }

    /// <summary>The weights divided by their sum, so that a flat picture keeps its value; null where they sum to nothing.</summary>
    public static float[]? SumToOne(ReadOnlySpan<float> kernel)
    {
        if (!HasSum(kernel)) return null;
        var (sum, scaled) = (Sum(kernel), new float[kernel.Length]);
        for (var i = 0; i < scaled.Length; i++) scaled[i] = (float)(kernel[i] / sum);
        return scaled;
    }

    private static double Sum(ReadOnlySpan<float> kernel)
    {
        var sum = 0.0;
        foreach (var weight in kernel) sum += weight;
        return sum;
    }

    // The pixel in the middle is the one that a padding of "same" lays on the output's place.
    private static Kernel Identity(int height, int width)
    {
        var weights = new double[height * width];
        weights[(height / 2 * width) + (width / 2)] = 1;
        return new Kernel(height, width, weights);
    }

    private static Kernel Outer(double[] column, double[] row) => new(column.Length, row.Length, [.. column.SelectMany(_ => row, (a, b) => a * b)]);

    /// <summary>Rows of Pascal's triangle: what blurs across the direction of a Sobel kernel.</summary>
    private static double[] Binomial(int size)
    {
        double[] row = [1];
        while (row.Length < size) row = Convolve(row, [1, 1]);
        return row;
    }

    private static double[] Derivative(int size) => size == 2 ? [-1, 1] : Convolve(Binomial(size - 2), [-1, 0, 1]);

    private static double[] Second(int size) => Convolve(Binomial(size - 2), [1, -2, 1]);

    private static double[] Convolve(double[] a, double[] b)
    {
        var result = new double[a.Length + b.Length - 1];
        for (var i = 0; i < a.Length; i++)
        for (var j = 0; j < b.Length; j++)
            result[i + j] += a[i] * b[j];
        return result;
    }
}
