using LiveConv.Reference;
using LiveConv.Tensors;

namespace LiveConv.Ops;

/// <summary>
/// How much each window looks like a template, −1…1, whatever its brightness and contrast (OpenCV's TM_CCOEFF_NORMED):
/// Σ(x − x̄)(t − t̄) / (√(Σ(x − x̄)² + Epsilon·n) · √Σ(t − t̄)²), n = KH·KW. Inputs: N×1×H×W and a template 1×1×KH×KW.
/// Output: N×1×H×W; the window of pixel (y, x) starts at (y − KH/2, x − KW/2), replicate border.
/// Where all values of the template are equal, every output is 0.
/// </summary>
/// <remarks>
/// Bound, for a kernel that computes the means first and the centred sums after. A mean is off by e ≤ Sum(n, Σ|x|)/n
/// + 2.5 ULP (e_x, e_t). As the centred values sum to 0, a shift of both means moves Σ(x − x̄)(t − t̄) only by n·e_x·e_t,
/// and Σ(x − x̄)² by n·e_x². Differences, products and sums add (n + 4)·u times the sum of the magnitudes
/// (|x − x̄| + e_x)·(|t − t̄| + e_t). A sum S off by β·S makes √S off by a factor within √(1 ± β); √ as 1/inversesqrt is
/// good to 4.5 ULP ≤ 9u, Epsilon·n and its addition to 2u, the product to u, the division to 2.5 ULP ≤ 5u.
/// The bound is infinite where the errors of the means alone could explain all contrast of a window: values that are
/// large against √Epsilon. Scale pictures to 0…1.
/// <para>Σx·(t − t̄) and Σx² − (Σx)²/n, summed in double over the window alone, in whatever order, are within it too, although they cancel: with ε = 2⁻⁵³ the first is off by
/// (n + 2)·ε·Σ|x|·|t − t̄| and (n + 2)·ε·Σ|t|/n·Σ|x|, the second by 3·(n + 3)·ε·Σx². As |x| ≤ |x − x̄| + |x̄| and e_x ≥ (n + 2)·u·Σ|x|/n, the former are at most
/// 1/32 of (n + 4)·u·Σ(|x − x̄| + e_x)·|t − t̄| and of n·e_x·e_t, and the latter, as Σx² = Σ(x − x̄)² + n·x̄² and n > 1, of (n + 4)·u·Σ(x − x̄)² and n·e_x².</para>
/// </remarks>
/// <param name="Epsilon">Variance added to each window's, so that noise on flat areas doesn't match; above 0, in squared units of the values.</param>
public sealed record NormalizedCrossCorrelation(float Epsilon = 1e-6f) : Op
{
    public override string Name => nameof(NormalizedCrossCorrelation);

    public override Shape InferShape(ReadOnlySpan<Shape> inputs)
    {
        RequireInputs(inputs, 2, 2);
        if (!(Epsilon > 0)) throw new ShapeException($"{Name} has an epsilon of {Epsilon}; it must be above 0");
        if (inputs[0].C != 1) throw new ShapeException($"{Name} needs a picture of 1 channel, but the input is {inputs[0]}");
        if (inputs[1].N != 1 || inputs[1].C != 1 || inputs[1].Count < 1) throw new ShapeException($"{Name} needs a template 1×1×KH×KW, not {inputs[1]}");
        return inputs[0];
    }

    public override long MultiplyAdds(ReadOnlySpan<Shape> inputs, Shape output) => 2L * output.Count * inputs[1].Count;

    public override void Evaluate(ReadOnlySpan<Tensor> inputs, ReferenceOutput output)
    {
        ArgumentNullException.ThrowIfNull(output);
        Tensor[] tensors = [.. inputs];
        var template = new Centred(inputs[1].Data);
        for (var index = 0; index < output.Shape.Count; index++)
        {
            var (value, bound) = Correlate(tensors, template, index, 0);
            output.Set(index, value, bound);
        }
    }

    public override (double Value, double Bound)? EvaluateElement(Tensor[] inputs, Shape output, int index) => EvaluateElement(inputs, index, 0);

    /// <summary>One value, and its bound for a kernel whose Σ(x − x̄)(t − t̄) is off by more than a direct sum's.</summary>
    /// <param name="inputs">x and the template.</param>
    /// <param name="index">Row-major index in the output.</param>
    /// <param name="error">By how much more, in units of Σ|t − t̄|.</param>
    internal (double Value, double Bound) EvaluateElement(Tensor[] inputs, int index, double error) => Correlate(inputs, new Centred(inputs[1].Data), index, error);

    private (double Value, double Bound) Correlate(Tensor[] inputs, Centred t, int index, double error)
    {
        if (t.IsConstant) return (0, 0);
        var (x, kh, kw) = (inputs[0], inputs[1].Shape.H, inputs[1].Shape.W);
        var (plane, place) = Math.DivRem(index, x.Shape.H * x.Shape.W);
        var (y, column) = Math.DivRem(place, x.Shape.W);
        var padding = Padding.Same(kh, kw);
        var window = new float[kh * kw];
        for (var p = 0; p < kh; p++)
        for (var q = 0; q < kw; q++)
            window[(p * kw) + q] = x[plane, 0, Border.Map(y - padding.Top + p, x.Shape.H, BorderMode.Replicate), Border.Map(column - padding.Left + q, x.Shape.W, BorderMode.Replicate)];
        return Correlate(new Centred(window), t, error);
    }

    private (double Value, double Bound) Correlate(Centred x, Centred t, double error)
    {
        var n = x.Values.Length;
        double dot = 0, magnitude = 0;
        for (var k = 0; k < n; k++)
        {
            dot += x.Values[k] * t.Values[k];
            magnitude += (Math.Abs(x.Values[k]) + x.Error) * (Math.Abs(t.Values[k]) + t.Error);
        }

        var (contrast, pattern) = (x.Squares + ((double)Epsilon * n), t.Squares);
        var denominator = Math.Sqrt(contrast) * Math.Sqrt(pattern);
        var value = dot / denominator;

        var dotError = (n * x.Error * t.Error) + ((n + 4) * Rounding.Unit * magnitude) + ((2 * n) * Rounding.Smallest) + (error * t.Values.Sum(Math.Abs));
        var beta = (x.SquaresError / contrast) + (2 * Rounding.Unit);
        var gamma = t.SquaresError / pattern;
        if (beta >= 1 || gamma >= 1) return (value, double.PositiveInfinity);
        var least = Math.Sqrt((1 - beta) * (1 - gamma)) * (1 - (24 * Rounding.Unit));
        return (value, (dotError / (denominator * least)) + (Math.Abs(value) * ((1 / least) - 1)) + Rounding.Smallest);
    }

    /// <summary>Whether all values are the same, values minus their mean, the error of a float32 mean, Σv² and the error of a float32 Σv².</summary>
    private sealed class Centred
    {
        public Centred(float[] values)
        {
            var n = values.Length;
            IsConstant = values.All(value => value == values[0]);
            double sum = 0, magnitude = 0;
            foreach (var value in values)
            {
                sum += value;
                magnitude += Math.Abs(value);
            }

            var mean = sum / n;
            Error = (Rounding.Sum(n, magnitude) / n) + Rounding.Ulps(2.5, mean);
            Values = [.. values.Select(value => value - mean)];
            Squares = Values.Sum(value => value * value);
            SquaresError = (n * Error * Error) + ((n + 4) * Rounding.Unit * Values.Sum(value => (Math.Abs(value) + Error) * (Math.Abs(value) + Error)))
                + (2 * n * Rounding.Smallest);
        }

        public bool IsConstant { get; }

        public double[] Values { get; }

        public double Error { get; }

        public double Squares { get; }

        public double SquaresError { get; }
    }
}
