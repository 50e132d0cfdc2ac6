using LiveConv.Reference;

namespace LiveConv.Ops;

/// <summary>Inverse hyperbolic tangent; ±∞ at ±1, NaN outside.</summary>
/// <remarks>
/// Bound: as ½·ln((1 + x)/(1 − x)), whose argument is good to 8u (two roundings and 2.5 ULP), and ln by the Vulkan precision
/// table. The error is absolute, 2⁻²² near 0.
/// </remarks>
public sealed record Atanh : UnaryOp
{
    public override string Name => nameof(Atanh);

    protected override double Apply(double x) => Math.Atanh(x);

    protected override double Bound(double x, double y)
    {
        if (!double.IsFinite(y)) return 0;
        var quotient = (1 + x) / (1 - x);
        return (0.5 * ((8 * Rounding.Unit) + Precision.Log(quotient, Math.Log(quotient)))) + Rounding.Operations(1, y);
    }
}
