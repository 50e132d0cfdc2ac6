using LiveConv.Reference;
using LiveConv.Tensors;

namespace LiveConv.Ops;

/// <summary>An op on two tensors of the same shape, element by element.</summary>
public abstract record BinaryOp : Op
{
    public override Shape InferShape(ReadOnlySpan<Shape> inputs)
    {
        RequireInputs(inputs, 2, 2);
        if (inputs[0] != inputs[1]) throw new ShapeException($"{Name} needs two inputs of one shape, not {inputs[0]} and {inputs[1]}");
        return inputs[0];
    }

    public override void Evaluate(ReadOnlySpan<Tensor> inputs, ReferenceOutput output)
    {
        var (a, b) = (inputs[0].Data, inputs[1].Data);
        for (var i = 0; i < a.Length; i++)
        {
            var value = Apply(a[i], b[i]);
            output.Set(i, value, Bound(a[i], b[i], value));
        }
    }

    /// <summary>The function itself, in double.</summary>
    protected abstract double Apply(double a, double b);

    /// <summary>The largest error of a correct float32 kernel at (a, b), whose exact result is <paramref name="y"/>.</summary>
    protected abstract double Bound(double a, double b, double y);
}
