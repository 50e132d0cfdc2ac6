using LiveConv.Reference;
using LiveConv.Tensors;

namespace LiveConv.Ops;

/// <summary>
/// An op on two tensors of any rank, element by element, with ONNX's broadcasting in both directions: shapes are aligned at the last
/// axis, and axes of size 1 repeat.
/// </summary>
public abstract record BinaryOp : Op
{
    /// <summary>Whether two integer inputs are allowed too; <see cref="Apply(long, long)"/> then computes them.</summary>
    protected virtual bool TakesIntegers => false;

    public override Shape InferShape(ReadOnlySpan<Shape> inputs)
    {
        RequireInputs(inputs, 2, 2);
        return Broadcast.Together(Name, inputs[0], inputs[1]);
    }

    public override ElementType InferType(ReadOnlySpan<ElementType> inputs)
    {
        if (inputs[0] == inputs[1] && (inputs[0] == ElementType.Float32 || (TakesIntegers && inputs[0] == ElementType.Int64))) return inputs[0];
        throw new ShapeException($"{Name} takes two inputs of Float32{(TakesIntegers ? " or of Int64" : "")}, not {inputs[0]} and {inputs[1]}");
    }

    public override void Evaluate(ReadOnlySpan<Tensor> inputs, ReferenceOutput output)
    {
        var (a, b) = (inputs[0], inputs[1]);
        var (ofA, ofB) = (new Broadcast(a.Shape, output.Shape), new Broadcast(b.Shape, output.Shape));
        var integers = a.Type == ElementType.Int64 && b.Type == ElementType.Int64;
        for (var i = 0; i < output.Shape.Count; i++)
        {
            var (at, bt) = (ofA.Source(i), ofB.Source(i));
            if (integers)
            {
                output.SetExact(i, Apply(a.Integers[at], b.Integers[bt]));
                continue;
            }

            var (x, y) = (a.Value(at), b.Value(bt));
            var value = Apply(x, y);
            if (a.Type == ElementType.Int64) output.SetExact(i, Math.Truncate(value));
            else output.Set(i, value, Bound(x, y, value));
        }
    }

    /// <summary>The function itself, in double.</summary>
    protected abstract double Apply(double a, double b);

    /// <summary>The function on integers; only where <see cref="TakesIntegers"/>.</summary>
    protected virtual long Apply(long a, long b) => throw new NotSupportedException($"{Name} isn't for integers");

    /// <summary>The largest error of a correct float32 kernel at (a, b), whose exact result is <paramref name="y"/>.</summary>
    protected abstract double Bound(double a, double b, double y);
}
