using LiveConv.Reference;
using LiveConv.Tensors;

namespace LiveConv.Ops;

/// <summary>
/// Whole numbers in place of values: y = round(x/scale) + zero point, halves to the even number, kept within Low … High. Exact, with the
/// quotient rounded to float32 first, as ONNX prescribes for float32 values.
/// </summary>
/// <param name="Axis">The axis along which the scales differ, counted from 0.</param>
/// <param name="Low">The smallest number of the target type: 0 for uint8, −128 for int8.</param>
/// <param name="High">The largest: 255, 127.</param>
public sealed record QuantizeLinear(int Axis, long Low, long High) : QuantizationOp(Axis)
{
    public override string Name => nameof(QuantizeLinear);

    public override ElementType InferType(ReadOnlySpan<ElementType> inputs) =>
        inputs is [not ElementType.Bool, ElementType.Float32] or [not ElementType.Bool, ElementType.Float32, ElementType.Int64]
            ? ElementType.Int64
            : throw new ShapeException("QuantizeLinear needs numbers, a scale of Float32 and a zero point of Int64");

    public override void Evaluate(ReadOnlySpan<Tensor> inputs, ReferenceOutput output)
    {
        var (x, scale) = (inputs[0], inputs[1]);
        for (var i = 0; i < x.Shape.Count; i++)
        {
            var s = ScaleIndex(x.Shape, scale.Shape, i);
            var quotient = (float)x.Value(i) / scale.Data[s];
            var zero = inputs.Length == 3 ? inputs[2].Integers[s] : 0;
            output.SetExact(i, float.IsNaN(quotient) ? zero : Math.Clamp(Math.Round((double)quotient, MidpointRounding.ToEven) + zero, Low, High));
        }
    }
}
