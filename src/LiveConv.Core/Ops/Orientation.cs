using LiveConv.Reference;

namespace LiveConv.Ops;

/// <summary>Direction of a gradient in radians, atan2(b, a) ∈ (−π, π], 0 at (0, 0). Inputs: dx, dy. Bound: 4096 ULP (Vulkan precision table).</summary>
public sealed record Orientation : BinaryOp
{
    public override string Name => nameof(Orientation);

    protected override double Apply(double a, double b) => Math.Atan2(b, a);

    protected override double Bound(double a, double b, double y) => Rounding.Ulps(4096, y);
}
