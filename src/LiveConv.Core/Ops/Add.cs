using LiveConv.Reference;

namespace LiveConv.Ops;

/// <summary>a + b.</summary>
public sealed record Add : BinaryOp
{
    public override string Name => nameof(Add);

    protected override double Apply(double a, double b) => a + b;

    protected override double Bound(double a, double b, double y) => Rounding.Operations(1, y);
}
