using LiveConv.Reference;
using LiveConv.Tensors;

namespace LiveConv.Ops;

/// <summary>
/// scale·(x − mean)/√(variance + Epsilon) + bias for each channel, with the statistics of the training. Inputs: x of N×C×…, then scale,
/// bias, mean and variance of C values each. Output: the shape of x. (ONNX BatchNormalization, inference.)
/// </summary>
/// <remarks>
/// Bound, for a kernel that computes either that formula or x·s + (bias − mean·s) with s = scale/√(variance + Epsilon): √ as 5 ULP
/// (see <see cref="Precision.Sqrt"/>), a division of 2.5 ULP and the rounding of the sum below the root make s good to 17u, as an ULP
/// is at most 2u of a value; the rest is a sum of three products (Higham) whose magnitudes are |x·s|, |mean·s| and |bias|.
/// </remarks>
/// <param name="Epsilon">Added to the variance; in squared units of x.</param>
public sealed record BatchNormalization(float Epsilon = 1e-5f) : Op
{
    private const int ScaleRoundings = 17;

    public override string Name => nameof(BatchNormalization);

    public override Shape InferShape(ReadOnlySpan<Shape> inputs)
    {
        RequireInputs(inputs, 5, 5);
        if (inputs[0].Rank < 2) throw new ShapeException($"{Name} needs N×C×…, not {inputs[0]}");
        foreach (var parameter in inputs[1..])
        {
            if (parameter.Rank != 1 || parameter.Count != inputs[0][1])
                throw new ShapeException($"{Name} needs scale, bias, mean and variance of {Amount.Of(inputs[0][1], "value")}, one for each channel, not {parameter}");
        }

        return inputs[0];
    }

    public override void Evaluate(ReadOnlySpan<Tensor> inputs, ReferenceOutput output)
    {
        var x = inputs[0];
        var (scale, bias, mean, variance) = (inputs[1].Data, inputs[2].Data, inputs[3].Data, inputs[4].Data);
        var channels = x.Shape[1];
        var size = x.Shape.Count / Math.Max(1, x.Shape[0] * channels);
        for (var i = 0; i < x.Shape.Count; i++)
        {
            var c = i / size % channels;
            var s = scale[c] / Math.Sqrt((double)variance[c] + Epsilon);
            var product = (Math.Abs(x.Data[i]) + Math.Abs(mean[c])) * Math.Abs(s);
            output.Set(
                i,
                ((x.Data[i] - (double)mean[c]) * s) + bias[c],
                Rounding.Sum(3, product + Math.Abs(bias[c])) + (ScaleRoundings * Rounding.Unit * product));
        }
    }
}
