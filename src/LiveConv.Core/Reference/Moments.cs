namespace LiveConv.Reference;

/// <summary>
/// Mean and variance of some values, and how far a float32 kernel may be off that computes the mean first and the squares of the
/// differences after. What the normalisations share.
/// </summary>
/// <remarks>
/// The mean is off by e ≤ Sum(n, Σ|x|)/n + 2.5 ULP. As the differences d sum to 0, that moves the variance only by e²; the differences,
/// squares, their sum (Higham) and the division (2.5 ULP ≤ 5u) add (n + 9)u times the mean of (|d| + e)². With T = variance + ε off
/// by β·T, 1/√T is off by less than β/(2(1 − β)) of itself, √ and division add 17u (5 and 2.5 ULP, Vulkan precision table).
/// The rest is a sum of three products, x·k, mean·k and the bias, with k = scale/√T.
/// </remarks>
public readonly struct Moments
{
    private const int RootRoundings = 17;

    private readonly double meanError;
    private readonly double varianceError;

    public Moments(ReadOnlySpan<float> x)
    {
        double sum = 0, magnitude = 0;
        foreach (var value in x)
        {
            sum += value;
            magnitude += Math.Abs(value);
        }

        Mean = sum / x.Length;
        meanError = (Rounding.Sum(x.Length, magnitude) / x.Length) + Rounding.Ulps(2.5, Mean);
        double squares = 0, shifted = 0;
        foreach (var value in x)
        {
            squares += (value - Mean) * (value - Mean);
            shifted += Math.Pow(Math.Abs(value - Mean) + meanError, 2);
        }

        Variance = squares / x.Length;
        varianceError = (meanError * meanError) + ((x.Length + 9) * Rounding.Unit * shifted / x.Length) + (2 * Rounding.Smallest);
    }

    public double Mean { get; }

    /// <summary>The mean of (x − mean)².</summary>
    public double Variance { get; }

    /// <summary>scale·(x − mean)/√(variance + epsilon) + bias, and its bound: infinite where rounding alone may explain the variance.</summary>
    public (double Value, double Bound) Normalise(double x, double scale, double bias, double epsilon)
    {
        var total = Variance + epsilon;
        var factor = scale / Math.Sqrt(total);
        var product = (x - Mean) * factor;
        var error = (varianceError / total) + (2 * Rounding.Unit);
        if (error >= 1) return (product + bias, double.PositiveInfinity);
        var bound = (Math.Abs(factor) * meanError)
            + (Math.Abs(product) * ((error / (2 * (1 - error))) + (RootRoundings * Rounding.Unit)))
            + Rounding.Sum(3, ((Math.Abs(x) + Math.Abs(Mean)) * Math.Abs(factor)) + Math.Abs(bias));
        return (product + bias, bound);
    }
}
