using LiveConv.Tensors;

namespace LiveConv.Ops;

/// <summary>An op whose output holds nothing but copies of input elements, and perhaps a fill value. Exact, for elements of any type.</summary>
public abstract record MovementOp : Op
{
    public override ElementType InferType(ReadOnlySpan<ElementType> inputs)
    {
        foreach (var type in inputs)
        {
            if (type != inputs[0]) throw new ShapeException($"{Name} needs inputs of one type, not {inputs[0]} and {type}");
        }

        return inputs.Length > 0 ? inputs[0] : ElementType.Float32;
    }

    /// <summary>Throws unless the axis is one of the shape's.</summary>
    protected void RequireAxis(int axis, Shape shape)
    {
        if (axis < 0 || axis >= shape.Rank) throw new ShapeException($"{Name} works on axis {axis}, but {shape} has {Amount.Of(shape.Rank, "axis", "axes")}, counted from 0");
    }
}
