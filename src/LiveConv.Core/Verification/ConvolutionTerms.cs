using LiveConv.Ops;
using LiveConv.Reference;
using LiveConv.Tensors;

namespace LiveConv.Verification;

/// <summary>Takes one value of a convolution apart: where the op's reference walks over all values, this looks at a single one.</summary>
public static class ConvolutionTerms
{
    /// <summary>The products whose sum is the value at <paramref name="index"/>, in the order of the kernel; those with zero padding are left out.</summary>
    /// <param name="op">The convolution.</param>
    /// <param name="inputs">Its inputs: x, weights, perhaps a bias and a residual.</param>
    /// <param name="output">Shape of its output.</param>
    /// <param name="index">Row-major index in the output.</param>
    public static IEnumerable<ProductTerm> Enumerate(Conv2D op, Tensor[] inputs, Shape output, int index)
    {
        ArgumentNullException.ThrowIfNull(op);
        ArgumentNullException.ThrowIfNull(inputs);
        return Terms(op, inputs[0], inputs[1], output, index);
    }

    /// <summary>The value at <paramref name="index"/> and its bound, as <see cref="Conv2D.Evaluate"/> defines them.</summary>
    public static (double Value, double Bound) Evaluate(Conv2D op, Tensor[] inputs, Shape output, int index)
    {
        ArgumentNullException.ThrowIfNull(op);
        ArgumentNullException.ThrowIfNull(inputs);
        var (w, hasBias) = (inputs[1].Shape, inputs.Length >= 3);
        double sum = hasBias ? inputs[2].Data[index / (output.H * output.W) % output.C] : 0;
        var magnitude = Math.Abs(sum);
        foreach (var term in Terms(op, inputs[0], inputs[1], output, index))
        {
            sum += term.Product;
            magnitude += Math.Abs(term.Product);
        }

        if (op.HasResidual)
        {
            sum += inputs[3].Data[index];
            magnitude += Math.Abs(inputs[3].Data[index]);
        }

        var bound = Rounding.Sum((w.C * w.H * w.W) + (hasBias ? 1 : 0) + (op.HasResidual ? 1 : 0), magnitude);
        return (op.Activation.Apply(sum), op.Activation.Bound(sum, bound));
    }

    private static IEnumerable<ProductTerm> Terms(Conv2D op, Tensor x, Tensor w, Shape output, int index)
    {
        var column = index % output.W;
        var row = index / output.W % output.H;
        var channel = index / (output.W * output.H) % output.C;
        var batch = index / (output.W * output.H * output.C);
        var firstChannel = channel / (w.Shape.N / op.Groups) * w.Shape.C;
        for (var c = 0; c < w.Shape.C; c++)
        for (var p = 0; p < w.Shape.H; p++)
        for (var q = 0; q < w.Shape.W; q++)
        {
            var y = Border.Map((row * op.StrideY) + (p * op.DilationY) - op.Padding.Top, x.Shape.H, op.Border);
            var col = Border.Map((column * op.StrideX) + (q * op.DilationX) - op.Padding.Left, x.Shape.W, op.Border);
            if (y < 0 || col < 0) continue;
            var weight = op.Flip ? w[channel, c, w.Shape.H - 1 - p, w.Shape.W - 1 - q] : w[channel, c, p, q];
            yield return new ProductTerm(firstChannel + c, y, col, weight, x[batch, firstChannel + c, y, col]);
        }
    }
}
