using LiveConv.Reference;

namespace LiveConv.Ops;

/// <summary>Sine of an angle in radians.</summary>
/// <remarks>
/// Bound: 2⁻¹¹ from −π to π (Vulkan precision table); beyond, bringing x there moves it by 4u|x| at most.
/// </remarks>
public sealed record Sin : UnaryOp
{
    public override string Name => nameof(Sin);

    protected override double Apply(double x) => Math.Sin(x);

    protected override double Bound(double x, double y) => Precision.Sine(x);
}
