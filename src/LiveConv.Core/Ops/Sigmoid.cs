using LiveConv.Reference;

namespace LiveConv.Ops;

/// <summary>1/(1 + e⁻ˣ).</summary>
public sealed record Sigmoid : UnaryOp
{
    public override string Name => nameof(Sigmoid);

    protected override double Apply(double x) => 1 / (1 + Math.Exp(-x));

    protected override double Bound(double x, double y) => Rounding.Ulps(8 + (2 * Math.Min(Math.Abs(x), 128)), y);
}
