namespace LiveConv.Ops;

/// <summary>The nearest value in [Low, High]; exact. NaN stays NaN.</summary>
public sealed record Clamp(float Low, float High) : UnaryOp
{
    public override string Name => nameof(Clamp);

    protected override double Apply(double x) => double.IsNaN(x) ? x : Math.Min(Math.Max(x, Low), High);

    protected override double Bound(double x, double y) => 0;
}
