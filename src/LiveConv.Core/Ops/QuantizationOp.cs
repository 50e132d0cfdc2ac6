using LiveConv.Tensors;

namespace LiveConv.Ops;

/// <summary>
/// What mapping to and from whole numbers shares. Inputs: x, scale, optionally zero point, a whole number. Scale and zero point
/// have one value for all of x, or one for each place along an axis, or one for each block of places along it.
/// </summary>
/// <param name="Axis">The axis along which the scales differ, counted from 0; doesn't matter for a single scale.</param>
public abstract record QuantizationOp(int Axis) : Op
{
    /// <summary>Places along the axis that share a scale, if the scales have the rank of x; 0 for a scale for each place.</summary>
    public int BlockSize { get; init; }

    public override Shape InferShape(ReadOnlySpan<Shape> inputs)
    {
        RequireInputs(inputs, 2, 3);
        var (x, scale) = (inputs[0], inputs[1]);
        if (inputs.Length == 3 && inputs[2].Count != scale.Count) throw new ShapeException($"{Name} has scales {scale}, but zero points {inputs[2]}");
        if (scale.Count == 1) return x;
        AxisRules.Require(Name, x, Axis);
        var wanted = BlockSize > 0 ? (x[Axis] + BlockSize - 1) / BlockSize : x[Axis];
        var given = BlockSize > 0 && scale.Rank == x.Rank ? scale[Axis] : scale.Count;
        if (given != wanted || BlockSize < 0) throw new ShapeException($"{Name} needs {Amount.Of(wanted, "scale")} along axis {Axis} of {x}, not {scale}");
        return x;
    }

    /// <summary>The index of an element's scale.</summary>
    protected int ScaleIndex(Shape x, Shape scale, int index)
    {
        if (scale.Count == 1) return 0;
        var inner = x.Stride(Axis);
        var place = index / inner % x[Axis];
        if (BlockSize == 0) return place;
        var outer = index / inner / x[Axis];
        return (((outer * scale[Axis]) + (place / BlockSize)) * inner) + (index % inner);
    }
}
