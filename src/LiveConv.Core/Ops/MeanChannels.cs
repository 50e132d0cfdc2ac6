using LiveConv.Reference;

namespace LiveConv.Ops;

/// <summary>The mean of the channels of each pixel. Input: N×C×H×W. Output: N×1×H×W.</summary>
public sealed record MeanChannels : ChannelReduceOp
{
    public override string Name => nameof(MeanChannels);

    protected override (double Value, double Bound) Summarise(IReadOnlyList<float> pixel)
    {
        double sum = 0, magnitude = 0;
        foreach (var value in pixel)
        {
            sum += value;
            magnitude += Math.Abs(value);
        }

        // One division (2.5 ULP, Vulkan precision table) on top of the sum.
        return (sum / pixel.Count, (Rounding.Sum(pixel.Count, magnitude) / pixel.Count) + Rounding.Ulps(2.5, sum / pixel.Count));
    }
}
