namespace LiveConv.Reference;

/// <summary>The error function, which .NET lacks.</summary>
public static class ErrorFunction
{
    /// <summary>
    /// erf x = 2/√π·e^(−x²)·Σ 2ⁿx²ⁿ⁺¹/(1·3·…·(2n + 1)) (Abramowitz–Stegun 7.1.6), whose terms are all of one sign; ±1 from |x| = 6 on,
    /// where double has no more digits.
    /// </summary>
    public static double Erf(double x)
    {
        if (double.IsNaN(x)) return x;
        if (Math.Abs(x) >= 6) return Math.Sign(x);
        double term = x, sum = x;
        for (var n = 1; Math.Abs(term) > 1e-17 * Math.Abs(sum); n++)
        {
            term *= 2 * x * x / ((2 * n) + 1);
            sum += term;
        }

        return 2 / Math.Sqrt(Math.PI) * Math.Exp(-x * x) * sum;
    }
}
