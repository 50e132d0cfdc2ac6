namespace LiveConv.Ops;

/// <summary>Whether a ≥ b, with broadcasting; false where either is NaN.</summary>
public sealed record GreaterOrEqual : ComparisonOp
{
    public override string Name => nameof(GreaterOrEqual);

    protected override bool Holds(double a, double b) => a >= b;
}
