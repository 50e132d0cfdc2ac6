using LiveConv.Reference;

namespace LiveConv.Ops;

/// <summary>x where x ≥ 0, α(eˣ − 1) below.</summary>
/// <remarks>
/// Bound: exp by the Vulkan precision table, a difference and a product. The error is absolute: near 0 the difference cancels.
/// </remarks>
public sealed record Elu(float Alpha = 1) : UnaryOp
{
    public override string Name => nameof(Elu);

    protected override double Apply(double x) => x < 0 ? Alpha * (Math.Exp(x) - 1) : x;

    protected override double Bound(double x, double y) => x < 0 ? (Math.Abs(Alpha) * Precision.Exp(x, Math.Exp(x))) + Rounding.Operations(2, y) : 0;
}
