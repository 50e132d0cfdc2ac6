namespace LiveConv.Ops;

/// <summary>−x. Exact.</summary>
public sealed record Neg : UnaryOp
{
    public override string Name => nameof(Neg);

    protected override bool TakesIntegers => true;

    protected override double Apply(double x) => -x;

    protected override long Apply(long x) => unchecked(-x);

    protected override double Bound(double x, double y) => 0;
}
