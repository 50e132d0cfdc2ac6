using LiveConv.Reference;
using LiveConv.Tensors;

namespace LiveConv.Ops;

/// <summary>Stacks the channels of its inputs in order; exact. Inputs: one or more N×Cᵢ×H×W. Output: N×ΣCᵢ×H×W.</summary>
public sealed record ConcatChannels : Op
{
    public override string Name => nameof(ConcatChannels);

    public override Shape InferShape(ReadOnlySpan<Shape> inputs)
    {
        RequireInputs(inputs, 1, int.MaxValue);
        var first = inputs[0];
        var channels = 0;
        foreach (var shape in inputs)
        {
            if (shape.N != first.N || shape.H != first.H || shape.W != first.W)
                throw new ShapeException($"{Name} needs inputs that differ in their channels only, not {first} and {shape}");
            channels += shape.C;
        }

        return first.WithChannels(channels);
    }

    public override void Evaluate(ReadOnlySpan<Tensor> inputs, ReferenceOutput output)
    {
        var index = 0;
        for (var n = 0; n < output.Shape.N; n++)
        {
            foreach (var x in inputs)
            {
                for (var c = 0; c < x.Shape.C; c++)
                for (var y = 0; y < x.Shape.H; y++)
                for (var col = 0; col < x.Shape.W; col++)
                    output.SetExact(index++, x[n, c, y, col]);
            }
        }
    }
}
