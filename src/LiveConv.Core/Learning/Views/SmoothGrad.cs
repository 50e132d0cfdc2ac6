using LiveConv.Graphs;
using LiveConv.Tensors;

namespace LiveConv.Learning.Views;

/// <summary>
/// SmoothGrad: the mean gradient of noisy copies of the input, one copy a step, and of that the largest of each pixel's channels
/// (Smilkov et al., "SmoothGrad: removing noise by adding noise", 2017). The noise is Gaussian; its standard deviation is stated as a fraction of
/// the input's range, max x − min x (0.1 to 0.2 there). It is seeded by the copy's number, so that the same input gives the same map.
/// </summary>
public sealed class SmoothGrad : IAttribution
{
    private readonly GradientView saliency;
    private readonly Tensor clean;
    private readonly Tensor noisy;
    private readonly Tensor gradient;
    private readonly double[] sums;
    private Unit unit;
    private float deviation;
    private int done;

    /// <param name="network">The network; one input of pictures.</param>
    /// <param name="executor">Runs it; on its thread.</param>
    /// <param name="samples">Noisy copies, at least 1.</param>
    /// <param name="noise">Standard deviation of the noise as a fraction of the input's range; above 0.</param>
    /// <param name="target">The layer that the unit belongs to; null for the class scores.</param>
    /// <exception cref="GradientException">An op on the way has no gradient.</exception>
    public SmoothGrad(Graph network, IExecutor executor, int samples = 25, double noise = 0.15, Node? target = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(samples, 1);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(noise);
        (Samples, Noise) = (samples, noise);
        saliency = GradientView.Saliency(network, executor, target: target);
        (clean, noisy, gradient) = (new Tensor(saliency.GradientShape), new Tensor(saliency.GradientShape), new Tensor(saliency.GradientShape));
        sums = new double[gradient.Data.Length];
        Map = new Tensor(saliency.Map.Shape);
        Scores = new Tensor(saliency.Scores.Shape);
    }

    public Tensor Map { get; }

    public Tensor Scores { get; }

    public int Samples { get; }

    /// <summary>Standard deviation of the noise as a fraction of the input's range.</summary>
    public double Noise { get; }

    /// <summary>The input itself comes first: its scores say which unit is the largest.</summary>
    public int Steps => Samples + 1;

    public void Start(Tensor input, Unit unit)
    {
        saliency.Start(input, unit);
        clean.CopyFrom(input);
        this.unit = unit;
        done = 0;
        float low = float.PositiveInfinity, high = float.NegativeInfinity;
        foreach (var value in clean.Data) (low, high) = (Math.Min(low, value), Math.Max(high, value));
        deviation = (float)(Noise * (high - low));
    }

    public bool Step()
    {
        if (done == 0)
        {
            saliency.Step();
            saliency.Map.Data.CopyTo(Map.Data, 0);
            saliency.Scores.Data.CopyTo(Scores.Data, 0);
            Array.Clear(sums);

            // Noise may change which class is the top one, but not which one is explained.
            unit = unit.Find(Scores);
        }
        else if (done <= Samples)
        {
            GaussianNoise.Add(clean.Data, deviation, (ulong)done, noisy.Data);
            saliency.Start(noisy, unit);
            saliency.Step();
            saliency.ReadGradient(gradient);
            for (var i = 0; i < sums.Length; i++) sums[i] += gradient.Data[i];
            Summarise(done);
        }

        return ++done < Steps;
    }

    public void Dispose() => saliency.Dispose();

    private void Summarise(int samples)
    {
        var axis = PictureShape.ChannelAxis(gradient.Shape);
        var (channels, stride) = (gradient.Shape[axis], gradient.Shape.Stride(axis));
        for (var pixel = 0; pixel < Map.Data.Length; pixel++)
        {
            var start = axis == 1 ? pixel : pixel * channels;
            double largest = 0;
            for (var c = 0; c < channels; c++) largest = Math.Max(largest, Math.Abs(sums[start + (c * stride)]));
            Map.Data[pixel] = (float)(largest / samples);
        }
    }
}
