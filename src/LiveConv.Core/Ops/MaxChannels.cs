namespace LiveConv.Ops;

/// <summary>The largest channel of each pixel; exact. A NaN in any channel gives NaN. Input: N×C×H×W. Output: N×1×H×W.</summary>
public sealed record MaxChannels : ChannelReduceOp
{
    public override string Name => nameof(MaxChannels);

    protected override (double Value, double Bound) Summarise(IReadOnlyList<float> pixel)
    {
        var largest = pixel[0];
        foreach (var value in pixel) largest = MathF.Max(largest, value);
        return (largest, 0);
    }
}
