using LiveConv.Reference;
using LiveConv.Tensors;

namespace LiveConv.Ops;

/// <summary>Values in place of whole numbers: y = (x − zero point)·scale. Bound: one product, and a difference that float32 may round.</summary>
/// <param name="Axis">The axis along which the scales differ, counted from 0.</param>
public sealed record DequantizeLinear(int Axis) : QuantizationOp(Axis)
{
    public override string Name => nameof(DequantizeLinear);

    public override ElementType InferType(ReadOnlySpan<ElementType> inputs) =>
        inputs is [ElementType.Int64, ElementType.Float32] or [ElementType.Int64, ElementType.Float32, ElementType.Int64]
            ? ElementType.Float32
            : throw new ShapeException("DequantizeLinear needs whole numbers, a scale of Float32 and a zero point of Int64");

    public override void Evaluate(ReadOnlySpan<Tensor> inputs, ReferenceOutput output)
    {
        var (x, scale) = (inputs[0], inputs[1]);
        for (var i = 0; i < x.Shape.Count; i++)
        {
            var s = ScaleIndex(x.Shape, scale.Shape, i);
            var zero = inputs.Length == 3 ? inputs[2].Integers[s] : 0;
            var value = (double)(x.Integers[i] - zero) * scale.Data[s];
            output.Set(i, value, Rounding.Operations(2, value));
        }
    }
}
