namespace LiveConv.Ops;

/// <summary>Rectified linear unit: max(0, x). NaN stays NaN.</summary>
public sealed record Relu : UnaryOp
{
    public override string Name => nameof(Relu);

    protected override double Apply(double x) => double.IsNaN(x) ? x : Math.Max(0, x);

    protected override double Bound(double x, double y) => 0;
}
