using LiveConv.Reference;

namespace LiveConv.Ops;

/// <summary>√x; NaN below 0. Bound: 5 ULP, as 1/inversesqrt (Vulkan precision table).</summary>
public sealed record Sqrt : UnaryOp
{
    public override string Name => nameof(Sqrt);

    protected override double Apply(double x) => Math.Sqrt(x);

    protected override double Bound(double x, double y) => Precision.Sqrt(x, y);
}
