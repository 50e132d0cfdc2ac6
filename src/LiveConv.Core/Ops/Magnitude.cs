using LiveConv.Reference;

namespace LiveConv.Ops;

/// <summary>
/// Length of a gradient: √(a² + b²), for |a| and |b| below 10¹⁹ (the squares must fit float32).
/// Bound: two squares and a sum (2 roundings), √ as 1/inversesqrt (2 + 2.5 ULP, Vulkan precision table). Squares below
/// 2⁻¹²⁶ may be flushed to 0: that takes δ = 3·2⁻¹²⁶ at most from the sum, and √S − √(S − δ) ≤ min(√δ, δ/√S) from the root.
/// </summary>
public sealed record Magnitude : BinaryOp
{
    private const double Flushed = 3 * Rounding.Smallest;

    public override string Name => nameof(Magnitude);

    protected override double Apply(double a, double b) => Math.Sqrt((a * a) + (b * b));

    protected override double Bound(double a, double b, double y) =>
        Rounding.Ulps(6, y) + Math.Min(Math.Sqrt(Flushed), Flushed / y);
}
