using LiveConv.Ops;
using LiveConv.Reference;
using LiveConv.Tensors;

namespace LiveConv.Verification;

/// <summary>
/// The bound of a convolution that is computed as r pairs of a column and a row, Σ_i c_i·r_iᵀ ≈ w. The pairs cancel where w is small, so that Σ|w·x| can't bound
/// them: |v − r| ≤ (k + 3)·u·Σ (Σ_i|c_i·r_i|)·|x| + Σ|w − Σ_i c_i·r_i|·|x| + tiny. A product passes k = kh + r·kw roundings on its way, kh in the sum of its
/// column, r·kw in that of all rows (Higham, <em>Accuracy and Stability</em>, ch. 3); a residual and what is of second order have the rest. Where a row of
/// results isn't finite, be it by the inputs or because a column's sum overflows, it has to be computed directly, and has the direct bound.
/// </summary>
public sealed class SeparableErrorModel : ErrorModel
{
    private readonly int roundings;

    // (k + 3)·Σ|c·r| + |w − Σ c·r|/u, rounded up.
    private readonly Tensor gains;

    // No sum exceeds the largest |x| times this.
    private readonly double reach;

    /// <param name="weights">M×1×kh×kw.</param>
    /// <param name="columns">M·r×1×kh×1.</param>
    /// <param name="rows">M×r×1×kw.</param>
    public SeparableErrorModel(Tensor weights, Tensor columns, Tensor rows)
    {
        ArgumentNullException.ThrowIfNull(weights);
        ArgumentNullException.ThrowIfNull(columns);
        ArgumentNullException.ThrowIfNull(rows);
        var (shape, pairs) = (weights.Shape, rows.Shape.C);
        roundings = shape.H + (pairs * shape.W) + 3;
        gains = new Tensor(shape);
        double direct = 0, separable = 0;
        for (var i = 0; i < gains.Data.Length; i++)
        {
            var (m, place) = Math.DivRem(i, shape.H * shape.W);
            var (p, q) = Math.DivRem(place, shape.W);
            double sum = 0, magnitude = 0;
            for (var pair = 0; pair < pairs; pair++)
            {
                var product = (double)columns[(m * pairs) + pair, 0, p, 0] * rows[m, pair, 0, q];
                sum += product;
                magnitude += Math.Abs(product);
            }

            var gain = (roundings * magnitude) + (Math.Abs(weights.Data[i] - sum) / Rounding.Unit);
            gains.Data[i] = MathF.BitIncrement((float)gain);
            separable += gain;
            direct += Math.Abs(weights.Data[i]);
        }

        OverDirect = direct == 0 ? 0 : separable / (((shape.H * shape.W) + 2) * direct);
        reach = columns.Data.Sum(value => (double)Math.Abs(value)) * Math.Max(1, rows.Data.Sum(value => (double)Math.Abs(value)));
    }

    /// <summary>The bound relative to that of direct sums if all inputs are of one magnitude, on average over the kernels: what can be said before inputs are known.</summary>
    public double OverDirect { get; }

    public override void Evaluate(Op op, Tensor[] inputs, ReferenceOutput output)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        ArgumentNullException.ThrowIfNull(output);
        var conv = (Conv2D)op;
        (conv with { Activation = Activation.None }).Evaluate(inputs, output);
        var magnitudes = new ReferenceOutput(output.Shape);
        Bare(conv).Evaluate([Magnitudes(inputs[0]), gains], magnitudes);
        var overflows = Overflows(inputs[0]);
        for (var i = 0; i < output.Values.Length; i++)
        {
            var (value, bound) = Finish(conv, inputs, i, output.Shape, output.Values[i], output.Bounds[i], magnitudes.Values[i], overflows);
            output.Set(i, value, bound);
        }
    }

    public override (double Value, double Bound)? EvaluateElement(Op op, Tensor[] inputs, Shape output, int index)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        var conv = (Conv2D)op;
        var (sum, direct) = ConvolutionTerms.Evaluate(conv with { Activation = Activation.None }, inputs, output, index);
        var (magnitude, _) = ConvolutionTerms.Evaluate(Bare(conv), [Magnitudes(inputs[0]), gains], output, index);
        return Finish(conv, inputs, index, output, sum, direct, magnitude, Overflows(inputs[0]));
    }

    private static Conv2D Bare(Conv2D op) => op with { Activation = Activation.None, HasResidual = false };

    private static Tensor Magnitudes(Tensor x) => new(x.Shape, [.. x.Data.Select(Math.Abs)]);

    /// <summary>Whether some sum might be too large for a float, so that rows may have been computed directly.</summary>
    private bool Overflows(Tensor x) => x.Data.Where(float.IsFinite).Select(Math.Abs).DefaultIfEmpty().Max() * reach >= float.MaxValue;

    /// <param name="op">The convolution.</param>
    /// <param name="inputs">Its inputs.</param>
    /// <param name="index">Row-major index in the output.</param>
    /// <param name="output">Shape of the output.</param>
    /// <param name="sum">The exact sum, bias and residual included.</param>
    /// <param name="direct">Its bound if it is computed directly.</param>
    /// <param name="magnitude">Σ gains·|x|.</param>
    /// <param name="overflows">Whether it may have been computed directly though it is finite.</param>
    private (double Value, double Bound) Finish(Conv2D op, Tensor[] inputs, int index, Shape output, double sum, double direct, double magnitude, bool overflows)
    {
        var added = inputs.Length >= 3 ? Math.Abs((double)inputs[2].Data[index / (output.H * output.W) % output.C]) : 0;
        if (op.HasResidual) added += Math.Abs((double)inputs[3].Data[index]);
        var bound = (Rounding.Unit * (magnitude + (roundings * added))) + ((gains.Shape.H * gains.Shape.W) * Rounding.Smallest);
        if (!double.IsFinite(bound)) bound = direct;
        return (op.Activation.Apply(sum), op.Activation.Bound(sum, overflows ? Math.Max(direct, bound) : bound));
    }
}
