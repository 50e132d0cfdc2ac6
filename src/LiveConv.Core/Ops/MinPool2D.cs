namespace LiveConv.Ops;

/// <summary>
/// The smallest value of each window; exact. Padding never wins, and a NaN in the window gives NaN.
/// At stride 1 it is the erosion of mathematical morphology.
/// </summary>
public sealed record MinPool2D : SummaryPoolOp
{
    public override string Name => nameof(MinPool2D);

    protected override (double Value, double Bound) Summarise(IReadOnlyList<float> window, int padded)
    {
        var smallest = float.PositiveInfinity;
        foreach (var value in window) smallest = MathF.Min(smallest, value);
        return (smallest, 0);
    }
}
