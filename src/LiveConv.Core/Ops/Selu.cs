using LiveConv.Reference;

namespace LiveConv.Ops;

/// <summary>γx where x > 0, γ(αeˣ − α) below.</summary>
/// <remarks>
/// Bound: exp by the Vulkan precision table, two products before the difference and one after it.
/// </remarks>
public sealed record Selu(float Alpha = 1.6732632f, float Gamma = 1.050701f) : UnaryOp
{
    public override string Name => nameof(Selu);

    protected override double Apply(double x) => x > 0 ? Gamma * x : Gamma * ((Alpha * Math.Exp(x)) - Alpha);

    protected override double Bound(double x, double y)
    {
        if (x > 0) return Rounding.Operations(1, y);
        var power = Math.Exp(x);
        return (Math.Abs(Gamma * Alpha) * (Precision.Exp(x, power) + (2 * Rounding.Unit * power))) + Rounding.Operations(3, y);
    }
}
