using LiveConv.Reference;
using LiveConv.Tensors;

namespace LiveConv.Ops;

/// <summary>
/// The same values as another type; exact up to the rounding that the type asks for. Float32 to Int64 cuts off the fraction
/// (NaN gives 0, what is too large the largest), to Bool is 1 for anything but 0.
/// </summary>
/// <param name="To">Type of the output.</param>
public sealed record Cast(ElementType To) : Op
{
    public override string Name => nameof(Cast);

    public override ElementType InferType(ReadOnlySpan<ElementType> inputs) => To;

    public override Shape InferShape(ReadOnlySpan<Shape> inputs)
    {
        RequireInputs(inputs, 1, 1);
        return inputs[0];
    }

    public override void Evaluate(ReadOnlySpan<Tensor> inputs, ReferenceOutput output)
    {
        for (var i = 0; i < inputs[0].Shape.Count; i++)
        {
            var x = inputs[0].Value(i);
            output.SetExact(i, To switch
            {
                ElementType.Float32 => (float)x,
                ElementType.Bool => x != 0 ? 1 : 0,
                _ => (long)x,
            });
        }
    }
}
