using LiveConv.Reference;

namespace LiveConv.Ops;

/// <summary>1/x. Bound: 2.5 ULP (Vulkan precision table).</summary>
public sealed record Reciprocal : UnaryOp
{
    public override string Name => nameof(Reciprocal);

    protected override double Apply(double x) => 1 / x;

    protected override double Bound(double x, double y) => Precision.Division(1, x, y);
}
