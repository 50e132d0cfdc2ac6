using LiveConv.Tensors;

namespace LiveConv.Ops;

/// <summary>Repeats axes of size 1, and adds axes in front, as broadcasting does; exact. Output: input and Target broadcast together.</summary>
/// <param name="Target">The shape to repeat to; a 1 in it leaves the input's size.</param>
public sealed record Expand(Shape Target) : AxisMovementOp
{
    public override string Name => nameof(Expand);

    public override Shape InferShape(ReadOnlySpan<Shape> inputs)
    {
        RequireInputs(inputs, 1, 1);
        return Broadcast.Together(Name, inputs[0], Target);
    }

    public override int Offset(Shape input, Shape output, int axis, int position)
    {
        var own = axis - (output.Rank - input.Rank);
        return own < 0 || input[own] == 1 ? 0 : position * input.Stride(own);
    }
}
