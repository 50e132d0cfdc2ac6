using LiveConv.Tensors;

namespace LiveConv.Microscope.Statistics;

/// <summary>
/// What the feature maps of a layer are like in the latest frame, and which were dead in all frames so far. Channels are the second axis of the
/// first picture of the batch; a tensor of one axis or none is one channel. Updating and sorting don't allocate.
/// </summary>
public sealed class LayerStatistics
{
    private readonly PlaneSummary[] channels;
    private readonly float[] lowest;
    private readonly float[] highest;
    private readonly Comparison<int>[] comparisons;
    private readonly int size;

    /// <param name="shape">Shape of the layer's output.</param>
    public LayerStatistics(Shape shape)
    {
        Shape = shape;
        channels = new PlaneSummary[shape.Rank > 1 ? shape[1] : 1];
        size = shape.Rank > 1 ? shape.Stride(1) : shape.Count;
        (lowest, highest) = (new float[channels.Length], new float[channels.Length]);
        comparisons =
        [
            static (a, b) => a.CompareTo(b),
            (a, b) => Descending(channels[a].Mean, channels[b].Mean, a, b),
            (a, b) => Descending(channels[a].Maximum, channels[b].Maximum, a, b),
            (a, b) => Descending(-channels[a].Sparsity, -channels[b].Sparsity, a, b),
        ];
        Reset();
    }

    public Shape Shape { get; }

    /// <summary>Frames since the beginning, or since <see cref="Reset"/>.</summary>
    public long Frames { get; private set; }

    /// <summary>All values of the latest frame together.</summary>
    public PlaneSummary Layer { get; private set; }

    /// <summary>Mean, smallest, largest and zeros of each channel in the latest frame.</summary>
    public ReadOnlySpan<PlaneSummary> Channels => channels;

    /// <summary>How many channels are dead.</summary>
    public int DeadChannels { get; private set; }

    /// <summary>Whether a channel was nowhere above 0 in all frames so far, or everywhere the same value.</summary>
    public bool IsDead(int channel) => Frames > 0 && (highest[channel] <= 0 || highest[channel] == lowest[channel]);

    /// <summary>Takes the values of another frame.</summary>
    /// <exception cref="ShapeException">The values have another shape.</exception>
    public void Update(Tensor values)
    {
        ArgumentNullException.ThrowIfNull(values);
        if (values.Shape != Shape || values.Type == ElementType.Int64) throw new ShapeException($"statistics of {Shape} can't take {values.Type} values of {values.Shape}");
        Frames++;
        DeadChannels = 0;
        var (sum, low, high, zeros) = (0.0, float.PositiveInfinity, float.NegativeInfinity, 0);
        for (var c = 0; c < channels.Length; c++)
        {
            var summary = channels[c] = PlaneSummary.Of(values.Data.AsSpan(c * size, size));
            (lowest[c], highest[c]) = (Math.Min(lowest[c], summary.Minimum), Math.Max(highest[c], summary.Maximum));
            (sum, low, high, zeros) = (sum + ((double)summary.Mean * size), Math.Min(low, summary.Minimum), Math.Max(high, summary.Maximum), zeros + summary.Zeros);
            if (IsDead(c)) DeadChannels++;
        }

        var count = channels.Length * size;
        Layer = new PlaneSummary(count == 0 ? 0 : (float)(sum / count), low, high, zeros, count);
    }

    /// <summary>Forgets all frames.</summary>
    public void Reset()
    {
        Frames = 0;
        DeadChannels = 0;
        Layer = default;
        Array.Clear(channels);
        Array.Fill(lowest, float.PositiveInfinity);
        Array.Fill(highest, float.NegativeInfinity);
    }

    /// <summary>Puts the channels in order; equal ones by their number, NaN last.</summary>
    /// <param name="order">By what.</param>
    /// <param name="sorted">Takes the numbers of all channels.</param>
    public void Sort(ChannelOrder order, Span<int> sorted)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(sorted.Length, channels.Length);
        for (var c = 0; c < sorted.Length; c++) sorted[c] = c;
        if (order != ChannelOrder.Index) sorted.Sort(comparisons[(int)order]);
    }

    private static int Descending(float a, float b, int first, int second)
    {
        var order = b.CompareTo(a);
        return order != 0 ? order : first.CompareTo(second);
    }
}
