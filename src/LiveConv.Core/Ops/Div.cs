using LiveConv.Reference;

namespace LiveConv.Ops;

/// <summary>
/// a / b, with broadcasting; ±∞ or NaN where b is 0. Integers: the quotient towards zero, 0 where b is 0.
/// Bound: 2.5 ULP (Vulkan precision table).
/// </summary>
public sealed record Div : BinaryOp
{
    public override string Name => nameof(Div);

    protected override bool TakesIntegers => true;

    protected override double Apply(double a, double b) => a / b;

    protected override long Apply(long a, long b) => b switch { 0 => 0, -1 => unchecked(-a), _ => a / b };

    protected override double Bound(double a, double b, double y) => Precision.Division(a, b, y);
}
