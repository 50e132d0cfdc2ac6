namespace LiveConv.Ops;

/// <summary>Whether a = b, with broadcasting; false where either is NaN.</summary>
public sealed record Equal : ComparisonOp
{
    public override string Name => nameof(Equal);

    protected override bool AllowsTruthValues => true;

protected override bool Holds(double a, double b) => a == b;
}
