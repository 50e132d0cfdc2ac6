namespace LiveConv.Ops;

/// <summary>Whether a &lt; b, with broadcasting; false where either is NaN.</summary>
public sealed record Less : ComparisonOp
{
    public override string Name => nameof(Less);

    protected override bool Holds(double a, double b) => a < b;
}
