using LiveConv.Reference;
using LiveConv.Tensors;

namespace LiveConv.Ops;

/// <summary>
/// The non-maximum suppression of Canny (1986): keeps the gradient's magnitude |dx| + |dy| where it is the largest along
/// the gradient's direction, 0 elsewhere. Inputs: dx and dy, N×C×H×W both. Output: N×C×H×W.
/// The direction is one of four, split at 22.5° by the integer constants of OpenCV's Canny (tan 22.5° · 2¹⁵ = 13573);
/// magnitudes outside the picture are 0.
/// </summary>
/// <remarks>
/// Exact: each step is one correctly rounded float32 operation, in the reference too, so that every executor takes the
/// same side of every comparison. With NaN in the input the result is unspecified.
/// </remarks>
public sealed record EdgeThinning : Op
{
    /// <summary>tan 22.5° · 2¹⁵.</summary>
    public const float Tangent22 = 13573f;

    /// <summary>tan 67.5° · 2¹⁵, as OpenCV has it: <see cref="Tangent22"/> + 2¹⁶.</summary>
    public const float Tangent67 = 79109f;

    /// <summary>2¹⁵.</summary>
    public const float One = 32768f;

    public override string Name => nameof(EdgeThinning);

    public override Shape InferShape(ReadOnlySpan<Shape> inputs)
    {
        RequireInputs(inputs, 2, 2);
        if (inputs[0] != inputs[1]) throw new ShapeException($"{Name} needs dx and dy of one shape, not {inputs[0]} and {inputs[1]}");
        _ = inputs[0].C;
        return inputs[0];
    }

    public override void Evaluate(ReadOnlySpan<Tensor> inputs, ReferenceOutput output)
    {
        var (gradientX, gradientY) = (inputs[0], inputs[1]);
        var shape = output.Shape;
        for (var n = 0; n < shape.N; n++)
        for (var c = 0; c < shape.C; c++)
        for (var i = 0; i < shape.H; i++)
        for (var j = 0; j < shape.W; j++)
        {
            var (dx, dy) = (gradientX[n, c, i, j], gradientY[n, c, i, j]);
            var m = MathF.Abs(dx) + MathF.Abs(dy);
            var x = MathF.Abs(dx);
            var y = MathF.Abs(dy) * One;
            bool keep;
            if (y < x * Tangent22)
            {
                keep = m > At(n, c, i, j - 1) && m >= At(n, c, i, j + 1);
            }
            else if (y > x * Tangent67)
            {
                keep = m > At(n, c, i - 1, j) && m >= At(n, c, i + 1, j);
            }
            else
            {
                var s = (dx < 0) != (dy < 0) ? -1 : 1;
                keep = m > At(n, c, i - 1, j - s) && m > At(n, c, i + 1, j + s);
            }

            output.SetExact(gradientX.Index(n, c, i, j), keep ? m : 0);
        }

        float At(int n, int c, int i, int j) =>
            (uint)i < (uint)shape.H && (uint)j < (uint)shape.W ? MathF.Abs(gradientX[n, c, i, j]) + MathF.Abs(gradientY[n, c, i, j]) : 0;
    }
}
