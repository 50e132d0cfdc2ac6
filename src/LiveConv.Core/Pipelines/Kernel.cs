using LiveConv.Tensors;

namespace LiveConv.Pipelines;

/// <summary>The weights of one filter, row by row.</summary>
public sealed class Kernel
{
    /// <summary>The largest number of rows and of columns.</summary>
    public const int LargestSize = 31;

    /// <param name="height">Rows.</param>
    /// <param name="width">Columns.</param>
    /// <param name="weights">Height·Width weights, kept, not copied.</param>
    public Kernel(int height, int width, double[] weights)
    {
        ArgumentNullException.ThrowIfNull(weights);
        if (weights.Length != height * width) throw new ShapeException($"{Amount.Of(weights.Length, "weight")} {Amount.Noun(weights.Length, "doesn't", "don't")} fill a kernel of {height}×{width}");
        Height = height;
        Width = width;
        Weights = weights;
    }

    public int Height { get; }

    public int Width { get; }

    public double[] Weights { get; }

    public double this[int y, int x] => Weights[(y * Width) + x];

    /// <summary>A kernel whose weights are a function of the place, (0, 0) being its centre and y pointing down.</summary>
    public static Kernel Sample(int height, int width, Func<double, double, double> weight)
    {
        ArgumentNullException.ThrowIfNull(weight);
        var weights = new double[height * width];
        for (var y = 0; y < height; y++)
        for (var x = 0; x < width; x++)
            weights[(y * width) + x] = weight(y - ((height - 1) / 2.0), x - ((width - 1) / 2.0));
        return new Kernel(height, width, weights);
    }

    public Kernel Scaled(double factor) => new(Height, Width, Array.ConvertAll(Weights, weight => weight * factor));

    /// <summary>The same kernel with its mean taken off, so that a flat picture gives 0.</summary>
    public Kernel ZeroMean()
    {
        var mean = Weights.Average();
        return new Kernel(Height, Width, Array.ConvertAll(Weights, weight => weight - mean));
    }

    /// <summary>Divided by the sum of its weights, so that a flat picture keeps its value.</summary>
    public Kernel SumToOne() => Scaled(1 / Weights.Sum());

    /// <summary>Divided by the sum of its weights' magnitudes, so that a picture in 0…1 gives results in −1…1.</summary>
    public Kernel MagnitudesToOne() => Scaled(1 / Weights.Sum(Math.Abs));
}
