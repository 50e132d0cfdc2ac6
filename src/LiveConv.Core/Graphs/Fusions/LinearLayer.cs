using LiveConv.Ops;
using LiveConv.Tensors;

namespace LiveConv.Graphs.Fusions;

/// <summary>Layers that compute Σ w·x + b with constant weights: each output channel can be scaled and shifted through its constants.</summary>
internal static class LinearLayer
{
    /// <summary>Makes <paramref name="node"/> compute scale·layer + shift, with a value of each for every channel.</summary>
    /// <returns>False where the layer isn't linear, its constants aren't known, others read it, or a folded value isn't finite.</returns>
    public static bool TryFold(FusionNode node, FusionNode layer, double[]? scale, double[]? shift)
    {
        if (scale is null || shift is null || layer.Readers != 1 || node.Shape != layer.Shape) return false;
        return layer.Op is Conv2D { HasResidual: false, Activation.Kind: ActivationKind.None } conv && TryFold(node, layer, conv, scale, shift);
    }

    private static bool TryFold(FusionNode node, FusionNode layer, Conv2D conv, double[] scale, double[] shift)
    {
        if (layer.Inputs[1].Constant is not { } weights) return false;
        var bias = layer.Inputs.Length == 3 ? layer.Inputs[2].Constant?.Data : new float[scale.Length];
        if (bias is null) return false;
        var perChannel = weights.Data.Length / scale.Length;
        var foldedWeights = new Tensor(weights.Shape);
        for (var i = 0; i < foldedWeights.Data.Length; i++) foldedWeights.Data[i] = (float)(weights.Data[i] * scale[i / perChannel]);
        var foldedBias = new Tensor(new Shape(bias.Length));
        for (var m = 0; m < bias.Length; m++) foldedBias.Data[m] = (float)((bias[m] * scale[m]) + shift[m]);
        if (!foldedWeights.Data.All(float.IsFinite) || !foldedBias.Data.All(float.IsFinite)) return false;
        node.Replace(
            conv,
            layer.Inputs[0],
            FusionNode.OfConstant(layer.Inputs[1].Name, foldedWeights),
            FusionNode.OfConstant(BiasName(layer), foldedBias));
        return true;
    }

    /// <summary>What the bias of a layer is called; one that has none gets a name after the weights.</summary>
    private static string BiasName(FusionNode layer) => layer.Inputs.Length >= 3 ? layer.Inputs[2].Name : layer.Inputs[1].Name + ".bias";
}
