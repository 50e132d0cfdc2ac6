using LiveConv.Reference;

namespace LiveConv.Ops;

/// <summary>Hyperbolic cosine.</summary>
/// <remarks>
/// Bound: exp by the Vulkan precision table, for both powers of (eˣ + e⁻ˣ)/2, and their sum's rounding. The error is absolute.
/// </remarks>
public sealed record Cosh : UnaryOp
{
    public override string Name => nameof(Cosh);

    protected override double Apply(double x) => Math.Cosh(x);

    protected override double Bound(double x, double y) => (0.5 * (Precision.Exp(x, Math.Exp(x)) + Precision.Exp(x, Math.Exp(-x)))) + Rounding.Operations(1, y);
}
