using LiveConv.Reference;

namespace LiveConv.Ops;

/// <summary>The largest whole number that isn't above x. Exact, but a subnormal below 0 may count as 0 (GLSL 4.7.1).</summary>
public sealed record Floor : UnaryOp
{
    public override string Name => nameof(Floor);

    protected override double Apply(double x) => Math.Floor(x);

    protected override double Bound(double x, double y) => double.IsFinite(x) ? Math.Abs(Apply(Precision.Flush(x)) - y) : 0;
}
