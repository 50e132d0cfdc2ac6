using System.Collections.Immutable;
using LiveConv.Tensors;

namespace LiveConv.Ops;

/// <summary>Of each axis takes Counts elements, from Starts on in steps of Steps; exact. Several slices are ONNX's Split.</summary>
/// <param name="Starts">The first element taken of each axis, counted from 0.</param>
/// <param name="Counts">How many are taken of each axis; the shape of the output.</param>
/// <param name="Steps">How far apart they are; negative steps go backwards.</param>
public sealed record Slice(ImmutableArray<int> Starts, ImmutableArray<int> Counts, ImmutableArray<int> Steps) : AxisMovementOp
{
    public override string Name => nameof(Slice);

    /// <summary>A slice that takes <paramref name="count"/> neighbours along one axis and all of the others.</summary>
    /// <exception cref="ShapeException">The input has no such axis.</exception>
    public static Slice Along(int axis, int start, int count, Shape input)
    {
        if (axis < 0 || axis >= input.Rank) throw new ShapeException($"Slice works on axis {axis}, but {input} has {Amount.Of(input.Rank, "axis", "axes")}, counted from 0");
        int[] counts = [.. input.Sizes];
        counts[axis] = count;
        return new Slice(
            [.. Enumerable.Range(0, input.Rank).Select(other => other == axis ? start : 0)],
            [.. counts],
            [.. Enumerable.Repeat(1, input.Rank)]);
    }

    public override Shape InferShape(ReadOnlySpan<Shape> inputs)
    {
        RequireInputs(inputs, 1, 1);
        var x = inputs[0];
        if (Starts.Length != x.Rank || Counts.Length != x.Rank || Steps.Length != x.Rank)
            throw new ShapeException($"Slice is made for {Amount.Of(Counts.Length, "axis", "axes")}, but the input is {x}");
        for (var axis = 0; axis < x.Rank; axis++)
        {
            var (first, count) = (Starts[axis], Counts[axis]);
            var last = first + ((long)(count - 1) * Steps[axis]);
            if (count < 0) throw new ShapeException($"Slice takes {count} elements of axis {axis}; it can't take fewer than 0");
            if (count > 0 && (first < 0 || first >= x[axis] || last < 0 || last >= x[axis]))
                throw new ShapeException($"Slice takes {first} to {last} of axis {axis}, but {x} has 0 to {x[axis] - 1} there");
        }

        return new Shape(Counts.AsSpan());
    }

    public override int Offset(Shape input, Shape output, int axis, int position) =>
        (Starts[axis] + (position * Steps[axis])) * input.Stride(axis);
}
