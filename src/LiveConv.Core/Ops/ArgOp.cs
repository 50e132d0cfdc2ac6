using LiveConv.Reference;
using LiveConv.Tensors;

namespace LiveConv.Ops;

/// <summary>Where along an axis a value of a kind stands. Output: Int64, the input's shape with the axis at 1, or without it. Exact.</summary>
/// <param name="Axis">The axis, from 0.</param>
/// <param name="KeepDims">Whether the axis stays, with the size 1.</param>
/// <param name="LastIndex">Whether the last of equal values counts, not the first.</param>
public abstract record ArgOp(int Axis, bool KeepDims, bool LastIndex) : Op
{
    public override Shape InferShape(ReadOnlySpan<Shape> inputs)
    {
        RequireInputs(inputs, 1, 1);
        AxisRules.Require(Name, inputs[0], Axis);
        if (inputs[0][Axis] == 0) throw new ShapeException($"{Name} finds nothing along axis {Axis} of {inputs[0]}");
        return AxisRules.Reduced(Name, inputs[0], [Axis], KeepDims);
    }

    public override ElementType InferType(ReadOnlySpan<ElementType> inputs) =>
        inputs[0] != ElementType.Bool ? ElementType.Int64 : throw new ShapeException($"{Name} takes numbers, not {inputs[0]}");

    public override void Evaluate(ReadOnlySpan<Tensor> inputs, ReferenceOutput output)
    {
        var x = inputs[0];
        var groups = new AxisGroups(x.Shape, [Axis]);
        for (var g = 0; g < groups.Starts.Length; g++)
        {
            var found = 0;
            var best = x.Value(groups.Starts[g]);
            for (var i = 1; i < groups.Members.Length; i++)
            {
                var value = x.Value(groups.Starts[g] + groups.Members[i]);
                if (!Beats(value, best) && !(LastIndex && value == best)) continue;
                (found, best) = (i, value);
            }

            output.SetExact(g, found);
        }
    }

    /// <summary>Whether a later value takes the place of an earlier one.</summary>
    protected abstract bool Beats(double value, double best);
}
