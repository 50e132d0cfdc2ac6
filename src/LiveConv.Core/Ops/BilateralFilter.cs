using LiveConv.Reference;
using LiveConv.Tensors;

namespace LiveConv.Ops;

/// <summary>
/// Smooths without crossing edges (Tomasi and Manduchi 1998), as OpenCV's bilateralFilter: a mean over the disc
/// dx² + dy² ≤ radius², radius = ⌊Diameter/2⌋, with the weights e^(−d²/2σc²)·e^(−(dx² + dy²)/2σs²),
/// d = Σ_c |x_c(q) − x_c(p)| over all channels together. Border: reflect. Input and output: N×C×H×W.
/// </summary>
/// <remarks>
/// Bound. Let a = d²/2σc² and s = (dx² + dy²)/2σs², with r the exact result and D = Σw. In float32, d has a relative error
/// of C·u (a difference, C − 1 sums), d² of (2C + 1)·u, and 2σ² and the division by it at most 9u more: (2C + 10)·u for a,
/// 10u for s. e^−a is good to 3 + 2a ULP (Vulkan precision table), 1 ULP ≤ 2u, likewise e^−s, and their product has
/// 2u at most: a weight's relative error is ρ ≤ (14 + (2C + 14)·a + 14·s)·u. An error of the weights moves the mean by
/// Σρw|x − r|/D; the sums move it by (n + 2)·u·(Σw|x| + |r|·D)/D, and the division by 2.5 ULP.
/// Weights below 2⁻¹²⁶ may be flushed to 0.
/// </remarks>
/// <param name="Diameter">Width of the disc in pixels, at least 1.</param>
/// <param name="SigmaColor">Standard deviation over differences of values, in units of the values; above 0.</param>
/// <param name="SigmaSpace">Standard deviation over distance, in pixels; above 0.</param>
public sealed record BilateralFilter(int Diameter, float SigmaColor, float SigmaSpace) : Op
{
    public override string Name => nameof(BilateralFilter);

    /// <summary>Offsets of at most this length count.</summary>
    public int Radius => Diameter / 2;

    public override Shape InferShape(ReadOnlySpan<Shape> inputs)
    {
        RequireInputs(inputs, 1, 1);
        if (Diameter < 1) throw new ShapeException($"{Name} has the diameter {Diameter}; it must be at least 1");
        if (!(SigmaColor > 0) || !(SigmaSpace > 0)) throw new ShapeException($"{Name} has sigmas of {SigmaColor} and {SigmaSpace}; both must be above 0");
        _ = inputs[0].C;
        return inputs[0];
    }

    public override void Evaluate(ReadOnlySpan<Tensor> inputs, ReferenceOutput output)
    {
        var x = inputs[0];
        for (var n = 0; n < x.Shape.N; n++)
        for (var y = 0; y < x.Shape.H; y++)
        for (var col = 0; col < x.Shape.W; col++)
        {
            var taps = Taps(x, n, y, col);
            for (var c = 0; c < x.Shape.C; c++)
            {
                var (value, bound) = Mean(x, n, c, taps);
                output.Set(x.Index(n, c, y, col), value, bound);
            }
        }
    }

    private List<Tap> Taps(Tensor x, int n, int y, int col)
    {
        var (sigmaColor, sigmaSpace) = ((double)SigmaColor, (double)SigmaSpace);
        var taps = new List<Tap>();
        for (var dy = -Radius; dy <= Radius; dy++)
        for (var dx = -Radius; dx <= Radius; dx++)
        {
            var square = (dx * dx) + (dy * dy);
            if (square > Radius * Radius) continue;
            var y0 = Border.Map(y + dy, x.Shape.H, BorderMode.Reflect);
            var x0 = Border.Map(col + dx, x.Shape.W, BorderMode.Reflect);
            double difference = 0;
            for (var c = 0; c < x.Shape.C; c++) difference += Math.Abs((double)x[n, c, y0, x0] - x[n, c, y, col]);
            var a = difference * difference / (2 * sigmaColor * sigmaColor);
            var s = square / (2 * sigmaSpace * sigmaSpace);
            taps.Add(new Tap(y0, x0, Math.Exp(-a) * Math.Exp(-s), (14 + (((2 * x.Shape.C) + 14) * a) + (14 * s)) * Rounding.Unit));
        }

        return taps;
    }

    private static (double Value, double Bound) Mean(Tensor x, int n, int c, List<Tap> taps)
    {
        double sum = 0, weights = 0, magnitude = 0;
        foreach (var tap in taps)
        {
            double value = x[n, c, tap.Y, tap.X];
            sum += tap.Weight * value;
            magnitude += tap.Weight * Math.Abs(value);
            weights += tap.Weight;
        }

        var mean = sum / weights;
        double moved = 0, weightError = 0;
        foreach (var tap in taps)
        {
            var error = (tap.Error * tap.Weight) + (2 * Rounding.Smallest);
            moved += error * Math.Abs(x[n, c, tap.Y, tap.X] - mean);
            weightError += error;
        }

        var denominatorError = weightError + Rounding.Sum(taps.Count, weights);
        var numeratorError = moved + Rounding.Sum(taps.Count, magnitude) + (Math.Abs(mean) * Rounding.Sum(taps.Count, weights));
        return (mean, (numeratorError / (weights - denominatorError)) + Rounding.Ulps(2.5, mean));
    }

    private readonly record struct Tap(int Y, int X, double Weight, double Error);
}
