using LiveConv.Graphs;
using LiveConv.Microscope.Probing;
using LiveConv.Tensors;
using LiveConv.Verification;

namespace LiveConv.Microscope;

/// <summary>
/// Takes one value of a layer apart: the input values that it is made of, their weights and products, the sum, what follows, and the same
/// in double beside what the executor computed. Not thread-safe; after the first explanation of a layer the next ones of it allocate nothing where the kernel has the op's own bound.
/// </summary>
/// <param name="valuesOf">The executor's values of an input or a layer, of the frame to explain (constants are known). <see cref="NodeValues"/> reads them from a loaded graph.</param>
/// <param name="modelOf">What the executor's kernel declares about its rounding: <see cref="ILoadedGraph.ErrorModel"/>; null for <see cref="ErrorModel.Direct"/>.</param>
public sealed class ArithmeticProbe(Func<Node, Tensor> valuesOf, Func<Node, ErrorModel>? modelOf = null)
{
    private readonly ProbeContext context = new();

    /// <summary>Explains one value of a layer.</summary>
    /// <param name="node">A layer of the graph; an input or a constant has its value for an explanation.</param>
    /// <param name="index">Row-major index in its output (<see cref="Shape.Strides"/>).</param>
    /// <param name="result">Takes the explanation.</param>
    /// <exception cref="ArgumentOutOfRangeException">The index lies outside the output.</exception>
    public void Explain(Node node, int index, Explanation result)
    {
        ArgumentNullException.ThrowIfNull(node);
        ArgumentNullException.ThrowIfNull(result);
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, node.Shape.Count);
        var model = node.IsLayer && modelOf is not null ? modelOf(node) : ErrorModel.Direct;
        result.Begin(node, index);
        context.Begin(node, index, valuesOf, model, result);
        if (node.IsLayer)
        {
            TermRules.Apply(context);
        }
        else
        {
            result.Describe(ExplanationKind.Copy, node.Constant is null ? "the picture" : "a constant");
            result.SetBias(context.Output.Value(index));
            result.AddUp();
            result.Value = result.Sum;
        }

        context.Compare();
        result.Sort();
    }
}
