using LiveConv.Reference;
using LiveConv.Tensors;

namespace LiveConv.Ops;

/// <summary>An op that maps the values along one axis together; the output has the shape of the input, of any rank from 1.</summary>
/// <param name="Axis">The axis, from 0.</param>
public abstract record AxisOp(int Axis) : Op
{
    public override Shape InferShape(ReadOnlySpan<Shape> inputs)
    {
        RequireInputs(inputs, 1, 1);
        AxisRules.Require(Name, inputs[0], Axis);
        return inputs[0];
    }

    public override void Evaluate(ReadOnlySpan<Tensor> inputs, ReferenceOutput output)
    {
        var x = inputs[0];
        var groups = new AxisGroups(x.Shape, [Axis]);
        var (values, results, bounds) = (new double[groups.Members.Length], new double[groups.Members.Length], new double[groups.Members.Length]);
        foreach (var start in groups.Starts)
        {
            for (var i = 0; i < values.Length; i++) values[i] = x.Value(start + groups.Members[i]);
            Apply(values, results, bounds);
            for (var i = 0; i < values.Length; i++) output.Set(start + groups.Members[i], results[i], bounds[i]);
        }
    }

    /// <summary>The function itself, in double, with the largest error of a correct float32 kernel for each result.</summary>
    protected abstract void Apply(double[] x, double[] y, double[] bounds);
}
