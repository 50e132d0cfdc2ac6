using LiveConv.Tensors;

namespace LiveConv.Ops;

/// <summary>Whether x is infinite. Input: Float32; output: Bool.</summary>
/// <param name="DetectPositive">Whether +∞ counts.</param>
/// <param name="DetectNegative">Whether −∞ counts.</param>
public sealed record IsInf(bool DetectPositive = true, bool DetectNegative = true) : UnaryOp
{
    public override string Name => nameof(IsInf);

    public override ElementType InferType(ReadOnlySpan<ElementType> inputs) =>
        inputs[0] == ElementType.Float32 ? ElementType.Bool : throw new ShapeException($"{Name} takes Float32, not {inputs[0]}");

    protected override double Apply(double x) => (DetectPositive && double.IsPositiveInfinity(x)) || (DetectNegative && double.IsNegativeInfinity(x)) ? 1 : 0;

    protected override double Bound(double x, double y) => 0;
}
