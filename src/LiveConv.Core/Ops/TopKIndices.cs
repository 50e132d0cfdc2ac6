using LiveConv.Tensors;

namespace LiveConv.Ops;

/// <summary>The places of the K largest elements along an axis, whole numbers from 0.</summary>
/// <param name="K">How many.</param>
/// <param name="Axis">The axis, counted from 0.</param>
public sealed record TopKIndices(int K, int Axis) : TopKOp(K, Axis)
{
    public override string Name => nameof(TopKIndices);

    public override ElementType InferType(ReadOnlySpan<ElementType> inputs)
    {
        RequireNumbers(inputs);
        return ElementType.Int64;
    }

    protected override double Result(int position, double value) => position;
}
