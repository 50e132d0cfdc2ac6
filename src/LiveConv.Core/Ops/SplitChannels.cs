using LiveConv.Reference;
using LiveConv.Tensors;

namespace LiveConv.Ops;

/// <summary>Takes the channels Start … Start + Count − 1; exact. Input: N×C×H×W. Output: N×Count×H×W.</summary>
/// <param name="Start">The first channel, counted from 0.</param>
/// <param name="Count">How many channels, at least 1.</param>
public sealed record SplitChannels(int Start, int Count) : Op
{
    public override string Name => nameof(SplitChannels);

    public override Shape InferShape(ReadOnlySpan<Shape> inputs)
    {
        RequireInputs(inputs, 1, 1);
        if (Count < 1) throw new ShapeException($"{Name} takes {Count} channels; it must take at least 1");
        if (Start < 0 || (long)Start + Count > inputs[0].C)
            throw new ShapeException($"{Name} takes the channels {Start} to {(long)Start + Count - 1}, but the input {inputs[0]} has 0 to {inputs[0].C - 1}");
        return inputs[0].WithChannels(Count);
    }

    public override void Evaluate(ReadOnlySpan<Tensor> inputs, ReferenceOutput output)
    {
        var x = inputs[0];
        var index = 0;
        for (var n = 0; n < x.Shape.N; n++)
        for (var c = Start; c < Start + Count; c++)
        for (var y = 0; y < x.Shape.H; y++)
        for (var col = 0; col < x.Shape.W; col++)
            output.SetExact(index++, x[n, c, y, col]);
    }
}
