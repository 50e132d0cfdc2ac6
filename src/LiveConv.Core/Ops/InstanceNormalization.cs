using LiveConv.Tensors;

namespace LiveConv.Ops;

/// <summary>Each channel of each picture by its own mean and variance. Inputs: x of N×C×…, scale and bias of C values. (Style transfer.)</summary>
/// <param name="Epsilon">Added to the variance; in squared units of x.</param>
public sealed record InstanceNormalization(float Epsilon = 1e-5f) : MomentNormalizationOp(Epsilon)
{
    public override string Name => nameof(InstanceNormalization);

    public override Shape InferShape(ReadOnlySpan<Shape> inputs)
    {
        RequireChannels(inputs);
        return inputs[0];
    }

    public override int GroupSize(Shape x) => x.Count / Math.Max(1, x[0] * x[1]);

    public override Shape ParameterShape(Shape x, Shape parameter) => Channels(x);
}
