using LiveConv.Reference;
using LiveConv.Tensors;

namespace LiveConv.Ops;

/// <summary>
/// A comparison of two tensors of one type, element by element, with broadcasting. Output: Bool. Exact, but where an operand is
/// subnormal a GPU may take it for 0 (GLSL 4.7.1): there the bound is 1 if that changes the answer.
/// </summary>
public abstract record ComparisonOp : BinaryOp
{
    protected override bool TakesIntegers => true;

    /// <summary>Whether truth values are compared too.</summary>
    protected virtual bool AllowsTruthValues => false;

    public override ElementType InferType(ReadOnlySpan<ElementType> inputs)
    {
        if (inputs[0] == inputs[1] && (AllowsTruthValues || inputs[0] != ElementType.Bool)) return ElementType.Bool;
        throw new ShapeException($"{Name} compares two inputs of one type, not {inputs[0]} and {inputs[1]}");
    }

    /// <summary>The comparison itself; integers come as a − b's sign and 0.</summary>
    protected abstract bool Holds(double a, double b);

    protected sealed override double Apply(double a, double b) => Holds(a, b) ? 1 : 0;

    protected sealed override long Apply(long a, long b) => Holds(a.CompareTo(b), 0) ? 1 : 0;

    protected sealed override double Bound(double a, double b, double y)
    {
        var (zeroA, zeroB) = (Precision.Flush(a), Precision.Flush(b));
        return Apply(zeroA, b) == y && Apply(a, zeroB) == y && Apply(zeroA, zeroB) == y ? 0 : 1;
    }
}
