using System.Collections.Immutable;
using LiveConv.Tensors;

namespace LiveConv.Ops;

/// <summary>Reorders the axes: axis k of the output is axis Permutation[k] of the input; exact.</summary>
/// <param name="Permutation">Each axis of the input once.</param>
public sealed record Transpose(ImmutableArray<int> Permutation) : AxisMovementOp
{
    public override string Name => nameof(Transpose);

    public override Shape InferShape(ReadOnlySpan<Shape> inputs)
    {
        RequireInputs(inputs, 1, 1);
        var x = inputs[0];
        if (!Permutation.Order().SequenceEqual(Enumerable.Range(0, x.Rank)))
            throw new ShapeException($"the permutation {string.Join(", ", Permutation)} doesn't name each of the {x.Rank} axes of {x} once");
        return new Shape([.. Permutation.Select(axis => x[axis])]);
    }

    public override int Offset(Shape input, Shape output, int axis, int position) => position * input.Stride(Permutation[axis]);
}
