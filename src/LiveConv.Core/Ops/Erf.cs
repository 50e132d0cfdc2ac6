using LiveConv.Reference;

namespace LiveConv.Ops;

/// <summary>The error function 2/√π·∫₀ˣ e^(−t²) dt.</summary>
/// <remarks>
/// GLSL has no erf. Bound: 8 ULP, which a float32 kernel meets so: below 1 the Taylor series 2/√π·Σ(−1)ⁿx²ⁿ⁺¹/(n!(2n+1))
/// (Abramowitz–Stegun 7.1.5) up to n = 9, whose magnitudes add up to twice the result, so that its roundings stay below 5 ULP;
/// from 1 on 1 − e^P(x), where the polynomial P fits ln erfc to 10⁻⁶: erfc(1) = 0.157, so the 3 + 2|P| ULP of exp (Vulkan
/// precision table) are below 2 ULP of the result, and fall fast. 7.1.26, with its 1.5·10⁻⁷ everywhere, has no relative accuracy
/// near 0.
/// </remarks>
public sealed record Erf : UnaryOp
{
    public override string Name => nameof(Erf);

    protected override double Apply(double x) => ErrorFunction.Erf(x);

    protected override double Bound(double x, double y) => Rounding.Ulps(8, y);
}
