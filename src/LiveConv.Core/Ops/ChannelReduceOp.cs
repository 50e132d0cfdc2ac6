using LiveConv.Reference;
using LiveConv.Tensors;

namespace LiveConv.Ops;

/// <summary>An op that summarises the channels of each pixel by one value. Input: N×C×H×W, C ≥ 1. Output: N×1×H×W.</summary>
public abstract record ChannelReduceOp : Op
{
    public override Shape InferShape(ReadOnlySpan<Shape> inputs)
    {
        RequireInputs(inputs, 1, 1);
        if (inputs[0].C < 1) throw new ShapeException($"{Name} needs at least one channel, but the input is {inputs[0]}");
        return inputs[0].WithChannels(1);
    }

    public override void Evaluate(ReadOnlySpan<Tensor> inputs, ReferenceOutput output)
    {
        var x = inputs[0];
        var pixel = new float[x.Shape.C];
        var index = 0;
        for (var n = 0; n < x.Shape.N; n++)
        for (var y = 0; y < x.Shape.H; y++)
        for (var col = 0; col < x.Shape.W; col++)
        {
            for (var c = 0; c < pixel.Length; c++) pixel[c] = x[n, c, y, col];
            var (value, bound) = Summarise(pixel);
            output.Set(index++, value, bound);
        }
    }

    /// <param name="pixel">The values of one pixel, channel by channel.</param>
    protected abstract (double Value, double Bound) Summarise(IReadOnlyList<float> pixel);
}
