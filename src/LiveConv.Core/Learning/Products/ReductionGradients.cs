using LiveConv.Graphs;
using LiveConv.Ops;
using LiveConv.Tensors;

namespace LiveConv.Learning.Products;

/// <summary>Reductions along axes, and functions of all values along one: what they hand back is broadcast along those axes.</summary>
internal static class ReductionGradients
{
    public static Node Reduce(BackwardPass pass, Node layer, int input, Node gradient)
    {
        var (op, x) = ((Reduce)layer.Op, layer.Inputs[0]);
        var kept = new Shape([.. Enumerable.Range(0, x.Shape.Rank).Select(axis => op.Axes.Contains(axis) ? 1 : x.Shape[axis])]);
        var (g, y) = (pass.Reshape(gradient, kept), pass.Reshape(layer, kept));
        var count = x.Shape.Count / Math.Max(1, kept.Count);
        return op.Kind switch
        {
            ReduceKind.Sum => Repeat(pass, g, x.Shape),
            ReduceKind.Mean => Repeat(pass, pass.Affine(g, 1f / count), x.Shape),
            ReduceKind.Max or ReduceKind.Min => Extreme(pass, x, y, g),
            ReduceKind.Prod => pass.Add(new Div(), pass.Mul(g, y), x),
            ReduceKind.L1 => pass.Mul(g, pass.Add(new Sign(), x)),
            ReduceKind.L2 => pass.Mul(x, pass.Add(new Div(), g, y)),
            ReduceKind.SumSquare => pass.Mul(x, pass.Affine(g, 2)),
            ReduceKind.LogSum => Repeat(pass, pass.Mul(g, pass.Add(new Exp(), pass.Add(new Neg(), y))), x.Shape),
            _ => pass.Mul(g, pass.Add(new Exp(), pass.Add(new Sub(), x, y))),
        };
    }

    /// <summary>All channels of a pixel that have its largest value; it is seldom more than one.</summary>
    public static Node MaxChannels(BackwardPass pass, Node layer, int input, Node gradient) => Extreme(pass, layer.Inputs[0], layer, gradient);

    public static Node MeanChannels(BackwardPass pass, Node layer, int input, Node gradient)
    {
        var x = layer.Inputs[0].Shape;
        return Repeat(pass, pass.Affine(gradient, 1f / x.C), x);
    }

    public static Node ColorToGray(BackwardPass pass, Node layer, int input, Node gradient)
    {
        float[] weights = [Ops.ColorToGray.Red, Ops.ColorToGray.Green, Ops.ColorToGray.Blue];
        return pass.Mul(gradient, pass.Constant(new Tensor(new Shape(1, 3, 1, 1), weights)));
    }

    /// <summary>y·(g − Σg·y).</summary>
    public static Node Softmax(BackwardPass pass, Node layer, int input, Node gradient)
    {
        var mean = pass.Sum(pass.Mul(gradient, layer), ((Softmax)layer.Op).Axis);
        return pass.Mul(layer, pass.Add(new Sub(), gradient, mean));
    }

    /// <summary>g − eʸ·Σg.</summary>
    public static Node LogSoftmax(BackwardPass pass, Node layer, int input, Node gradient)
    {
        var sum = pass.Sum(gradient, ((LogSoftmax)layer.Op).Axis);
        return pass.Add(new Sub(), gradient, pass.Mul(pass.Add(new Exp(), layer), sum));
    }

    private static Node Extreme(BackwardPass pass, Node x, Node y, Node gradient) =>
        pass.Add(new Where(), pass.Add(new Equal(), x, y), gradient, pass.Scalar(0));

    private static Node Repeat(BackwardPass pass, Node values, Shape shape) => values.Shape == shape ? values : pass.Add(new Expand(shape), values);
}
