using LiveConv.Ops;
using LiveConv.Tensors;

namespace LiveConv.Graphs.Fusions;

/// <summary>The sum of a convolution and another feature map of its shape: the convolution starts from that map.</summary>
internal sealed class ResidualFusion : IGraphFusion
{
    public bool TryApply(FusionNode node)
    {
        if (node.Op is not Add || node.Inputs[0].Shape != node.Inputs[1].Shape) return false;

        // Of two convolutions the second takes the first up: in ResNet that is the longer branch.
        return TryFold(node, node.Inputs[1], node.Inputs[0]) || TryFold(node, node.Inputs[0], node.Inputs[1]);
    }

    private static bool TryFold(FusionNode node, FusionNode layer, FusionNode residual)
    {
        if (layer.Readers != 1 || layer.Op is not Conv2D { HasResidual: false, Activation.Kind: ActivationKind.None } conv) return false;
        var bias = layer.Inputs.Length == 3
            ? layer.Inputs[2]
            : FusionNode.OfConstant(layer.Inputs[1].Name + ".bias", new Tensor(new Shape(layer.Shape.C)));
        node.Replace(conv with { HasResidual = true }, layer.Inputs[0], layer.Inputs[1], bias, residual);
        return true;
    }
}
