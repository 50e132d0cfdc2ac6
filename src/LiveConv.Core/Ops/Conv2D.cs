using LiveConv.Reference;
using LiveConv.Tensors;
using LiveConv.Verification;

namespace LiveConv.Ops;

/// <summary>
/// 2-D convolution as neural networks define it (cross-correlation), or true convolution with <see cref="Flip"/>.
/// Inputs: x N×C×H×W, weights M×(C/groups)×KH×KW, optionally bias M, optionally a residual N×M×OH×OW. Output: N×M×OH×OW.
/// y[n,m,i,j] = f(r[n,m,i,j] + b[m] + Σ_c Σ_p Σ_q w[m,c,p,q] · x[n, g·C/groups + c, i·sy − top + p·dy, j·sx − left + q·dx])
/// with the activation f.
/// </summary>
public sealed record Conv2D : Op
{
    public override string Name => nameof(Conv2D);

    public int StrideY { get; init; } = 1;

    public int StrideX { get; init; } = 1;

    public int DilationY { get; init; } = 1;

    public int DilationX { get; init; } = 1;

    public Padding Padding { get; init; }

    /// <summary>Channels are split into this many groups that don't see each other; equal to C it is depthwise.</summary>
    public int Groups { get; init; } = 1;

    public BorderMode Border { get; init; }

    /// <summary>True convolution: the kernel is turned by 180°.</summary>
    public bool Flip { get; init; }

    /// <summary>What is applied to the sums.</summary>
    public Activation Activation { get; init; }

    /// <summary>Whether a fourth input, of the output's shape, is added before the activation; a bias is then required.</summary>
    public bool HasResidual { get; init; }

    public override Shape InferShape(ReadOnlySpan<Shape> inputs)
    {
        if (HasResidual) RequireInputs(inputs, 4, 4);
        else RequireInputs(inputs, 2, 3);
        var (x, w) = (inputs[0], inputs[1]);
        if (x.Rank != 4 || w.Rank != 4)
            throw new ShapeException($"Conv2D needs an input N×C×H×W and weights M×C×KH×KW, not {x} and {w}");
        if (Groups < 1 || x.C % Groups != 0 || w.N % Groups != 0)
            throw new ShapeException($"{x.C} input and {w.N} output channels can't be split into {Groups} groups");
        if (w.C != x.C / Groups)
            throw new ShapeException($"the weights are for {Amount.Of(w.C, "channel")} a group, but the input has {x.C} in {Amount.Of(Groups, "group")}");
        if (inputs.Length >= 3 && inputs[2] != new Shape(w.N))
            throw new ShapeException($"the bias has the shape {inputs[2]}, but there are {w.N} output channels");
        var output = new Shape(
            x.N,
            w.N,
            Window.OutputSize(x.H, Padding.Top, Padding.Bottom, w.H, StrideY, DilationY),
            Window.OutputSize(x.W, Padding.Left, Padding.Right, w.W, StrideX, DilationX));
        if (HasResidual && inputs[3] != output)
            throw new ShapeException($"the residual has the shape {inputs[3]}, but the output is {output}");
        return output;
    }

    public override long MultiplyAdds(ReadOnlySpan<Shape> inputs, Shape output) =>
        (long)output.Count * inputs[1].C * inputs[1].H * inputs[1].W;

    public override void Evaluate(ReadOnlySpan<Tensor> inputs, ReferenceOutput output)
    {
        var (x, w) = (inputs[0], inputs[1]);
        var bias = inputs.Length >= 3 ? inputs[2].Data : null;
        var residual = HasResidual ? inputs[3].Data : null;
        var shape = output.Shape;
        var rows = Places(shape.H, w.Shape.H, StrideY, DilationY, Padding.Top, x.Shape.H);
        var columns = Places(shape.W, w.Shape.W, StrideX, DilationX, Padding.Left, x.Shape.W);
        var terms = (w.Shape.C * w.Shape.H * w.Shape.W) + (bias is null ? 0 : 1) + (residual is null ? 0 : 1);
        Parallel.For(0, shape.N * shape.C, plane =>
        {
            var (n, m) = Math.DivRem(plane, shape.C);
            var first = plane * shape.H * shape.W;
            var sums = output.Values.AsSpan(first, shape.H * shape.W);
            var magnitudes = output.Bounds.AsSpan(first, shape.H * shape.W);
            sums.Fill(bias?[m] ?? 0);
            magnitudes.Fill(Math.Abs(bias?[m] ?? 0));
            Convolve(x, w, n, m, rows, columns, sums, magnitudes);
            for (var i = 0; i < sums.Length; i++)
            {
                double added = residual?[first + i] ?? 0;
                var (sum, magnitude) = (sums[i] + added, magnitudes[i] + Math.Abs(added));
                output.Set(first + i, Activation.Apply(sum), Activation.Bound(sum, Rounding.Sum(terms, magnitude)));
            }
        });
    }

    public override (double Value, double Bound)? EvaluateElement(Tensor[] inputs, Shape output, int index) =>
        ConvolutionTerms.Evaluate(this, inputs, output, index);

    /// <summary>Adds Σ_c Σ_p Σ_q w·x to the sums of one output plane, and Σ|w·x| to their magnitudes; one weight at a time, over the whole plane.</summary>
    private void Convolve(Tensor x, Tensor w, int n, int m, int[][] rows, int[][] columns, Span<double> sums, Span<double> magnitudes)
    {
        var (channels, kh, kw) = (w.Shape.C, w.Shape.H, w.Shape.W);
        var firstChannel = m / (w.Shape.N / Groups) * channels;
        for (var c = 0; c < channels; c++)
        for (var p = 0; p < kh; p++)
        for (var q = 0; q < kw; q++)
        {
            double weight = Flip ? w[m, c, kh - 1 - p, kw - 1 - q] : w[m, c, p, q];
            for (var i = 0; i < rows[p].Length; i++)
            {
                if (rows[p][i] < 0) continue;
                var width = columns[q].Length;
                var row = x.Data.AsSpan(x.Index(n, firstChannel + c, rows[p][i], 0), x.Shape.W);
                AddProducts(weight, row, columns[q], sums.Slice(i * width, width), magnitudes.Slice(i * width, width));
            }
        }
    }

    private static void AddProducts(double weight, ReadOnlySpan<float> row, ReadOnlySpan<int> columns, Span<double> sums, Span<double> magnitudes)
    {
        for (var j = 0; j < columns.Length; j++)
        {
            if (columns[j] < 0) continue;
            var product = weight * row[columns[j]];
            sums[j] += product;
            magnitudes[j] += Math.Abs(product);
        }
    }

    /// <summary>[tap][place in the output]: the row or column of the input that they meet at, −1 where there is 0.</summary>
    private int[][] Places(int outputs, int taps, int stride, int dilation, int before, int size) =>
    [
        .. Enumerable.Range(0, taps).Select(tap => Enumerable.Range(0, outputs)
            .Select(place => Ops.Border.Map((place * stride) - before + (tap * dilation), size, Border)).ToArray()),
    ];
}
