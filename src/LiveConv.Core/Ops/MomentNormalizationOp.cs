using LiveConv.Reference;
using LiveConv.Tensors;

namespace LiveConv.Ops;

/// <summary>
/// scale·(x − mean)/√(variance + Epsilon) + bias, with the mean and variance of groups of neighbouring values of x itself. Inputs: x, scale
/// and bias. Output: the shape of x. The bound is derived at <see cref="Moments"/>: a kernel computes the mean before the variance.
/// </summary>
/// <param name="Epsilon">Added to the variance; in squared units of x.</param>
public abstract record MomentNormalizationOp(float Epsilon) : Op
{
    /// <summary>How many values that follow each other (row-major) share their moments.</summary>
    public abstract int GroupSize(Shape x);

    /// <summary>Scale and bias as a shape that can be broadcast to x.</summary>
    public abstract Shape ParameterShape(Shape x, Shape parameter);

    public override void Evaluate(ReadOnlySpan<Tensor> inputs, ReferenceOutput output)
    {
        var (x, scale) = (inputs[0], inputs[1]);
        var bias = inputs.Length > 2 ? inputs[2] : null;
        var ofScale = new Broadcast(ParameterShape(x.Shape, scale.Shape), x.Shape);
        var ofBias = bias is null ? null : new Broadcast(ParameterShape(x.Shape, bias.Shape), x.Shape);
        var size = GroupSize(x.Shape);
        for (var start = 0; start < x.Shape.Count; start += size)
        {
            var moments = new Moments(x.Data.AsSpan(start, size));
            for (var i = start; i < start + size; i++)
            {
                var (value, bound) = moments.Normalise(
                    x.Data[i], scale.Data[ofScale.Source(i)], bias?.Data[ofBias!.Source(i)] ?? 0, Epsilon);
                output.Set(i, value, bound);
            }
        }
    }

    /// <summary>One value for each channel of N×C×….</summary>
    protected static Shape Channels(Shape x)
    {
        var sizes = new int[x.Rank - 1];
        Array.Fill(sizes, 1);
        sizes[0] = x[1];
        return new Shape(sizes);
    }

    /// <summary>Throws unless x is N×C×… and scale and bias have a value for each channel.</summary>
    protected void RequireChannels(ReadOnlySpan<Shape> inputs)
    {
        RequireInputs(inputs, 3, 3);
        if (inputs[0].Rank < 2) throw new ShapeException($"{Name} needs N×C×…, not {inputs[0]}");
        foreach (var parameter in inputs[1..])
        {
            if (parameter.Rank != 1 || parameter.Count != inputs[0][1])
                throw new ShapeException($"{Name} needs scale and bias of {Amount.Of(inputs[0][1], "value")}, one for each channel, not {parameter}");
        }
    }
}
