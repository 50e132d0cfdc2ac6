using LiveConv.Tensors;

namespace LiveConv.Ops;

/// <summary>The same elements in the same order under another shape (also ONNX Flatten, Squeeze, Unsqueeze); exact.</summary>
/// <param name="Target">Shape of the output, with as many elements as the input.</param>
public sealed record Reshape(Shape Target) : AxisMovementOp
{
    public override string Name => nameof(Reshape);

    public override Shape InferShape(ReadOnlySpan<Shape> inputs)
    {
        RequireInputs(inputs, 1, 1);
        return Target.Count == inputs[0].Count
            ? Target
            : throw new ShapeException($"{inputs[0]} ({Amount.Of(inputs[0].Count, "value")}) can't be reshaped to {Target} ({Amount.Of(Target.Count, "value")})");
    }

    public override int Offset(Shape input, Shape output, int axis, int position) => position * output.Stride(axis);
}
