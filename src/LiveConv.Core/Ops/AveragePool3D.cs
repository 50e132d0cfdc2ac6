using LiveConv.Reference;

namespace LiveConv.Ops;

/// <summary>The mean of each window of a volume.</summary>
public sealed record AveragePool3D : PoolOp3D
{
    public override string Name => nameof(AveragePool3D);

    /// <summary>Counts padding as zeros in the mean (ONNX count_include_pad).</summary>
    public bool CountIncludePad { get; init; }

    protected override (double Value, double Bound) Summarise(IReadOnlyList<float> window, int padded)
    {
        var count = CountIncludePad ? padded : window.Count;
        double sum = 0, magnitude = 0;
        foreach (var value in window)
        {
            sum += value;
            magnitude += Math.Abs(value);
        }

        // One division (2.5 ULP, Vulkan precision table) on top of the sum.
        return (sum / count, (Rounding.Sum(window.Count, magnitude) / count) + Rounding.Ulps(2.5, sum / count));
    }
}
