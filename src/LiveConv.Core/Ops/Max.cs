namespace LiveConv.Ops;

/// <summary>The larger of a and b, with broadcasting; NaN if either is. Exact.</summary>
public sealed record Max : BinaryOp
{
    public override string Name => nameof(Max);

    protected override bool TakesIntegers => true;

    protected override double Apply(double a, double b) => Math.Max(a, b);

    protected override long Apply(long a, long b) => Math.Max(a, b);

    protected override double Bound(double a, double b, double y) => 0;
}
