using LiveConv.Reference;

namespace LiveConv.Ops;

/// <summary>The smallest whole number that isn't below x. Exact, but a subnormal above 0 may count as 0 (GLSL 4.7.1).</summary>
public sealed record Ceil : UnaryOp
{
    public override string Name => nameof(Ceil);

    protected override double Apply(double x) => Math.Ceiling(x);

    protected override double Bound(double x, double y) => double.IsFinite(x) ? Math.Abs(Apply(Precision.Flush(x)) - y) : 0;
}
