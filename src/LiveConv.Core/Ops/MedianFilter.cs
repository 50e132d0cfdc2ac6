using LiveConv.Reference;
using LiveConv.Tensors;

namespace LiveConv.Ops;

/// <summary>
/// The median of the Size×Size window around each pixel of each channel, replicate border (as OpenCV's medianBlur); exact.
/// With a NaN in the window the result is unspecified. Input and output: N×C×H×W.
/// </summary>
/// <param name="Size">Side of the window: 3, 5 or 7.</param>
public sealed record MedianFilter(int Size) : Op
{
    public override string Name => nameof(MedianFilter);

    public override Shape InferShape(ReadOnlySpan<Shape> inputs)
    {
        RequireInputs(inputs, 1, 1);
        if (Size is not (3 or 5 or 7)) throw new ShapeException($"{Name} has the size {Size}; it must be 3, 5 or 7");
        _ = inputs[0].C;
        return inputs[0];
    }

    public override void Evaluate(ReadOnlySpan<Tensor> inputs, ReferenceOutput output)
    {
        var x = inputs[0];
        var window = new float[Size * Size];
        var radius = Size / 2;
        var index = 0;
        for (var n = 0; n < x.Shape.N; n++)
        for (var c = 0; c < x.Shape.C; c++)
        for (var y = 0; y < x.Shape.H; y++)
        for (var col = 0; col < x.Shape.W; col++)
        {
            for (var p = 0; p < Size; p++)
            for (var q = 0; q < Size; q++)
                window[(p * Size) + q] = x[n, c, Border.Map(y + p - radius, x.Shape.H, BorderMode.Replicate), Border.Map(col + q - radius, x.Shape.W, BorderMode.Replicate)];
            Array.Sort(window);
            output.SetExact(index++, window[window.Length / 2]);
        }
    }
}
