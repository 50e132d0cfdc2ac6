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
        return Enumerate(new Terms(op, inputs[0], inputs[1], output, index));
    }

    private static IEnumerable<ProductTerm> Enumerate(Terms terms)
    {
        while (terms.MoveNext()) yield return terms.Current;
    }

    /// <summary>The value at <paramref name="index"/> and its bound, as <see cref="Conv2D.Evaluate"/> defines them.</summary>
    public static (double Value, double Bound) Evaluate(Conv2D op, Tensor[] inputs, Shape output, int index)
    {
        ArgumentNullException.ThrowIfNull(op);
        ArgumentNullException.ThrowIfNull(inputs);
        var (w, hasBias) = (inputs[1].Shape, inputs.Length >= 3);
        double sum = hasBias ? inputs[2].Data[index / (output.H * output.W) % output.C] : 0;
        var magnitude = Math.Abs(sum);
        for (var terms = new Terms(op, inputs[0], inputs[1], output, index); terms.MoveNext();)
        {
            sum += terms.Current.Product;
            magnitude += Math.Abs(terms.Current.Product);
        }

        if (op.HasResidual)
        {
            sum += inputs[3].Data[index];
            magnitude += Math.Abs(inputs[3].Data[index]);
        }

        var bound = Rounding.Sum((w.C * w.H * w.W) + (hasBias ? 1 : 0) + (op.HasResidual ? 1 : 0), magnitude);
        return (op.Activation.Apply(sum), op.Activation.Bound(sum, bound));
    }

    /// <summary>One product after the other, without allocating: the probe explains a value of each frame.</summary>
    private struct Terms(Conv2D op, Tensor x, Tensor w, Shape output, int index)
    {
        private readonly int column = index % output.W;
        private readonly int row = index / output.W % output.H;
        private readonly int channel = index / (output.W * output.H) % output.C;
        private readonly int batch = index / (output.W * output.H * output.C);
        private readonly int firstChannel = index / (output.W * output.H) % output.C / (w.Shape.N / op.Groups) * w.Shape.C;
        private int place = -1;

        public ProductTerm Current { get; private set; }

        public bool MoveNext()
        {
            var (height, width) = (w.Shape.H, w.Shape.W);
            while (++place < w.Shape.C * height * width)
            {
                var (c, rest) = Math.DivRem(place, height * width);
                var (p, q) = Math.DivRem(rest, width);
                var y = Border.Map((row * op.StrideY) + (p * op.DilationY) - op.Padding.Top, x.Shape.H, op.Border);
                var col = Border.Map((column * op.StrideX) + (q * op.DilationX) - op.Padding.Left, x.Shape.W, op.Border);
                if (y < 0 || col < 0) continue;
                var weight = op.Flip ? w[channel, c, height - 1 - p, width - 1 - q] : w[channel, c, p, q];
                Current = new ProductTerm(firstChannel + c, y, col, weight, x[batch, firstChannel + c, y, col]);
                return true;
            }

            return false;
        }
    }
}
