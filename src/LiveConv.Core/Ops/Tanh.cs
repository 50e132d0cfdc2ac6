using LiveConv.Reference;

namespace LiveConv.Ops;

/// <summary>Hyperbolic tangent.</summary>
public sealed record Tanh : UnaryOp
{
    public override string Name => nameof(Tanh);

    protected override double Apply(double x) => Math.Tanh(x);

    protected override double Bound(double x, double y) => Rounding.Ulps(8 + (4 * Math.Min(Math.Abs(x), 16)), y);
}
