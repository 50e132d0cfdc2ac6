using LiveConv.Reference;

namespace LiveConv.Ops;

/// <summary>Length of a gradient: √(a² + b²). Bound: two squares and a sum (2 roundings), √ as 1/inversesqrt (2 + 2.5 ULP, Vulkan precision table).</summary>
public sealed record Magnitude : BinaryOp
{
    public override string Name => nameof(Magnitude);

    protected override double Apply(double a, double b) => Math.Sqrt((a * a) + (b * b));

    protected override double Bound(double a, double b, double y) => Rounding.Ulps(6, y) + Rounding.Smallest;
}
