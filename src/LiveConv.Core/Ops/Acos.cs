using LiveConv.Reference;

namespace LiveConv.Ops;

/// <summary>Arc cosine, 0…π; NaN outside −1…1.</summary>
/// <remarks>
/// Bound: as atan2(√(1 − x²), x), 4096 ULP (Vulkan precision table); the root is off by min(√(2u), 2u/√(1 − x²)).
/// </remarks>
public sealed record Acos : UnaryOp
{
    public override string Name => nameof(Acos);

    protected override double Apply(double x) => Math.Acos(x);

    protected override double Bound(double x, double y) => Rounding.Ulps(4096, y) + Precision.RootOfOneMinusSquare(x);
}
