using LiveConv.Tensors;

namespace LiveConv.Ops;

/// <summary>Whether x is not a number. Input: Float32; output: Bool.</summary>
public sealed record IsNaN : UnaryOp
{
    public override string Name => nameof(IsNaN);

    public override ElementType InferType(ReadOnlySpan<ElementType> inputs) =>
        inputs[0] == ElementType.Float32 ? ElementType.Bool : throw new ShapeException($"{Name} takes Float32, not {inputs[0]}");

    protected override double Apply(double x) => double.IsNaN(x) ? 1 : 0;

    protected override double Bound(double x, double y) => 0;
}
