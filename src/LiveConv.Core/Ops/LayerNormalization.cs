using LiveConv.Tensors;

namespace LiveConv.Ops;

/// <summary>All values from an axis on by their mean and variance. Inputs: x, scale and optionally bias, which are broadcast to x.</summary>
/// <param name="Axis">The first axis of those that are normalised together, from 0.</param>
/// <param name="Epsilon">Added to the variance; in squared units of x.</param>
public sealed record LayerNormalization(int Axis, float Epsilon = 1e-5f) : MomentNormalizationOp(Epsilon)
{
    public override string Name => nameof(LayerNormalization);

    public override Shape InferShape(ReadOnlySpan<Shape> inputs)
    {
        RequireInputs(inputs, 2, 3);
        AxisRules.Require(Name, inputs[0], Axis);
        foreach (var parameter in inputs[1..])
        {
            if (!Broadcast.Fits(parameter, inputs[0]))
                throw new ShapeException($"{Name} needs scale and bias that can be broadcast to {inputs[0]}, not {parameter}");
        }

        return inputs[0];
    }

    public override int GroupSize(Shape x)
    {
        var size = 1;
        for (var axis = Axis; axis < x.Rank; axis++) size *= x[axis];
        return Math.Max(1, size);
    }

    public override Shape ParameterShape(Shape x, Shape parameter) => parameter;
}
