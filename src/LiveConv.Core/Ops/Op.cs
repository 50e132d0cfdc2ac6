using LiveConv.Reference;
using LiveConv.Tensors;

namespace LiveConv.Ops;

/// <summary>
/// One tensor operation: its attributes, its shape inference and its naive reference. Immutable.
/// An op has one output; what yields several results is several ops.
/// </summary>
public abstract record Op
{
    /// <summary>The field's name of the op, for example <c>Conv2D</c>: the stem of its files.</summary>
    public abstract string Name { get; }

    /// <summary>The shape of the output.</summary>
    /// <exception cref="ShapeException">The inputs don't fit; the message says which and why.</exception>
    public abstract Shape InferShape(ReadOnlySpan<Shape> inputs);

    /// <summary>The type of the output. Most ops take and give Float32.</summary>
    /// <exception cref="ShapeException">The op isn't defined for these types.</exception>
    public virtual ElementType InferType(ReadOnlySpan<ElementType> inputs)
    {
        foreach (var type in inputs)
        {
            if (type != ElementType.Float32) throw new ShapeException($"{Name} needs Float32 inputs, not {type}");
        }

        return ElementType.Float32;
    }

    /// <summary>
    /// The truth: the formula as a textbook writes it, in double, with the bound within which a correct
    /// float32 kernel must lie (see docs/verification.md). Never optimised.
    /// </summary>
    public abstract void Evaluate(ReadOnlySpan<Tensor> inputs, ReferenceOutput output);

    /// <summary>
    /// One element and its bound, as <see cref="Evaluate"/> defines them, without the others: for ops whose elements are
    /// long sums, so that a sample of a large output can be checked. Null for any other op.
    /// </summary>
    /// <param name="inputs">The inputs.</param>
    /// <param name="output">Shape of the output.</param>
    /// <param name="index">Row-major index in the output.</param>
    public virtual (double Value, double Bound)? EvaluateElement(Tensor[] inputs, Shape output, int index) => null;

    /// <summary>Multiply–add operations for one evaluation; 0 where the op has none worth counting.</summary>
    public virtual long MultiplyAdds(ReadOnlySpan<Shape> inputs, Shape output) => 0;

    /// <summary>Throws unless the op gets the number of inputs that it takes.</summary>
    protected void RequireInputs(ReadOnlySpan<Shape> inputs, int least, int most)
    {
        if (inputs.Length >= least && inputs.Length <= most) return;
        var wanted = most == int.MaxValue ? $"at least {least}" : least == most ? $"{least}" : $"{least} to {most}";
        throw new ShapeException($"{Name} takes {wanted} {Amount.Noun(most == int.MaxValue ? least : most, "input", "inputs")}, not {inputs.Length}");
    }
}
