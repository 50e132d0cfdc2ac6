using LiveConv.Graphs;
using LiveConv.Ops;
using LiveConv.Tensors;

namespace LiveConv.Learning.Products;

/// <summary>Normalisations.</summary>
internal static class NormalizationGradients
{
    /// <summary>The statistics are constants: g·scale/√(variance + ε).</summary>
    public static Node BatchNormalization(BackwardPass pass, Node layer, int input, Node gradient)
    {
        RequireInput(layer, input);
        var factors = new Tensor(Channels(layer.Shape));
        if (layer.Inputs[1].Constant is not { } scale || layer.Inputs[4].Constant is not { } variance)
            throw new GradientException($"layer '{layer.Name}' (BatchNormalization): only of constant statistics are gradients computed");
        var epsilon = ((BatchNormalization)layer.Op).Epsilon;
        for (var c = 0; c < factors.Data.Length; c++) factors.Data[c] = (float)(scale.Data[c] / Math.Sqrt((double)variance.Data[c] + epsilon));
        return pass.Mul(gradient, pass.Constant(factors));
    }

    /// <summary>
    /// With x̂ = (x − mean)/σ, σ = √(variance + ε), and h = g·scale: (h − mean(h) − x̂·mean(h·x̂))/σ over each group (Ioffe and Szegedy,
    /// "Batch Normalization", 2015, §3, for the group's own moments).
    /// </summary>
    public static Node Moments(BackwardPass pass, Node layer, int input, Node gradient)
    {
        RequireInput(layer, input);
        var (op, x, scale) = ((MomentNormalizationOp)layer.Op, layer.Inputs[0], layer.Inputs[1]);
        var size = op.GroupSize(x.Shape);
        var rows = new Shape(x.Shape.Count / size, size);
        var h = pass.Reshape(pass.Mul(gradient, pass.Reshape(scale, op.ParameterShape(x.Shape, scale.Shape))), rows);
        var values = pass.Reshape(x, rows);
        var centred = pass.Add(new Sub(), values, pass.Mean(values, 1));
        var variance = pass.Mean(pass.Mul(centred, centred), 1);
        var sigma = pass.Add(new Sqrt(), pass.Affine(variance, 1, op.Epsilon));
        var normalised = pass.Add(new Div(), centred, sigma);
        var along = pass.Mul(normalised, pass.Mean(pass.Mul(h, normalised), 1));
        var rest = pass.Add(new Sub(), pass.Add(new Sub(), h, pass.Mean(h, 1)), along);
        return pass.Reshape(pass.Add(new Div(), rest, sigma), x.Shape);
    }

    /// <summary>
    /// With s = bias + α/n·Σx² and y = x/s^β: g/s^β − 2αβ/n·x·Σ(g·y/s), the last sum over the channels that have this one in theirs
    /// (Krizhevsky, Sutskever and Hinton, "ImageNet Classification with Deep Convolutional Neural Networks", 2012, differentiated).
    /// </summary>
    public static Node LocalResponseNormalization(BackwardPass pass, Node layer, int input, Node gradient)
    {
        var (op, x) = ((LocalResponseNormalization)layer.Op, layer.Inputs[0]);
        var sums = pass.Affine(OverChannels(pass, pass.Mul(x, x), op.Size, op.Before, op.After), op.Alpha, op.Bias);
        var own = pass.Add(new Div(), gradient, pass.Add(new Pow(), sums, pass.Scalar(op.Beta)));
        var shared = pass.Add(new Div(), pass.Mul(gradient, layer), sums);
        var others = pass.Mul(x, OverChannels(pass, shared, op.Size, op.After, op.Before));
        return pass.Add(new Add(), own, pass.Affine(others, -2 * op.Alpha * op.Beta));
    }

    /// <summary>1/n·Σ over the channels around each one: a pool along the channels, which become the rows of a picture.</summary>
    private static Node OverChannels(BackwardPass pass, Node x, int size, int before, int after)
    {
        var shape = x.Shape;
        var rows = pass.Reshape(x, new Shape(shape[0], 1, shape[1], shape.Count / Math.Max(1, shape[0] * shape[1])));
        var pool = new AveragePool2D { KernelHeight = size, KernelWidth = 1, Padding = new(before, 0, after, 0), CountIncludePad = true };
        return pass.Reshape(pass.Add(pool, rows), shape);
    }

    private static Shape Channels(Shape x) => new([x[1], .. Enumerable.Repeat(1, x.Rank - 2)]);

    private static void RequireInput(Node layer, int input)
    {
        if (input != 0) throw new GradientException($"layer '{layer.Name}' ({layer.Op.Name}): its parameters depend on what is asked for; only gradients of its input are computed");
    }
}
