using LiveConv.Reference;

namespace LiveConv.Ops;

/// <summary>−1, 0 or 1; NaN stays NaN. Exact, but a subnormal may count as 0 (GLSL 4.7.1).</summary>
public sealed record Sign : UnaryOp
{
    public override string Name => nameof(Sign);

    protected override bool TakesIntegers => true;

    protected override double Apply(double x) => double.IsNaN(x) ? x : Math.Sign(x);

    protected override long Apply(long x) => Math.Sign(x);

    protected override double Bound(double x, double y) => double.IsNaN(x) ? 0 : Math.Abs(Apply(Precision.Flush(x)) - y);
}
