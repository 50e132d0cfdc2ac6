using LiveConv.Reference;

namespace LiveConv.Ops;

/// <summary>ln(1 + eˣ), computed as max(0, x) + ln(1 + e^−|x|), which doesn't overflow.</summary>
/// <remarks>
/// Bound: exp by the Vulkan precision table and the sum's rounding, neither of which ln spreads above 1; ln itself 2⁻²¹, as its
/// argument is from 1 to 2; the last sum. The error is absolute: GLSL has no ln(1 + x), so small results have few digits.
/// </remarks>
public sealed record Softplus : UnaryOp
{
    public override string Name => nameof(Softplus);

    protected override double Apply(double x) => Math.Max(0, x) + Math.Log(1 + Math.Exp(-Math.Abs(x)));

    protected override double Bound(double x, double y) => Precision.Exp(x, Math.Exp(-Math.Abs(x))) + Rounding.Unit + Precision.Log(1, 0) + Rounding.Operations(1, y);
}
