using LiveConv.Reference;
using LiveConv.Tensors;

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
            throw new ShapeException($"the weights are for {w.C} channels a group, but the input has {x.C} in {Groups} groups");
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
        var (channels, kh, kw) = (w.Shape.C, w.Shape.H, w.Shape.W);
        var perGroup = w.Shape.N / Groups;
        var terms = (channels * kh * kw) + (bias is null ? 0 : 1) + (residual is null ? 0 : 1);
        var index = 0;
        for (var n = 0; n < output.Shape.N; n++)
        for (var m = 0; m < output.Shape.C; m++)
        for (var i = 0; i < output.Shape.H; i++)
        for (var j = 0; j < output.Shape.W; j++)
        {
            double sum = bias is null ? 0 : bias[m];
            var magnitude = Math.Abs(sum);
            for (var c = 0; c < channels; c++)
            for (var p = 0; p < kh; p++)
            for (var q = 0; q < kw; q++)
            {
                var y0 = Ops.Border.Map((i * StrideY) - Padding.Top + (p * DilationY), x.Shape.H, Border);
                var x0 = Ops.Border.Map((j * StrideX) - Padding.Left + (q * DilationX), x.Shape.W, Border);
                if (y0 < 0 || x0 < 0) continue;
                var weight = Flip ? w[m, c, kh - 1 - p, kw - 1 - q] : w[m, c, p, q];
                var product = (double)weight * x[n, (m / perGroup * channels) + c, y0, x0];
                sum += product;
                magnitude += Math.Abs(product);
            }

            if (residual is not null)
            {
                sum += residual[index];
                magnitude += Math.Abs(residual[index]);
            }

            output.Set(index++, Activation.Apply(sum), Activation.Bound(sum, Rounding.Sum(terms, magnitude)));
        }
    }
}
