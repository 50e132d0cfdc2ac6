using LiveConv.Reference;
using LiveConv.Tensors;

namespace LiveConv.Ops;

/// <summary>An op that maps each element by itself; the output has the shape of the input.</summary>
public abstract record UnaryOp : Op
{
    public override Shape InferShape(ReadOnlySpan<Shape> inputs)
    {
        RequireInputs(inputs, 1, 1);
        return inputs[0];
    }

    public override void Evaluate(ReadOnlySpan<Tensor> inputs, ReferenceOutput output)
    {
        var x = inputs[0].Data;
        for (var i = 0; i < x.Length; i++)
        {
            var value = Apply(x[i]);
            output.Set(i, value, Bound(x[i], value));
        }
    }

    /// <summary>The function itself, in double.</summary>
    protected abstract double Apply(double x);

    /// <summary>The largest error of a correct float32 kernel at <paramref name="x"/>, whose exact result is <paramref name="y"/>.</summary>
    protected abstract double Bound(double x, double y);
}
