using LiveConv.Reference;

namespace LiveConv.Ops;

/// <summary>Natural logarithm; −∞ at 0, NaN below. Bound: 2⁻²¹ from ½ to 2, 3 ULP outside (Vulkan precision table).</summary>
public sealed record Log : UnaryOp
{
    public override string Name => nameof(Log);

    protected override double Apply(double x) => Math.Log(x);

    protected override double Bound(double x, double y) => Precision.Log(x, y);
}
