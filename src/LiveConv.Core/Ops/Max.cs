namespace LiveConv.Ops;

/// <summary>The larger of a and b; NaN if either is.</summary>
public sealed record Max : BinaryOp
{
    public override string Name => nameof(Max);

    protected override double Apply(double a, double b) => Math.Max(a, b);

    protected override double Bound(double a, double b, double y) => 0;
}
