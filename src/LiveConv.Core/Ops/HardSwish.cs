using LiveConv.Reference;

namespace LiveConv.Ops;

/// <summary>x·min(1, max(0, x/6 + ½)).</summary>
/// <remarks>
/// Bound: a division of 2.5 ULP (at most 5u of its result) and a sum, times |x|, where that can reach the line between the
/// limits; and a product.
/// </remarks>
public sealed record HardSwish : UnaryOp
{
    public override string Name => nameof(HardSwish);

    protected override double Apply(double x) => x * Math.Max(0, Math.Min(1, (x / 6) + 0.5));

    protected override double Bound(double x, double y)
    {
        var (line, error) = ((x / 6) + 0.5, Rounding.Sum(2, Math.Abs(x / 6) + 0.5) + (5 * Rounding.Unit * Math.Abs(x / 6)));
        var limited = double.IsInfinity(x) || line - error >= 1 || line + error <= 0;
        return (limited ? 0 : Math.Abs(x) * error) + Rounding.Operations(1, y);
    }
}
