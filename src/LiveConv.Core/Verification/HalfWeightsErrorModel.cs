using LiveConv.Ops;
using LiveConv.Reference;
using LiveConv.Tensors;

namespace LiveConv.Verification;

/// <summary>
/// The bound of a convolution that sums in float32, in any order, with weights rounded to halves of full precision (scaled by powers of two so
/// that none is subnormal): each product is off by 2⁻¹¹ of itself besides, so |v − r| ≤ ((n + 2)·u·(1 + 2⁻¹¹) + 2⁻¹¹)·Σ|x·w|.
/// </summary>
public sealed class HalfWeightsErrorModel : ErrorModel
{
    public override void Evaluate(Op op, Tensor[] inputs, ReferenceOutput output)
    {
        ArgumentNullException.ThrowIfNull(output);
        var conv = (Conv2D)op;
        (conv with { Activation = Activation.None }).Evaluate(inputs, output);
        for (var i = 0; i < output.Values.Length; i++)
        {
            var (value, bound) = Finish(conv, inputs, output.Values[i], output.Bounds[i]);
            output.Set(i, value, bound);
        }
    }

    public override (double Value, double Bound)? EvaluateElement(Op op, Tensor[] inputs, Shape output, int index)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        var conv = (Conv2D)op;
        var (sum, bound) = ConvolutionTerms.Evaluate(conv with { Activation = Activation.None }, inputs, output, index);
        return Finish(conv, inputs, sum, bound);
    }

    // The direct bound is (n + 2)·u·m: what the weights add is a multiple of it.
    private static (double Value, double Bound) Finish(Conv2D op, Tensor[] inputs, double sum, double direct)
    {
        var weights = inputs[1].Shape;
        var terms = (weights.C * weights.H * weights.W) + Math.Max(0, inputs.Length - 2);
        var factor = 1 + HalfStorageErrorModel.Unit + (HalfStorageErrorModel.Unit / ((terms + 2) * Rounding.Unit));
        return (op.Activation.Apply(sum), op.Activation.Bound(sum, direct * factor));
    }
}
