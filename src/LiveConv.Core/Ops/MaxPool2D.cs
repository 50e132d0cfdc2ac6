namespace LiveConv.Ops;

/// <summary>The largest value of each window; padding never wins. At stride 1 it is the dilation of mathematical morphology.</summary>
public sealed record MaxPool2D : PoolOp
{
    public override string Name => nameof(MaxPool2D);

    protected override (double Value, double Bound) Summarise(IReadOnlyList<float> window, int padded) => (window.Max(), 0);
}
