using LiveConv.Reference;

namespace LiveConv.Ops;

/// <summary>Arc tangent, −π/2…π/2.</summary>
/// <remarks>
/// Bound: 4096 ULP (Vulkan precision table).
/// </remarks>
public sealed record Atan : UnaryOp
{
    public override string Name => nameof(Atan);

    protected override double Apply(double x) => Math.Atan(x);

    protected override double Bound(double x, double y) => Rounding.Ulps(4096, y);
}
