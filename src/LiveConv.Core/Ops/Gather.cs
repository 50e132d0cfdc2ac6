using LiveConv.Reference;
using LiveConv.Tensors;

namespace LiveConv.Ops;

/// <summary>
/// Takes slices along an axis by their numbers: y[i…, k…, j…] = data[i…, indices[k…], j…]; exact. Inputs: data of any type,
/// indices of whole numbers, where negative ones count from the end. Output: data's shape with the axis replaced by the indices' axes.
/// </summary>
/// <param name="Axis">The axis of data, counted from 0.</param>
public sealed record Gather(int Axis) : MovementOp
{
    public override string Name => nameof(Gather);

    public override ElementType InferType(ReadOnlySpan<ElementType> inputs)
    {
        if (inputs.Length == 2 && inputs[1] != ElementType.Int64) throw new ShapeException($"Gather needs indices of whole numbers, not {inputs[1]}");
        return inputs[0];
    }

    public override Shape InferShape(ReadOnlySpan<Shape> inputs)
    {
        RequireInputs(inputs, 2, 2);
        var (data, indices) = (inputs[0], inputs[1]);
        RequireAxis(Axis, data);
        return new Shape([.. data.Sizes[..Axis], .. indices.Sizes, .. data.Sizes[(Axis + 1)..]]);
    }

    /// <exception cref="InvalidDataException">An index lies outside the axis.</exception>
    public override void Evaluate(ReadOnlySpan<Tensor> inputs, ReferenceOutput output)
    {
        var (data, indices) = (inputs[0], inputs[1]);
        var (size, inner) = (data.Shape[Axis], data.Shape.Stride(Axis));
        var outer = new Shape(data.Shape.Sizes[..Axis]).Count;
        var index = 0;
        for (var o = 0; o < outer; o++)
        for (var k = 0; k < indices.Shape.Count; k++)
        {
            var place = Place(indices.Integers[k], size);
            for (var i = 0; i < inner; i++) output.SetExact(index++, data.Value((((o * size) + place) * inner) + i));
        }
    }

    /// <summary>The place that an index means: negative ones count from the end.</summary>
    /// <exception cref="InvalidDataException">The index lies outside the axis.</exception>
    public static int Place(long index, int size) => index >= -size && index < size
        ? (int)(index < 0 ? index + size : index)
        : throw new InvalidDataException($"Gather got the index {index} for an axis of size {size}");
}
