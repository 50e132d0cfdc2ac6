using LiveConv.Reference;
using LiveConv.Tensors;

namespace LiveConv.Ops;

/// <summary>A place where a tensor of this shape and type enters the graph.</summary>
public sealed record Input(Shape Shape, ElementType Type = ElementType.Float32) : Op
{
    public override string Name => nameof(Input);

    public override Shape InferShape(ReadOnlySpan<Shape> inputs)
    {
        RequireInputs(inputs, 0, 0);
        return Shape;
    }

    public override ElementType InferType(ReadOnlySpan<ElementType> inputs) => Type;

    public override void Evaluate(ReadOnlySpan<Tensor> inputs, ReferenceOutput output) =>
        throw new InvalidOperationException("an input has no formula: its values are set");
}
