using LiveConv.Reference;

namespace LiveConv.Ops;

/// <summary>Inverse hyperbolic cosine; NaN below 1.</summary>
/// <remarks>
/// Bound: as ln(x + √(x² − 1)): the difference is off by 2u·x², so its root by min(√(2u)·x, 2u·x²/√(x² − 1)), besides 5 ULP and
/// a rounding (12u together); ln by the Vulkan precision table. Squares must fit float32: x below 10¹⁹.
/// </remarks>
public sealed record Acosh : UnaryOp
{
    public override string Name => nameof(Acosh);

    protected override double Apply(double x) => Math.Acosh(x);

    protected override double Bound(double x, double y)
    {
        if (!double.IsFinite(y)) return 0;
        if (x > 1e19) return Precision.Anything;
        var root = Math.Sqrt((x * x) - 1);
        var error = Math.Min(Math.Sqrt(2 * Rounding.Unit) * x, 2 * Rounding.Unit * x * x / root);
        return (error / (x + root - error)) + (12 * Rounding.Unit) + Precision.Log(x + root, y);
    }
}
