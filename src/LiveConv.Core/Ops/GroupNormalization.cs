using LiveConv.Tensors;

namespace LiveConv.Ops;

/// <summary>Groups of channels of each picture by their mean and variance. Inputs: x of N×C×…, scale and bias of C values each.</summary>
/// <param name="Groups">Number of groups; divides C.</param>
/// <param name="Epsilon">Added to the variance; in squared units of x.</param>
public sealed record GroupNormalization(int Groups, float Epsilon = 1e-5f) : MomentNormalizationOp(Epsilon)
{
    public override string Name => nameof(GroupNormalization);

    public override Shape InferShape(ReadOnlySpan<Shape> inputs)
    {
        RequireChannels(inputs);
        return Groups >= 1 && inputs[0][1] % Groups == 0
            ? inputs[0]
            : throw new ShapeException($"{Name} can't split the {Amount.Of(inputs[0][1], "channel")} of {inputs[0]} into {Amount.Of(Groups, "group")}");
    }

    public override int GroupSize(Shape x) => x.Count / Math.Max(1, x[0] * Groups);

    public override Shape ParameterShape(Shape x, Shape parameter) => Channels(x);
}
