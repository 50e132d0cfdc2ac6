using System.Collections.Immutable;
using LiveConv.Tensors;

namespace LiveConv.Ops;

/// <summary>Adds elements before and after each axis, or takes some away; exact.</summary>
/// <param name="Before">For each axis how many come before its first element; negative numbers crop.</param>
/// <param name="After">For each axis how many come after its last element; negative numbers crop.</param>
/// <param name="Mode">Where they come from.</param>
/// <param name="Value">What they are in <see cref="PadMode.Constant"/>.</param>
public sealed record Pad(ImmutableArray<int> Before, ImmutableArray<int> After, PadMode Mode = PadMode.Constant, float Value = 0) : AxisMovementOp
{
    public override string Name => nameof(Pad);

    public override float Fill => Value;

    public override Shape InferShape(ReadOnlySpan<Shape> inputs)
    {
        RequireInputs(inputs, 1, 1);
        var x = inputs[0];
        if (Before.Length != x.Rank || After.Length != x.Rank) throw new ShapeException($"Pad is made for {Amount.Of(Before.Length, "axis", "axes")}, but the input is {x}");
        var sizes = new int[x.Rank];
        for (var axis = 0; axis < sizes.Length; axis++)
        {
            var size = (long)x[axis] + Before[axis] + After[axis];
            if (size is < 0 or > int.MaxValue)
                throw new ShapeException($"Pad of {Before[axis]} before and {After[axis]} after makes axis {axis} of {x} {size} long");
            if (x[axis] == 0 && size > 0 && Mode != PadMode.Constant) throw new ShapeException($"Pad can't continue axis {axis} of {x}, which has no elements");
            sizes[axis] = (int)size;
        }

        return new Shape(sizes);
    }

    public override int Offset(Shape input, Shape output, int axis, int position)
    {
        var place = Place(position - Before[axis], input[axis]);
        return place < 0 ? -1 : place * input.Stride(axis);
    }

    /// <summary>The element that stands at a place which may lie outside; −1 for the fill value.</summary>
    private int Place(int place, int size)
    {
        if ((uint)place < (uint)size) return place;
        return Mode switch
        {
            PadMode.Reflect => Border.Map(place, size, BorderMode.Reflect),
            PadMode.Edge => Border.Map(place, size, BorderMode.Replicate),
            PadMode.Wrap => ((place % size) + size) % size,
            _ => -1,
        };
    }
}
