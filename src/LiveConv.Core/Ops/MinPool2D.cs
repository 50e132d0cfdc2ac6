namespace LiveConv.Ops;

/// <summary>The smallest value of each window; padding never wins. At stride 1 it is the erosion of mathematical morphology.</summary>
public sealed record MinPool2D : PoolOp
{
    public override string Name => nameof(MinPool2D);

    protected override (double Value, double Bound) Summarise(IReadOnlyList<float> window, int padded) => (window.Min(), 0);
}
