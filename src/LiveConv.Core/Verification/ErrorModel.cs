using LiveConv.Ops;
using LiveConv.Reference;
using LiveConv.Tensors;

namespace LiveConv.Verification;

/// <summary>
/// What a kernel declares about its rounding: for each output the reference's value and the bound within which the kernel's must lie
/// (docs/verification.md). Direct formulations have the op's own bound.
/// </summary>
public abstract class ErrorModel
{
    /// <summary>The op's own bound: products summed in any order.</summary>
    public static ErrorModel Direct { get; } = new DirectErrorModel();

    /// <summary>All values of a layer and their bounds.</summary>
    /// <param name="op">The layer's op.</param>
    /// <param name="inputs">The executor's own inputs to it.</param>
    /// <param name="output">Takes values and bounds.</param>
    public abstract void Evaluate(Op op, Tensor[] inputs, ReferenceOutput output);

    /// <summary>One value and its bound, as <see cref="Evaluate"/> gives them; null where the op's values can't be had one at a time.</summary>
    /// <param name="op">The layer's op.</param>
    /// <param name="inputs">The executor's own inputs to it.</param>
    /// <param name="output">Shape of the output.</param>
    /// <param name="index">Row-major index in the output.</param>
    public abstract (double Value, double Bound)? EvaluateElement(Op op, Tensor[] inputs, Shape output, int index);

    private sealed class DirectErrorModel : ErrorModel
    {
        public override void Evaluate(Op op, Tensor[] inputs, ReferenceOutput output) => op.Evaluate(inputs, output);

        public override (double Value, double Bound)? EvaluateElement(Op op, Tensor[] inputs, Shape output, int index) =>
            op.EvaluateElement(inputs, output, index);
    }
}
