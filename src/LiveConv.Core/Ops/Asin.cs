using LiveConv.Reference;

namespace LiveConv.Ops;

/// <summary>Arc sine, −π/2…π/2; NaN outside −1…1.</summary>
/// <remarks>
/// Bound: as atan2(x, √(1 − x²)), 4096 ULP (Vulkan precision table); the root is off by min(√(2u), 2u/√(1 − x²)).
/// </remarks>
public sealed record Asin : UnaryOp
{
    public override string Name => nameof(Asin);

    protected override double Apply(double x) => Math.Asin(x);

    protected override double Bound(double x, double y) => Rounding.Ulps(4096, y) + Precision.RootOfOneMinusSquare(x);
}
