namespace LiveConv.Ops;

/// <summary>
/// The largest value of each window; exact. Padding never wins, and a NaN in the window gives NaN.
/// At stride 1 it is the dilation of mathematical morphology.
/// </summary>
public sealed record MaxPool2D : SummaryPoolOp
{
    public override string Name => nameof(MaxPool2D);

    protected override (double Value, double Bound) Summarise(IReadOnlyList<float> window, int padded)
    {
        var largest = float.NegativeInfinity;
        foreach (var value in window) largest = MathF.Max(largest, value);
        return (largest, 0);
    }
}
