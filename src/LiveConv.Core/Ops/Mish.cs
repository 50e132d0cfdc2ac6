using LiveConv.Reference;

namespace LiveConv.Ops;

/// <summary>x·tanh(ln(1 + eˣ)), which is x·n/(n + 2) with n = eˣ(eˣ + 2).</summary>
/// <remarks>
/// Bound, for a kernel that computes n/(n + 2): n moves by twice the relative error of exp, 2·2u·(3 + 2|x|), an ULP being at most 2u
/// of a value; n/(n + 2) moves no more than n; four roundings and a division of 2.5 ULP are at most 9u. Together (21 + 8|x|)u, and an
/// ULP is at least u of a value. A flushed power takes 2⁻¹²⁶ from the factor. Above 20 the factor is 1 in float32, before n overflows.
/// </remarks>
public sealed record Mish : UnaryOp
{
    public override string Name => nameof(Mish);

    private static double Times(double power) => power * (power + 2) / ((power * (power + 2)) + 2);

    protected override double Apply(double x) => x > 40 ? x : x * Times(Math.Exp(x));

    protected override double Bound(double x, double y) => Rounding.Ulps(21 + (8 * Math.Min(Math.Abs(x), 128)), y) + (x < 0 ? -x * Rounding.Smallest : 0);
}
