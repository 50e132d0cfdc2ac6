using LiveConv.Reference;

namespace LiveConv.Ops;

/// <summary>
/// x·Φ(x) with the normal distribution Φ: ½x(1 + erf(x/√2)), or with Tanh its approximation ½x(1 + tanh(√(2/π)(x +
/// 0.044715x³))).
/// </summary>
/// <remarks>
/// Bound: the argument of erf or tanh has up to 7 roundings, which move the result by 7u times the argument times the function's
/// derivative; the function itself has the error of <see cref="Erf"/> (8 ULP) or <see cref="Ops.Tanh"/>; 1 + … cancels below 0,
/// so the error is absolute, ½|x| times that; three products.
/// </remarks>
/// <param name="Tanh">Whether the approximation by tanh is meant.</param>
public sealed record Gelu(bool Tanh = false) : UnaryOp
{
    public override string Name => nameof(Gelu);

    private double Inner(double x) =>
        Tanh ? Math.Tanh(Math.Sqrt(2 / Math.PI) * (x + (0.044715 * x * x * x))) : ErrorFunction.Erf(x / Math.Sqrt(2));

    protected override double Apply(double x) => 0.5 * x * (1 + Inner(x));

    protected override double Bound(double x, double y)
    {
        if (double.IsInfinity(x)) return 0;
        var inner = Tanh ? Math.Sqrt(2 / Math.PI) * x * (1 + (0.044715 * x * x)) : x / Math.Sqrt(2);
        var slope = Tanh ? 1 - (Inner(x) * Inner(x)) : 2 / Math.Sqrt(Math.PI) * Math.Exp(-inner * inner);
        var function = Rounding.Ulps(8 + (Tanh ? 4 * Math.Min(Math.Abs(inner), 16) : 0), Inner(x));
        return (0.5 * Math.Abs(x) * (function + (7 * Rounding.Unit * Math.Abs(inner) * slope) + Rounding.Unit)) + Rounding.Operations(3, y);
    }
}
