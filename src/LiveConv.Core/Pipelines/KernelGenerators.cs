namespace LiveConv.Pipelines;

/// <summary>Kernels computed from parameters. Lengths are in pixels, angles in degrees; y points down, the centre is (0, 0).</summary>
public static class KernelGenerators
{
    // What OpenCV takes for these sizes where no σ is given: binomial, and exact in binary fractions.
    private static readonly double[][] SmallGaussians =
    [
        [1],
        [0.25, 0.5, 0.25],
        [0.0625, 0.25, 0.375, 0.25, 0.0625],
        [0.03125, 0.109375, 0.21875, 0.28125, 0.21875, 0.109375, 0.03125],
    ];

    /// <summary>exp(−x²/2σx² − y²/2σy²), sum 1. Without σ as OpenCV's getGaussianKernel: a binomial up to 7, else 0.3·((n − 1)/2 − 1) + 0.8.</summary>
    public static Kernel Gaussian(int height, int width, double? sigmaY = null, double? sigmaX = null)
    {
        var (column, row) = (Gaussian(height, sigmaY), Gaussian(width, sigmaX));
        var weights = new double[height * width];
        for (var i = 0; i < weights.Length; i++) weights[i] = column[i / width] * row[i % width];
        return new Kernel(height, width, weights);
    }

    /// <summary>
    /// exp(−(x'² + γ²y'²)/2σ²)·cos(2πx'/λ + ψ) with x' = x·cosθ + y·sinθ, y' = −x·sinθ + y·cosθ (Daugman 1985; the formula of
    /// OpenCV's getGaborKernel). θ is the direction across the stripes: 0 answers to vertical lines.
    /// </summary>
    public static Kernel Gabor(int height, int width, double sigma, double theta, double wavelength, double gamma, double psi)
    {
        var (sin, cos) = Math.SinCos(double.DegreesToRadians(theta));
        return Kernel.Sample(height, width, (y, x) =>
        {
            var across = (x * cos) + (y * sin);
            var along = gamma * ((y * cos) - (x * sin));
            return Math.Exp(-((across * across) + (along * along)) / (2 * sigma * sigma))
                * Math.Cos((2 * Math.PI * across / wavelength) + double.DegreesToRadians(psi));
        });
    }

    /// <summary>Laplacian of a Gaussian, (r² − 2σ²)/σ⁴ · G with ΣG = 1, made zero-mean (Marr and Hildreth 1980).</summary>
    public static Kernel LaplacianOfGaussian(int height, int width, double sigma)
    {
        var gaussian = Gaussian(height, width, sigma, sigma);
        var factor = Kernel.Sample(height, width, (y, x) => ((x * x) + (y * y) - (2 * sigma * sigma)) / Math.Pow(sigma, 4));
        return new Kernel(height, width, [.. gaussian.Weights.Zip(factor.Weights, (g, f) => g * f)]).ZeroMean();
    }

    /// <summary>G(σ) − G(ratio·σ), each of sum 1: a ratio of 1.6 comes nearest to the Laplacian of a Gaussian (Marr and Hildreth 1980).</summary>
    public static Kernel DifferenceOfGaussians(int height, int width, double sigma, double ratio)
    {
        var (narrow, wide) = (Gaussian(height, width, sigma, sigma), Gaussian(height, width, sigma * ratio, sigma * ratio));
        return new Kernel(height, width, [.. narrow.Weights.Zip(wide.Weights, (a, b) => a - b)]);
    }

    /// <summary>1/(height·width) everywhere.</summary>
    public static Kernel Box(int height, int width) => Kernel.Sample(height, width, (_, _) => 1).SumToOne();

    /// <summary>A segment through the centre: max(0, 1 − distance to it), sum 1. An angle of 0 is horizontal, 90 vertical.</summary>
    public static Kernel Motion(double length, double angle)
    {
        var (sin, cos) = Math.SinCos(double.DegreesToRadians(angle));
        var half = (length - 1) / 2;
        // The small shift keeps sin 180° ≈ 10⁻¹⁶ from adding a row.
        int Size(double extent) => (2 * (int)Math.Ceiling(Math.Abs(half * extent) - 1e-9)) + 1;
        return Kernel.Sample(Size(sin), Size(cos), (y, x) =>
        {
            var along = Math.Clamp((x * cos) - (y * sin), -half, half);
            return Math.Max(0, 1 - Math.Sqrt(Square(x - (along * cos)) + Square(y + (along * sin))));
        }).SumToOne();
    }

    /// <summary>A disk with soft edges, clamp(radius + ½ − r, 0, 1), sum 1: the blur of a lens out of focus.</summary>
    public static Kernel Disk(double radius)
    {
        var size = (2 * (int)Math.Ceiling(radius)) + 1;
        return Kernel.Sample(size, size, (y, x) => Math.Clamp(radius + 0.5 - Math.Sqrt((x * x) + (y * y)), 0, 1)).SumToOne();
    }

    /// <summary>
    /// A ring, max(0, 1 − |r − radius|/thickness), made zero-mean with magnitudes of sum 1: the matched filter for a bright circle
    /// (Turin 1960). It answers most at the circle's centre.
    /// </summary>
    public static Kernel Circle(double radius, double thickness)
    {
        var size = (2 * (int)Math.Ceiling(radius + thickness)) + 1;
        return Kernel.Sample(size, size, (y, x) => Math.Max(0, 1 - (Math.Abs(Math.Sqrt((x * x) + (y * y)) - radius) / thickness)))
            .ZeroMean().MagnitudesToOne();
    }

    private static double[] Gaussian(int size, double? sigma)
    {
        if (sigma is null && size <= 7 && size % 2 == 1) return SmallGaussians[size / 2];
        var s = sigma ?? (0.3 * (((size - 1) * 0.5) - 1)) + 0.8;
        var weights = new double[size];
        for (var i = 0; i < size; i++) weights[i] = Math.Exp(-Square(i - ((size - 1) / 2.0)) / (2 * s * s));
        var sum = weights.Sum();
        return Array.ConvertAll(weights, weight => weight / sum);
    }

    private static double Square(double x) => x * x;
}
