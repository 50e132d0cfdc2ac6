using LiveConv.Reference;

namespace LiveConv.Ops;

/// <summary>Hyperbolic sine.</summary>
/// <remarks>
/// Bound: exp by the Vulkan precision table, for both powers of (eˣ − e⁻ˣ)/2, and their sum's rounding. The error is absolute:
/// near 0 the difference cancels.
/// </remarks>
public sealed record Sinh : UnaryOp
{
    public override string Name => nameof(Sinh);

    protected override double Apply(double x) => Math.Sinh(x);

    protected override double Bound(double x, double y) => (0.5 * (Precision.Exp(x, Math.Exp(x)) + Precision.Exp(x, Math.Exp(-x)))) + Rounding.Operations(1, y);
}
