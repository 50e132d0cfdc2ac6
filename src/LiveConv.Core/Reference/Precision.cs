namespace LiveConv.Reference;

/// <summary>
/// Largest errors of functions in float32, as absolute bounds. Source: Vulkan specification, "Precision and Operation of SPIR-V
/// Instructions" (the GLSL specification gives the same numbers in 4.7.1): a GPU keeps them, and so does any decent C library.
/// Operands below 2⁻¹²⁶ may be flushed to zero, and divisors above 2¹²⁶ may have a reciprocal of zero.
/// </summary>
public static class Precision
{
    /// <summary>The largest float32: as a bound it lets a result be infinite.</summary>
    public const double Anything = float.MaxValue;

    private const double LargestDivisor = 8.507059173023462e37;

    /// <summary>What a GPU may take for x: zero in place of a subnormal.</summary>
    public static double Flush(double x) => Math.Abs(x) < Rounding.Smallest ? 0 : x;

    /// <summary>a/b = <paramref name="y"/>: 2.5 ULP, for divisors from 2⁻¹²⁶ to 2¹²⁶.</summary>
    public static double Division(double a, double b, double y)
    {
        if (b == 0 || a == 0 || double.IsInfinity(b)) return 0;
        if (Math.Abs(b) < Rounding.Smallest) return Anything;
        return Math.Abs(a) < Rounding.Smallest || Math.Abs(b) > LargestDivisor ? Math.Abs(y) + Rounding.Smallest : Rounding.Ulps(2.5, y);
    }

    /// <summary>√x = <paramref name="y"/>: as 1/inversesqrt(x), 2 + 2.5 ULP and a change of exponent between the two.</summary>
    public static double Sqrt(double x, double y) => x < Rounding.Smallest ? Math.Abs(y) : Rounding.Ulps(5, y);

    /// <summary>eˣ = <paramref name="y"/> (or 2ˣ): 3 + 2|x| ULP; below e⁻¹²⁸ nothing is left of it.</summary>
    public static double Exp(double x, double y) => Rounding.Ulps(3 + (2 * Math.Min(Math.Abs(x), 128)), y);

    /// <summary>eˣ relative to itself, for x ≤ 0: an ULP is at most 2u of a value.</summary>
    public static double RelativeExp(double x) => 2 * Rounding.Unit * (3 + (2 * Math.Min(Math.Abs(x), 128)));

    /// <summary>ln x = <paramref name="y"/> (or log₂ x): 2⁻²¹ for x from ½ to 2, 3 ULP outside.</summary>
    public static double Log(double x, double y)
    {
        if (x is > 0 and < Rounding.Smallest) return Anything;
        return x is >= 0.5 and <= 2 ? 1.0 / (1 << 21) : Rounding.Ulps(3, y);
    }

    /// <summary>aᵇ = <paramref name="y"/>: as exp2(b·log2|a|), with the errors of log2 and of the product carried through exp2.</summary>
    public static double Pow(double a, double b, double y)
    {
        a = Math.Abs(a);
        if (a == 0 || b == 0 || double.IsInfinity(a) || double.IsInfinity(b)) return 0;
        if (a < Rounding.Smallest) return b > 0 ? Math.Abs(y) : Anything;
        var logarithm = Math.Log2(a);
        var exponent = b * logarithm;
        var shift = (Math.Abs(b) * Log(a, logarithm)) + (2 * Rounding.Unit * Math.Abs(exponent));
        return (Math.Abs(y) * (Math.Exp(Math.Min(shift * Math.Log(2), 80)) - 1)) + Exp(exponent, y);
    }

    /// <summary>sin x or cos x: 2⁻¹¹ from −π to π, and what bringing x there costs.</summary>
    public static double Sine(double x) => double.IsFinite(x) ? (1.0 / (1 << 11)) + (4 * Rounding.Unit * Math.Abs(x)) : 0;

    /// <summary>√(1 − x²), whose difference is off by 2u: by min(√(2u), 2u/√(1 − x²)).</summary>
    public static double RootOfOneMinusSquare(double x) =>
        Math.Min(Math.Sqrt(2 * Rounding.Unit), 2 * Rounding.Unit / Math.Sqrt(Math.Max(0, 1 - (x * x))));
}
