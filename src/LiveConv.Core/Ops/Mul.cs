using LiveConv.Reference;

namespace LiveConv.Ops;

/// <summary>a · b, with broadcasting. Integers wrap around.</summary>
public sealed record Mul : BinaryOp
{
    public override string Name => nameof(Mul);

    protected override bool TakesIntegers => true;

    protected override double Apply(double a, double b) => a * b;

    protected override long Apply(long a, long b) => unchecked(a * b);

    protected override double Bound(double a, double b, double y) => Rounding.Operations(1, y);
}
