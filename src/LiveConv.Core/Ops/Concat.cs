using LiveConv.Reference;
using LiveConv.Tensors;

namespace LiveConv.Ops;

/// <summary>Joins its inputs along one axis, in order; exact. Inputs: one or more, equal in all other axes.</summary>
/// <param name="Axis">Counted from 0; 1 stacks the channels of feature maps.</param>
public sealed record Concat(int Axis) : MovementOp
{
    public override string Name => nameof(Concat);

    public override Shape InferShape(ReadOnlySpan<Shape> inputs)
    {
        RequireInputs(inputs, 1, int.MaxValue);
        var first = inputs[0];
        RequireAxis(Axis, first);
        var sizes = first.Sizes.ToArray();
        foreach (var shape in inputs[1..])
        {
            if (!DiffersInAxisOnly(first, shape)) throw new ShapeException($"Concat needs inputs that differ in axis {Axis} only, not {first} and {shape}");
            if ((long)sizes[Axis] + shape[Axis] > int.MaxValue) throw new ShapeException($"Concat along axis {Axis} makes more than {int.MaxValue} elements");
            sizes[Axis] += shape[Axis];
        }

        return new Shape(sizes);
    }

    public override void Evaluate(ReadOnlySpan<Tensor> inputs, ReferenceOutput output)
    {
        // Before the axis: the outer index. From the axis on: one piece of each input.
        var outer = 1;
        for (var axis = 0; axis < Axis; axis++) outer *= output.Shape[axis];
        var index = 0;
        for (var o = 0; o < outer; o++)
        {
            foreach (var x in inputs)
            {
                var piece = x.Shape.Count / outer;
                for (var i = 0; i < piece; i++) output.SetExact(index++, x.Value((o * piece) + i));
            }
        }
    }

    private bool DiffersInAxisOnly(Shape a, Shape b)
    {
        if (a.Rank != b.Rank) return false;
        for (var axis = 0; axis < a.Rank; axis++)
        {
            if (axis != Axis && a[axis] != b[axis]) return false;
        }

        return true;
    }
}
