using LiveConv.Tensors;

namespace LiveConv.Learning.Views;

/// <summary>What is explained: one value of a layer, one channel of it, or its largest value, whichever that is.</summary>
public readonly record struct Unit
{
    private Unit(UnitKind kind, int index) => (Kind, Index) = (kind, index);

    /// <summary>The largest value: of class scores the top class.</summary>
    public static Unit Top => default;

    public UnitKind Kind { get; }

    /// <summary>The value's place in row-major order, or the channel; 0 for <see cref="Top"/>.</summary>
    public int Index { get; }

    /// <summary>The value at a place, counted in row-major order: of class scores a class.</summary>
    public static Unit At(int index) => new(UnitKind.Value, index);

    /// <summary>The mean of a channel of N×C×H×W.</summary>
    public static Unit Channel(int channel) => new(UnitKind.Channel, channel);

    /// <summary>Writes the seed of the backward pass: what each value of the layer weighs in what is explained.</summary>
    /// <param name="seed">Of the layer's shape.</param>
    /// <param name="top">One value: whether the largest value counts.</param>
    /// <exception cref="ArgumentOutOfRangeException">The layer has no such value or channel.</exception>
    public void WriteTo(Tensor seed, Tensor top)
    {
        ArgumentNullException.ThrowIfNull(seed);
        ArgumentNullException.ThrowIfNull(top);
        var (start, count) = Places(seed.Shape);
        Array.Clear(seed.Data);
        seed.Data.AsSpan(start, count).Fill(1f / Math.Max(1, count));
        top.Data[0] = Kind == UnitKind.Top ? 1 : 0;
    }

    /// <summary>The mean of what is explained in a layer's values.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The layer has no such value or channel.</exception>
    public float Of(Tensor values)
    {
        ArgumentNullException.ThrowIfNull(values);
        if (Kind == UnitKind.Top) return values.Data[Find(values).Index];
        var (start, count) = Places(values.Shape);
        double sum = 0;
        foreach (var value in values.Data.AsSpan(start, count)) sum += value;
        return (float)(sum / count);
    }

    /// <summary>This unit, or the value that is the largest now.</summary>
    public Unit Find(Tensor values)
    {
        ArgumentNullException.ThrowIfNull(values);
        if (Kind != UnitKind.Top) return this;
        var largest = 0;
        for (var i = 1; i < values.Shape.Count; i++)
        {
            if (values.Data[i] > values.Data[largest]) largest = i;
        }

        return At(largest);
    }

    /// <summary>Throws unless a layer of this shape has such a unit.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It has no such value or channel.</exception>
    public void Require(Shape layer) => _ = Places(layer);

    private (int Start, int Count) Places(Shape shape)
    {
        if (Kind == UnitKind.Top) return (0, 0);
        var size = Kind == UnitKind.Value ? 1 : shape.H * shape.W;
        ArgumentOutOfRangeException.ThrowIfNegative(Index);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(Index, Kind == UnitKind.Value ? shape.Count : shape.C);
        return (Index * size, size);
    }
}
