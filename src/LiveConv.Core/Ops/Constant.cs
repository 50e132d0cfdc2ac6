using LiveConv.Reference;
using LiveConv.Tensors;

namespace LiveConv.Ops;

/// <summary>Values fixed when the graph is built: weights, a bias, a template.</summary>
public sealed record Constant(Tensor Value) : Op
{
    public override string Name => nameof(Constant);

    public override Shape InferShape(ReadOnlySpan<Shape> inputs)
    {
        RequireInputs(inputs, 0, 0);
        return Value.Shape;
    }

    public override ElementType InferType(ReadOnlySpan<ElementType> inputs) => Value.Type;

    public override void Evaluate(ReadOnlySpan<Tensor> inputs, ReferenceOutput output)
    {
        for (var i = 0; i < Value.Shape.Count; i++) output.SetExact(i, Value.Value(i));
    }
}
