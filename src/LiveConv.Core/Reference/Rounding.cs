namespace LiveConv.Reference;

/// <summary>Bounds on the rounding errors of float32 arithmetic (Higham, Accuracy and Stability of Numerical Algorithms, ch. 3).</summary>
public static class Rounding
{
    /// <summary>Unit roundoff of float32, 2⁻²⁴: the largest relative error of one correctly rounded operation.</summary>
    public const double Unit = 1.0 / (1 << 24);

    /// <summary>The smallest normal float32, 2⁻¹²⁶: GPUs may flush anything below to zero.</summary>
    public const double Smallest = 1.17549435082228751e-38;

    /// <summary>Bound for a sum of <paramref name="terms"/> products in any order, fused or not: (n + 2)·u·Σ|x·w|.</summary>
    /// <param name="terms">Number of products, a bias counted as one.</param>
    /// <param name="magnitude">Σ|x·w|, a bias' magnitude included.</param>
    public static double Sum(int terms, double magnitude) =>
        ((terms + 2) * Unit * magnitude) + ((terms + 1) * Smallest);

    /// <summary>Bound for <paramref name="operations"/> successive roundings of a result of this magnitude.</summary>
    public static double Operations(int operations, double magnitude) =>
        (operations * Unit * Math.Abs(magnitude)) + Smallest;

    /// <summary>Bound of <paramref name="count"/> units in the last place of a float32 of this value.</summary>
    public static double Ulps(double count, double value)
    {
        var magnitude = Math.Max(Math.Abs(value), Smallest);
        return (count * Math.Pow(2, Math.Floor(Math.Log2(magnitude)) - 23)) + Smallest;
    }
}
