using LiveConv.Reference;

namespace LiveConv.Ops;

/// <summary>Tangent of an angle in radians.</summary>
/// <remarks>
/// Bound: the quotient of a sine and a cosine, each off by 2⁻¹¹ + 4u|x| (see <see cref="Sin"/>), and a division of 2.5 ULP; none
/// where the cosine may be 0.
/// </remarks>
public sealed record Tan : UnaryOp
{
    public override string Name => nameof(Tan);

    protected override double Apply(double x) => Math.Tan(x);

    protected override double Bound(double x, double y)
    {
        var (sine, cosine, error) = (Math.Abs(Math.Sin(x)), Math.Abs(Math.Cos(x)), Precision.Sine(x));
        return cosine <= error ? Precision.Anything : (error * (sine + cosine) / (cosine * (cosine - error))) + Rounding.Ulps(2.5, y);
    }
}
