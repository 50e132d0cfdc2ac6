using LiveConv.Reference;

namespace LiveConv.Ops;

/// <summary>x where x ≥ 0, slope·x below. (ONNX LeakyRelu.)</summary>
public sealed record LeakyRelu(float Slope = 0.01f) : UnaryOp
{
    public override string Name => nameof(LeakyRelu);

    protected override double Apply(double x) => x < 0 ? Slope * x : x;

    protected override double Bound(double x, double y) => x < 0 ? Rounding.Operations(1, y) : 0;
}
