using LiveConv.Ops;

namespace LiveConv.Graphs.Fusions;

/// <summary>A constant for each channel that is added to a linear layer, subtracted from it, or that it is subtracted from.</summary>
internal sealed class BiasFusion : IGraphFusion
{
    public bool TryApply(FusionNode node)
    {
        if (node.Shape.Rank < 2 || node.Op is not (Add or Sub)) return false;
        var one = ChannelValues.Same(1, node.Shape);
        var (left, right) = (Constant(node, 0), Constant(node, 1));
        return (node.Op, left, right) switch
        {
            (Add, not null, _) => LinearLayer.TryFold(node, node.Inputs[1], one, left),
            (Add, _, not null) => LinearLayer.TryFold(node, node.Inputs[0], one, right),
            (Sub, not null, _) => LinearLayer.TryFold(node, node.Inputs[1], ChannelValues.Same(-1, node.Shape), left),
            (Sub, _, not null) => LinearLayer.TryFold(node, node.Inputs[0], one, Array.ConvertAll(right, value => -value)),
            _ => false,
        };
    }

    private static double[]? Constant(FusionNode node, int input) => ChannelValues.Of(node.Inputs[input].Constant, node.Shape);
}
