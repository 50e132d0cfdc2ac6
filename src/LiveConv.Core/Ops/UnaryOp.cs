using LiveConv.Reference;
using LiveConv.Tensors;

namespace LiveConv.Ops;

/// <summary>An op that maps each element by itself; the output has the shape of the input, of any rank.</summary>
public abstract record UnaryOp : Op
{
    /// <summary>Whether an integer input is allowed too; <see cref="Apply(long)"/> then computes it.</summary>
    protected virtual bool TakesIntegers => false;

    public override Shape InferShape(ReadOnlySpan<Shape> inputs)
    {
        RequireInputs(inputs, 1, 1);
        return inputs[0];
    }

    public override ElementType InferType(ReadOnlySpan<ElementType> inputs) =>
        TakesIntegers && inputs[0] == ElementType.Int64 ? ElementType.Int64 : base.InferType(inputs);

    public override void Evaluate(ReadOnlySpan<Tensor> inputs, ReferenceOutput output)
    {
        var x = inputs[0];
        for (var i = 0; i < x.Shape.Count; i++)
        {
            if (x.Type == ElementType.Int64)
            {
                output.SetExact(i, Apply(x.Integers[i]));
                continue;
            }

            var value = Apply(x.Value(i));
            output.Set(i, value, Bound(x.Value(i), value));
        }
    }

    /// <summary>The function itself, in double.</summary>
    protected abstract double Apply(double x);

    /// <summary>The function on an integer; only where <see cref="TakesIntegers"/>.</summary>
    protected virtual long Apply(long x) => throw new NotSupportedException($"{Name} isn't for integers");

    /// <summary>The largest error of a correct float32 kernel at <paramref name="x"/>, whose exact result is <paramref name="y"/>.</summary>
    protected abstract double Bound(double x, double y);
}
