using LiveConv.Reference;

namespace LiveConv.Ops;

/// <summary>αx + β, held within 0…1.</summary>
/// <remarks>
/// Bound: a sum of two products; 0 where that can't reach the line between the limits.
/// </remarks>
public sealed record HardSigmoid(float Alpha = 0.2f, float Beta = 0.5f) : UnaryOp
{
    public override string Name => nameof(HardSigmoid);

    protected override double Apply(double x) => Math.Max(0, Math.Min(1, (Alpha * x) + Beta));

    protected override double Bound(double x, double y)
    {
        var (line, error) = ((Alpha * x) + Beta, Rounding.Sum(2, Math.Abs(Alpha * x) + Math.Abs(Beta)));
        return double.IsInfinity(line) || line - error >= 1 || line + error <= 0 ? 0 : error;
    }
}
