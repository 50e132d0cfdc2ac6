using LiveConv.Ops;
using LiveConv.Tensors;

namespace LiveConv.Microscope.Probing;

/// <summary>Normalisations: by the statistics of the training, by neighbouring channels, by the values' own moments.</summary>
internal static class NormalizationRules
{
    private static readonly Shape One = new(1);

    public static void Batch(ProbeContext context, BatchNormalization op)
    {
        var (result, x) = (context.Result, context.Inputs[0]);
        var c = context.Index / x.Shape.Stride(1) % x.Shape[1];
        var (scale, bias, mean, variance) = ((double)context.Inputs[1].Data[c], (double)context.Inputs[2].Data[c], (double)context.Inputs[3].Data[c], (double)context.Inputs[4].Data[c]);
        var factor = scale / Math.Sqrt(variance + op.Epsilon);
        result.Describe(ExplanationKind.WeightedSum, "x·s + (bias − mean·s), s = scale/√(variance + ε)", 1, 1);
        result.BeginGroup(0, c);
        result.Add(0, context.Index, x.Data[context.Index], factor);
        result.EndGroup();
        result.SetBias(bias - (mean * factor));
        result.AddUp();
        context.Local(
            op,
            new Shape(1, 1),
            0,
            context.Scalar(0, 0, context.Index, new Shape(1, 1)),
            context.Scalar(1, 1, c),
            context.Scalar(2, 2, c),
            context.Scalar(3, 3, c),
            context.Scalar(4, 4, c));
    }

    public static void LocalResponse(ProbeContext context, LocalResponseNormalization op)
    {
        var (result, x) = (context.Result, context.Inputs[0]);
        var plane = x.Shape.Stride(1);
        var c = context.Index / plane % x.Shape[1];
        var (first, last) = (Math.Max(0, c - op.Before), Math.Min(x.Shape[1] - 1, c + op.After));
        var neighbours = context.Scratch(0, new Shape(1, last - first + 1));
        result.Describe(ExplanationKind.Function, "x / (bias + α/n·Σ x²)^β", 1, last - first + 1);
        result.BeginGroup(0, c);
        for (var other = first; other <= last; other++)
        {
            var index = context.Index + ((other - c) * plane);
            neighbours.Data[other - first] = x.Data[index];
            result.Add(0, index, x.Data[index], x.Data[index]);
        }

        result.EndGroup();
        result.AddUp();
        context.Local(op, neighbours.Shape, c - first, neighbours);
        var total = op.Bias + (op.Alpha / (double)op.Size * result.Sum);
        result.Step("bias + α/n·Σ x²", total);
        result.Step("to the power of β", Math.Pow(total, op.Beta));
        result.Step("x divided by it", x.Data[context.Index] / Math.Pow(total, op.Beta));
    }

    public static void Moments(ProbeContext context, MomentNormalizationOp op)
    {
        var (result, x) = (context.Result, context.Inputs[0]);
        var size = op.GroupSize(x.Shape);
        var start = context.Index / size * size;
        var isPlane = op is InstanceNormalization && x.Shape.Rank == 4;
        result.Describe(ExplanationKind.Function, "scale·(x − mean)/√(variance + ε) + bias", isPlane ? x.Shape.H : 1, isPlane ? x.Shape.W : size);
        result.BeginGroup(0, x.Shape.Rank > 1 ? start / Math.Max(1, x.Shape.Stride(1)) % x.Shape[1] : 0);
        for (var i = start; i < start + size; i++) result.Add(0, i, x.Data[i], 1.0 / size);
        result.EndGroup();
        result.AddUp();

        var group = context.Scratch(0, new Shape(size));
        x.Data.AsSpan(start, size).CopyTo(group.Data);
        var (scale, bias) = (Parameter(context, op, 1), Parameter(context, op, 2));
        context.Local(new LayerNormalization(0, op.Epsilon), group.Shape, context.Index - start, group, scale, bias);

        double squares = 0;
        foreach (var value in group.Data) squares += (value - result.Sum) * (value - result.Sum);
        var centred = x.Data[context.Index] - result.Sum;
        var deviation = Math.Sqrt((squares / size) + op.Epsilon);
        result.Step("mean", result.Sum);
        result.Step("variance", squares / size);
        result.Step("x − mean", centred);
        result.Step("√(variance + ε)", deviation);
        result.Step("their quotient", centred / deviation);
        result.Step("· scale + bias", (scale.Data[0] * (centred / deviation)) + bias.Data[0]);
    }

    private static Tensor Parameter(ProbeContext context, MomentNormalizationOp op, int input)
    {
        var x = context.Inputs[0].Shape;
        if (input < context.Inputs.Length)
            return context.Scalar(input, input, new Broadcast(op.ParameterShape(x, context.Inputs[input].Shape), x).Source(context.Index));
        var zero = context.Scratch(input, One);
        zero.Data[0] = 0;
        return zero;
    }
}
