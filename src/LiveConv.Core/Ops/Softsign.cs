using LiveConv.Reference;

namespace LiveConv.Ops;

/// <summary>x/(1 + |x|).</summary>
/// <remarks>
/// Bound: a sum and a division of 2.5 ULP (Vulkan precision table).
/// </remarks>
public sealed record Softsign : UnaryOp
{
    public override string Name => nameof(Softsign);

    protected override double Apply(double x) => x / (1 + Math.Abs(x));

    protected override double Bound(double x, double y) => double.IsInfinity(x) ? 0 : Precision.Division(x, 1 + Math.Abs(x), y) + Rounding.Operations(1, y);
}
