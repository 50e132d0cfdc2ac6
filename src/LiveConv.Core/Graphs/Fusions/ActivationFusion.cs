using LiveConv.Ops;

namespace LiveConv.Graphs.Fusions;

/// <summary>ReLU, leaky ReLU and clamping (ReLU6) after a convolution: applied to the sums before they are stored.</summary>
internal sealed class ActivationFusion : IGraphFusion
{
    public bool TryApply(FusionNode node)
    {
        Activation? activation = node.Op switch
        {
            Relu => Activation.Relu,
            LeakyRelu leaky => Activation.LeakyRelu(leaky.Slope),
            Clamp clamp => Activation.Clamp(clamp.Low, clamp.High),
            _ => null,
        };
        if (activation is null || node.Inputs[0] is not { Readers: 1, Op: Conv2D { Activation.Kind: ActivationKind.None } conv } layer) return false;
        node.Replace(conv with { Activation = activation.Value }, layer.Inputs);
        return true;
    }
}
