using LiveConv.Reference;

namespace LiveConv.Ops;

/// <summary>Scale·x + Shift: gain and offset.</summary>
public sealed record Affine(float Scale = 1, float Shift = 0) : UnaryOp
{
    public override string Name => nameof(Affine);

    protected override double Apply(double x) => (Scale * x) + Shift;

    protected override double Bound(double x, double y) => Rounding.Sum(2, Math.Abs(Scale * x) + Math.Abs(Shift));
}
