using LiveConv.Reference;
using LiveConv.Tensors;

namespace LiveConv.Ops;

/// <summary>Luma of ITU-R BT.601: 0.299·R + 0.587·G + 0.114·B. Input: N×3×H×W, red, green, blue. Output: N×1×H×W.</summary>
public sealed record ColorToGray : Op
{
    /// <summary>Weight of red, a float32 as every executor holds it.</summary>
    public const float Red = 0.299f;

    /// <summary>Weight of green.</summary>
    public const float Green = 0.587f;

    /// <summary>Weight of blue.</summary>
    public const float Blue = 0.114f;

    public override string Name => nameof(ColorToGray);

    public override Shape InferShape(ReadOnlySpan<Shape> inputs)
    {
        RequireInputs(inputs, 1, 1);
        if (inputs[0].C != 3) throw new ShapeException($"{Name} needs 3 channels (red, green, blue), but the input is {inputs[0]}");
        return inputs[0].WithChannels(1);
    }

    public override long MultiplyAdds(ReadOnlySpan<Shape> inputs, Shape output) => 3L * output.Count;

    public override void Evaluate(ReadOnlySpan<Tensor> inputs, ReferenceOutput output)
    {
        var x = inputs[0];
        var index = 0;
        for (var n = 0; n < x.Shape.N; n++)
        for (var y = 0; y < x.Shape.H; y++)
        for (var col = 0; col < x.Shape.W; col++)
        {
            var (red, green, blue) = ((double)Red * x[n, 0, y, col], (double)Green * x[n, 1, y, col], (double)Blue * x[n, 2, y, col]);
            output.Set(index++, red + green + blue, Rounding.Sum(3, Math.Abs(red) + Math.Abs(green) + Math.Abs(blue)));
        }
    }
}
