using LiveConv.Reference;

namespace LiveConv.Ops;

/// <summary>Inverse hyperbolic sine.</summary>
/// <remarks>
/// Bound: as ±ln(|x| + √(x² + 1)), whose argument is good to 14u (√ as 5 ULP, three roundings), and ln by the Vulkan precision
/// table. The error is absolute, 2⁻²¹ near 0. Squares must fit float32: |x| below 10¹⁹.
/// </remarks>
public sealed record Asinh : UnaryOp
{
    public override string Name => nameof(Asinh);

    protected override double Apply(double x) => Math.Asinh(x);

    protected override double Bound(double x, double y)
    {
        if (!double.IsFinite(x)) return 0;
        if (Math.Abs(x) > 1e19) return Precision.Anything;
        return (14 * Rounding.Unit) + Precision.Log(Math.Abs(x) + Math.Sqrt((x * x) + 1), y);
    }
}
