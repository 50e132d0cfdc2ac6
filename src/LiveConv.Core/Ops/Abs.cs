namespace LiveConv.Ops;

/// <summary>Absolute value. Exact.</summary>
public sealed record Abs : UnaryOp
{
    public override string Name => nameof(Abs);

    protected override bool TakesIntegers => true;

    protected override double Apply(double x) => Math.Abs(x);

    protected override long Apply(long x) => x < 0 ? unchecked(-x) : x;

    protected override double Bound(double x, double y) => 0;
}
