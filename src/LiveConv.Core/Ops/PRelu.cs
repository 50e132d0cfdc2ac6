using LiveConv.Reference;
using LiveConv.Tensors;

namespace LiveConv.Ops;

/// <summary>x where x ≥ 0, slope·x below. Inputs: x, and slopes that are broadcast to the shape of x.</summary>
public sealed record PRelu : BinaryOp
{
    public override string Name => nameof(PRelu);

    protected override bool TakesIntegers => true;

    public override Shape InferShape(ReadOnlySpan<Shape> inputs)
    {
        RequireInputs(inputs, 2, 2);
        return Broadcast.Fits(inputs[1], inputs[0])
            ? inputs[0]
            : throw new ShapeException($"{Name} needs slopes that can be broadcast to {inputs[0]}, not {inputs[1]}");
    }

    protected override double Apply(double a, double b) => a < 0 ? a * b : a;

    protected override long Apply(long a, long b) => a < 0 ? unchecked(a * b) : a;

    protected override double Bound(double a, double b, double y) => a < 0 ? Rounding.Operations(1, y) : 0;
}
