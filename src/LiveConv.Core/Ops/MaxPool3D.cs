namespace LiveConv.Ops;

/// <summary>The largest value of each window of a volume; exact. Padding never wins, and a NaN in the window gives NaN.</summary>
public sealed record MaxPool3D : PoolOp3D
{
    public override string Name => nameof(MaxPool3D);

    protected override (double Value, double Bound) Summarise(IReadOnlyList<float> window, int padded)
    {
        var largest = float.NegativeInfinity;
        foreach (var value in window) largest = MathF.Max(largest, value);
        return (largest, 0);
    }
}
