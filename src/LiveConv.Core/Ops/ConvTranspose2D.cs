using LiveConv.Reference;
using LiveConv.Tensors;

namespace LiveConv.Ops;

/// <summary>
/// Transposed convolution ("deconvolution", upsampling by learned kernels): each input value adds its multiple of the kernel to the
/// output. Inputs: x N×C×H×W, weights C×(M/groups)×KH×KW, optionally bias M. Output N×M×OH×OW with
/// OH = (H − 1)·sy − top − bottom + (KH − 1)·dy + 1 + output padding:
/// y[n, m, i, j] = b[m] + Σ_c Σ_p Σ_q w[c, m, p, q] · x[n, c, (i + top − p·dy)/sy, (j + left − q·dx)/sx] where the quotients are whole.
/// </summary>
public sealed record ConvTranspose2D : Op
{
    public override string Name => nameof(ConvTranspose2D);

    public int StrideY { get; init; } = 1;

    public int StrideX { get; init; } = 1;

    public int DilationY { get; init; } = 1;

    public int DilationX { get; init; } = 1;

    /// <summary>Rows and columns taken away from the output's sides; negative ones add some.</summary>
    public Padding Padding { get; init; }

    /// <summary>Rows added at the bottom of the output.</summary>
    public int OutputPaddingY { get; init; }

    /// <summary>Columns added at the right of the output.</summary>
    public int OutputPaddingX { get; init; }

    public int Groups { get; init; } = 1;

    public override Shape InferShape(ReadOnlySpan<Shape> inputs)
    {
        RequireInputs(inputs, 2, 3);
        var (x, w) = (inputs[0], inputs[1]);
        if (x.Rank != 4 || w.Rank != 4) throw new ShapeException($"ConvTranspose2D needs an input N×C×H×W and weights C×M×KH×KW, not {x} and {w}");
        if (w.N != x.C) throw new ShapeException($"the weights are for {Amount.Of(w.N, "channel")}, but the input has {x.C}");
        if (Groups < 1 || x.C % Groups != 0) throw new ShapeException($"{x.C} input channels can't be split into {Groups} groups");
        var channels = w.C * Groups;
        if (inputs.Length == 3 && inputs[2] != new Shape(channels))
            throw new ShapeException($"the bias has the shape {inputs[2]}, but there are {channels} output channels");
        return new Shape(
            x.N,
            channels,
            Window.TransposedSize(x.H, Padding.Top, Padding.Bottom, w.H, StrideY, DilationY, OutputPaddingY),
            Window.TransposedSize(x.W, Padding.Left, Padding.Right, w.W, StrideX, DilationX, OutputPaddingX));
    }

    public override long MultiplyAdds(ReadOnlySpan<Shape> inputs, Shape output) =>
        (long)inputs[0].Count * inputs[1].C * inputs[1].H * inputs[1].W;

    public override void Evaluate(ReadOnlySpan<Tensor> inputs, ReferenceOutput output)
    {
        var tensors = inputs.ToArray();
        Parallel.For(0, output.Shape.Count / Math.Max(1, output.Shape.W), row =>
        {
            for (var index = row * output.Shape.W; index < (row + 1) * output.Shape.W; index++)
            {
                var (value, bound) = Element(tensors, output.Shape, index);
                output.Set(index, value, bound);
            }
        });
    }

    public override (double Value, double Bound)? EvaluateElement(Tensor[] inputs, Shape output, int index) => Element(inputs, output, index);

    private (double Value, double Bound) Element(Tensor[] inputs, Shape output, int index)
    {
        var (x, w) = (inputs[0], inputs[1]);
        var (i, j) = (index / output.W % output.H, index % output.W);
        var (n, m) = Math.DivRem(index / (output.W * output.H), output.C);
        var (group, k) = Math.DivRem(m, w.Shape.C);
        var channels = x.Shape.C / Groups;
        double sum = inputs.Length == 3 ? inputs[2].Data[m] : 0;
        var magnitude = Math.Abs(sum);
        var terms = inputs.Length == 3 ? 1 : 0;
        for (var p = 0; p < w.Shape.H; p++)
        for (var q = 0; q < w.Shape.W; q++)
        {
            var (row, column) = (Source(i + Padding.Top - (p * DilationY), StrideY, x.Shape.H), Source(j + Padding.Left - (q * DilationX), StrideX, x.Shape.W));
            if (row < 0 || column < 0) continue;
            for (var c = group * channels; c < (group + 1) * channels; c++)
            {
                var product = (double)w[c, k, p, q] * x[n, c, row, column];
                sum += product;
                magnitude += Math.Abs(product);
                terms++;
            }
        }

        return (sum, Rounding.Sum(terms, magnitude));
    }

    /// <summary>place/stride where that is whole and inside, otherwise −1.</summary>
    private static int Source(int place, int stride, int size) =>
        place >= 0 && place % stride == 0 && place / stride < size ? place / stride : -1;
}
