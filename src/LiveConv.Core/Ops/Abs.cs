namespace LiveConv.Ops;

/// <summary>Absolute value.</summary>
public sealed record Abs : UnaryOp
{
    public override string Name => nameof(Abs);

    protected override double Apply(double x) => Math.Abs(x);

    protected override double Bound(double x, double y) => 0;
}
