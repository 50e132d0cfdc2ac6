namespace LiveConv.Ops;

/// <summary>The smaller of a and b, with broadcasting; NaN if either is. Exact.</summary>
public sealed record Min : BinaryOp
{
    public override string Name => nameof(Min);

    protected override bool TakesIntegers => true;

    protected override double Apply(double a, double b) => Math.Min(a, b);

    protected override long Apply(long a, long b) => Math.Min(a, b);

    protected override double Bound(double a, double b, double y) => 0;
}
