using LiveConv.Tensors;

namespace LiveConv.Ops;

/// <summary>An op on two tensors of truth values, with broadcasting. Inputs and output: Bool. Exact.</summary>
public abstract record LogicalOp : BinaryOp
{
    public override ElementType InferType(ReadOnlySpan<ElementType> inputs)
    {
        if (inputs[0] == ElementType.Bool && inputs[1] == ElementType.Bool) return ElementType.Bool;
        throw new ShapeException($"{Name} takes truth values, not {inputs[0]} and {inputs[1]}");
    }

    /// <summary>The function itself.</summary>
    protected abstract bool Holds(bool a, bool b);

    protected sealed override double Apply(double a, double b) => Holds(a != 0, b != 0) ? 1 : 0;

    protected sealed override double Bound(double a, double b, double y) => 0;
}
