using LiveConv.Ops;

namespace LiveConv.Graphs.Fusions;

/// <summary>A constant factor or divisor for each channel, a gain and offset, or a change of sign after a linear layer.</summary>
internal sealed class ScaleShiftFusion : IGraphFusion
{
    public bool TryApply(FusionNode node)
    {
        var shape = node.Shape;
        if (shape.Rank < 2) return false;
        var none = ChannelValues.Same(0, shape);
        return node.Op switch
        {
            Affine affine => LinearLayer.TryFold(node, node.Inputs[0], ChannelValues.Same(affine.Scale, shape), ChannelValues.Same(affine.Shift, shape)),
            Neg => LinearLayer.TryFold(node, node.Inputs[0], ChannelValues.Same(-1, shape), none),
            Mul when Constant(node, 0) is { } factor => LinearLayer.TryFold(node, node.Inputs[1], factor, none),
            Mul => LinearLayer.TryFold(node, node.Inputs[0], Constant(node, 1), none),
            Div when Constant(node, 1) is { } divisor && !divisor.Contains(0) =>
                LinearLayer.TryFold(node, node.Inputs[0], Array.ConvertAll(divisor, value => 1 / value), none),
            _ => false,
        };
    }

    private static double[]? Constant(FusionNode node, int input) => ChannelValues.Of(node.Inputs[input].Constant, node.Shape);
}
