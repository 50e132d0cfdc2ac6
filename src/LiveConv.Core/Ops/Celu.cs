using LiveConv.Reference;

namespace LiveConv.Ops;

/// <summary>x where x ≥ 0, α(e^(x/α) − 1) below.</summary>
/// <remarks>
/// Bound: a division of 2.5 ULP (at most 5u of its result) moves the power by 5u·|x/α| of it; exp by the Vulkan precision table;
/// a difference and a product.
/// </remarks>
/// <param name="Alpha">Above 0.</param>
public sealed record Celu(float Alpha = 1) : UnaryOp
{
    public override string Name => nameof(Celu);

    protected override double Apply(double x) => x < 0 ? Alpha * (Math.Exp(x / Alpha) - 1) : x;

    protected override double Bound(double x, double y)
    {
        if (x >= 0) return 0;
        var power = Math.Exp(x / Alpha);
        return (Math.Abs(Alpha) * (Precision.Exp(x / Alpha, power) + (power * 5 * Rounding.Unit * Math.Min(Math.Abs(x / Alpha), 128)))) + Rounding.Operations(2, y);
    }
}
