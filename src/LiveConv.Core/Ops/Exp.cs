using LiveConv.Reference;

namespace LiveConv.Ops;

/// <summary>eˣ. Bound: 3 + 2|x| ULP (Vulkan precision table).</summary>
public sealed record Exp : UnaryOp
{
    public override string Name => nameof(Exp);

    protected override double Apply(double x) => Math.Exp(x);

    protected override double Bound(double x, double y) => Precision.Exp(x, y);
}
