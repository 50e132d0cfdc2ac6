using LiveConv.Reference;
using LiveConv.Tensors;

namespace LiveConv.Ops;

/// <summary>The p-norm of each window: (Σ|x|ᵖ)^(1/p); padding counts as 0. 1 is the sum of magnitudes, 2 the length.</summary>
/// <remarks>
/// Bound: powers by multiplication are off by p − 1 roundings, the sum of n of them by n more; the root divides that by p and adds
/// its own error (√ for 2, exp2(log2(s)/p) for others). Powers below 2⁻¹²⁶ may be flushed to 0: n of them change the root of
/// the sum by at most (n·2⁻¹²⁶)^(1/p).
/// </remarks>
/// <param name="P">The exponent, at least 1.</param>
public sealed record LpPool2D(int P) : SummaryPoolOp
{
    public override string Name => nameof(LpPool2D);

    public override Shape InferShape(ReadOnlySpan<Shape> inputs) => P >= 1
        ? base.InferShape(inputs)
        : throw new ShapeException($"LpPool2D has the exponent {P}; it must be at least 1");

    protected override (double Value, double Bound) Summarise(IReadOnlyList<float> window, int padded)
    {
        double sum = 0;
        foreach (var value in window) sum += Math.Pow(Math.Abs(value), P);
        var norm = P switch { 1 => sum, 2 => Math.Sqrt(sum), _ => Math.Pow(sum, 1.0 / P) };
        var root = P switch { 1 => 0, 2 => Precision.Sqrt(sum, norm), _ => Precision.Pow(sum, 1.0 / P, norm) };
        var carried = 2 * (window.Count + P) * Rounding.Unit * norm / P;
        return (norm, sum > float.MaxValue ? Precision.Anything : carried + root + Flushed(window.Count));
    }

    private double Flushed(int count) => Math.Pow((count + 1) * P * Rounding.Smallest, 1.0 / P);
}
