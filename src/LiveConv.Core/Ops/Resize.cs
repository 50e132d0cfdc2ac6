using LiveConv.Reference;
using LiveConv.Tensors;

namespace LiveConv.Ops;

/// <summary>
/// Scales every channel to Height×Width. Pixel centres lie at half-integers (OpenCV's INTER_LINEAR, ONNX half_pixel),
/// and their places are computed in integers, so that no executor picks another pixel by rounding:
/// nearest = ⌊(2·i + 1)·in / (2·out)⌋; bilinear: p = (2·i + 1)·in − out, i₀ = ⌊p / (2·out)⌋, f = (p mod 2·out) / (2·out),
/// (1 − f)·x[i₀] + f·x[i₀ + 1] with both places clamped to the picture, over rows and columns.
/// Input: N×C×H×W. Output: N×C×Height×Width.
/// </summary>
/// <remarks>
/// Bound of bilinear: f is a division (2.5 ULP ≤ 5u). A linear step a + f·(b − a), or (1 − f)·a + f·b, is then off by
/// at most (2 + 10 + 2 + 1)·u·A, A the largest magnitude of its pixels: the difference, the error of f on a difference
/// of up to 2A, the product, the sum. Two steps follow each other: 30u·A. Four products of weights stay below that too:
/// weights 2·(5 + 6)u + u, sum of four products 6u. Where a sample hits a pixel, f is exactly 0 and the result is that pixel.
/// </remarks>
/// <param name="Height">Rows of the output, at least 1.</param>
/// <param name="Width">Columns of the output, at least 1.</param>
/// <param name="Mode">Nearest or bilinear.</param>
public sealed record Resize(int Height, int Width, ResizeMode Mode) : Op
{
    public override string Name => nameof(Resize);

    public override Shape InferShape(ReadOnlySpan<Shape> inputs)
    {
        RequireInputs(inputs, 1, 1);
        if (Height < 1 || Width < 1) throw new ShapeException($"{Name} to {Width}×{Height} pixels isn't possible; width and height must be at least 1");
        if (inputs[0].H < 1 || inputs[0].W < 1) throw new ShapeException($"{Name} needs a picture, but the input {inputs[0]} has no pixels");
        return new Shape(inputs[0].N, inputs[0].C, Height, Width);
    }

    public override void Evaluate(ReadOnlySpan<Tensor> inputs, ReferenceOutput output)
    {
        var x = inputs[0];
        var index = 0;
        for (var n = 0; n < x.Shape.N; n++)
        for (var c = 0; c < x.Shape.C; c++)
        for (var i = 0; i < Height; i++)
        for (var j = 0; j < Width; j++)
        {
            if (Mode == ResizeMode.Nearest)
            {
                output.SetExact(index++, x[n, c, Nearest(i, x.Shape.H, Height), Nearest(j, x.Shape.W, Width)]);
                continue;
            }

            var (top, bottom, fy) = Neighbours(i, x.Shape.H, Height);
            var (left, right, fx) = Neighbours(j, x.Shape.W, Width);
            double a = x[n, c, top, left], b = x[n, c, top, right], d = x[n, c, bottom, left], e = x[n, c, bottom, right];
            var value = ((1 - fy) * (((1 - fx) * a) + (fx * b))) + (fy * (((1 - fx) * d) + (fx * e)));
            var largest = Math.Max(Math.Max(Math.Abs(a), Math.Abs(b)), Math.Max(Math.Abs(d), Math.Abs(e)));
            output.Set(index++, value, (fx == 0 && fy == 0 ? 0 : 30 * Rounding.Unit * largest) + (8 * Rounding.Smallest));
        }
    }

    /// <summary>The source pixel of output pixel <paramref name="position"/> by nearest neighbour.</summary>
    public static int Nearest(int position, int size, int outputSize) => (int)(((2L * position) + 1) * size / (2L * outputSize));

    /// <summary>The two source pixels around output pixel <paramref name="position"/>, clamped, and the weight of the second.</summary>
    public static (int First, int Second, double Fraction) Neighbours(int position, int size, int outputSize)
    {
        var places = (((2L * position) + 1) * size) - outputSize;
        var first = (int)Math.Floor((double)places / (2L * outputSize));
        var fraction = (places - (first * 2L * outputSize)) / (2.0 * outputSize);
        return (Math.Clamp(first, 0, size - 1), Math.Clamp(first + 1, 0, size - 1), fraction);
    }
}
