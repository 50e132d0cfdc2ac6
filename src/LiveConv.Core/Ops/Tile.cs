using System.Collections.Immutable;
using LiveConv.Tensors;

namespace LiveConv.Ops;

/// <summary>Repeats the whole tensor along each axis; exact.</summary>
/// <param name="Repeats">For each axis how often, at least 0.</param>
public sealed record Tile(ImmutableArray<int> Repeats) : AxisMovementOp
{
    public override string Name => nameof(Tile);

    public override Shape InferShape(ReadOnlySpan<Shape> inputs)
    {
        RequireInputs(inputs, 1, 1);
        var x = inputs[0];
        if (Repeats.Length != x.Rank) throw new ShapeException($"Tile is made for {Amount.Of(Repeats.Length, "axis", "axes")}, but the input is {x}");
        var sizes = new int[x.Rank];
        for (var axis = 0; axis < sizes.Length; axis++)
        {
            var size = (long)x[axis] * Repeats[axis];
            if (size is < 0 or > int.MaxValue) throw new ShapeException($"Tile repeats axis {axis} of {x} {Repeats[axis]} times");
            sizes[axis] = (int)size;
        }

        return new Shape(sizes);
    }

    public override int Offset(Shape input, Shape output, int axis, int position) => position % input[axis] * input.Stride(axis);
}
