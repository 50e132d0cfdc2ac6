using LiveConv.Tensors;

namespace LiveConv.Ops;

/// <summary>The values of the K largest elements along an axis.</summary>
/// <param name="K">How many.</param>
/// <param name="Axis">The axis, counted from 0.</param>
public sealed record TopK(int K, int Axis) : TopKOp(K, Axis)
{
    public override string Name => nameof(TopK);

    public override ElementType InferType(ReadOnlySpan<ElementType> inputs)
    {
        RequireNumbers(inputs);
        return inputs[0];
    }

    protected override double Result(int position, double value) => value;
}
