using LiveConv.Tensors;

namespace LiveConv.Ops;

/// <summary>True for false, false for true. Input and output: Bool.</summary>
public sealed record Not : UnaryOp
{
    public override string Name => nameof(Not);

    public override ElementType InferType(ReadOnlySpan<ElementType> inputs) =>
        inputs[0] == ElementType.Bool ? ElementType.Bool : throw new ShapeException($"{Name} takes truth values, not {inputs[0]}");

    protected override double Apply(double x) => x == 0 ? 1 : 0;

    protected override double Bound(double x, double y) => 0;
}
