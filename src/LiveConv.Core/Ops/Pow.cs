using LiveConv.Reference;
using LiveConv.Tensors;

namespace LiveConv.Ops;

/// <summary>
/// aᵇ, with broadcasting; IEEE's pow: NaN for a negative base unless the exponent is whole, 1 for the exponent 0.
/// The output has the type of the base; the exponent may have the other one.
/// </summary>
/// <remarks>
/// Bound: exp2(b·log2 |a|) by the Vulkan precision table, see <see cref="Precision.Pow"/>. GLSL's pow is undefined for a ≤ 0: a
/// kernel computes |a|ᵇ, negates it for odd b, and chooses 0, ∞ and NaN itself.
/// </remarks>
public sealed record Pow : BinaryOp
{
    public override string Name => nameof(Pow);

    protected override bool TakesIntegers => true;

    public override ElementType InferType(ReadOnlySpan<ElementType> inputs) =>
        inputs.Contains(ElementType.Bool) ? throw new ShapeException($"{Name} takes numbers, not {ElementType.Bool}") : inputs[0];

    protected override double Apply(double a, double b) => Math.Pow(a, b);

    protected override long Apply(long a, long b)
    {
        if (b < 0) return a switch { 1 => 1, -1 => long.IsOddInteger(b) ? -1 : 1, _ => 0 };
        var result = 1L;
        for (; b > 0; b >>= 1)
        {
            if ((b & 1) == 1) result = unchecked(result * a);
            a = unchecked(a * a);
        }

        return result;
    }

    protected override double Bound(double a, double b, double y) => Precision.Pow(a, b, y);
}
