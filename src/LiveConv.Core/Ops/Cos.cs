using LiveConv.Reference;

namespace LiveConv.Ops;

/// <summary>Cosine of an angle in radians.</summary>
/// <remarks>
/// Bound: 2⁻¹¹ from −π to π (Vulkan precision table); beyond, bringing x there moves it by 4u|x| at most.
/// </remarks>
public sealed record Cos : UnaryOp
{
    public override string Name => nameof(Cos);

    protected override double Apply(double x) => Math.Cos(x);

    protected override double Bound(double x, double y) => Precision.Sine(x);
}
