using LiveConv.Reference;
using LiveConv.Tensors;

namespace LiveConv.Ops;

/// <summary>
/// Keeps a value that is at least Threshold and the largest of its window, the first in reading order where several are
/// equal; 0 elsewhere. The window reaches RadiusY rows and RadiusX columns to each side and ends at the picture's edge.
/// Exact. With NaN in the window the result is unspecified. Each channel by itself. Input and output: N×C×H×W.
/// </summary>
/// <param name="RadiusY">Rows above and below, 0 or more.</param>
/// <param name="RadiusX">Columns left and right, 0 or more.</param>
/// <param name="Threshold">Values below are dropped.</param>
public sealed record NonMaximumSuppression(int RadiusY, int RadiusX, float Threshold) : Op
{
    public override string Name => nameof(NonMaximumSuppression);

    public override Shape InferShape(ReadOnlySpan<Shape> inputs)
    {
        RequireInputs(inputs, 1, 1);
        if (RadiusY < 0 || RadiusX < 0) throw new ShapeException($"{Name} has the radii {RadiusY} and {RadiusX}; they can't be negative");
        _ = inputs[0].C;
        return inputs[0];
    }

    public override void Evaluate(ReadOnlySpan<Tensor> inputs, ReferenceOutput output)
    {
        var x = inputs[0];
        var index = 0;
        for (var n = 0; n < x.Shape.N; n++)
        for (var c = 0; c < x.Shape.C; c++)
        for (var y = 0; y < x.Shape.H; y++)
        for (var col = 0; col < x.Shape.W; col++)
        {
            var value = x[n, c, y, col];
            var keep = value >= Threshold;
            for (var y0 = Math.Max(0, y - RadiusY); y0 <= Math.Min(x.Shape.H - 1, y + RadiusY); y0++)
            for (var x0 = Math.Max(0, col - RadiusX); x0 <= Math.Min(x.Shape.W - 1, col + RadiusX); x0++)
            {
                var earlier = y0 < y || (y0 == y && x0 < col);
                if (y0 == y && x0 == col) continue;
                keep &= earlier ? value > x[n, c, y0, x0] : value >= x[n, c, y0, x0];
            }

            output.SetExact(index++, keep ? value : 0);
        }
    }
}
