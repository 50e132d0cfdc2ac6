namespace LiveConv.Ops;

/// <summary>x where x > α, 0 elsewhere. Exact.</summary>
/// <param name="Alpha">The threshold.</param>
public sealed record ThresholdedRelu(float Alpha = 1) : UnaryOp
{
    public override string Name => nameof(ThresholdedRelu);

    protected override double Apply(double x) => x > Alpha ? x : 0;

    protected override double Bound(double x, double y) => 0;
}
