namespace LiveConv.Ops;

/// <summary>The nearest whole number; halves go to the even one, as IEEE and ONNX have it. Exact.</summary>
public sealed record Round : UnaryOp
{
    public override string Name => nameof(Round);

    protected override double Apply(double x) => Math.Round(x, MidpointRounding.ToEven);

    protected override double Bound(double x, double y) => 0;
}
