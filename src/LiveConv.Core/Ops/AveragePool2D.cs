namespace LiveConv.Ops;

/// <summary>The mean of each window.</summary>
public sealed record AveragePool2D : SummaryPoolOp
{
    public override string Name => nameof(AveragePool2D);

    /// <summary>Counts padding as zeros in the mean (ONNX count_include_pad).</summary>
    public bool CountIncludePad { get; init; }

    protected override (double Value, double Bound) Summarise(IReadOnlyList<float> window, int padded) =>
        Window.Mean(window, CountIncludePad ? padded : window.Count);
}
