using LiveConv.Ops;
using LiveConv.Tensors;

namespace LiveConv.Graphs.Fusions;

/// <summary>Layers that compute Σ w·x + b with constant weights, or w·x + b for each channel: each output channel can be scaled and shifted through its constants.</summary>
internal static class LinearLayer
{
    /// <summary>Makes <paramref name="node"/> compute scale·layer + shift, with a value of each for every channel.</summary>
    /// <returns>False where the layer isn't linear, its constants aren't known, others read it, or a folded value isn't finite.</returns>
    public static bool TryFold(FusionNode node, FusionNode layer, double[]? scale, double[]? shift)
    {
        if (scale is null || shift is null || layer.Readers != 1 || node.Shape != layer.Shape) return false;
        return layer.Op switch
        {
            Conv2D { HasResidual: false, Activation.Kind: ActivationKind.None } conv => TryFold(node, layer, conv, scale, shift),
            Gemm gemm => TryFold(node, layer, gemm, scale, shift),
            BatchNormalization normalization => TryFold(node, layer, normalization, scale, shift),
            _ => false,
        };
    }

    private static bool TryFold(FusionNode node, FusionNode layer, Conv2D conv, double[] scale, double[] shift)
    {
        if (layer.Inputs[1].Constant is not { } weights) return false;
        var bias = layer.Inputs.Length == 3 ? layer.Inputs[2].Constant?.Data : new float[scale.Length];
        if (bias is null) return false;
        var perChannel = weights.Data.Length / scale.Length;
        return Replace(
            node,
            layer,
            conv,
            Scaled(weights, scale, i => i / perChannel),
            Fold(new Shape(bias.Length), m => (bias[m] * scale[m]) + shift[m]));
    }

    /// <summary>Alpha·A·B + Beta·C: B is scaled, and C, with Beta in it, becomes a row.</summary>
    private static bool TryFold(FusionNode node, FusionNode layer, Gemm gemm, double[] scale, double[] shift)
    {
        if (layer.Inputs[1].Constant is not { } weights) return false;
        var bias = layer.Inputs.Length == 3 ? ChannelValues.Of(layer.Inputs[2].Constant, layer.Shape) : new double[scale.Length];
        if (bias is null) return false;
        var (columns, depth) = (scale.Length, weights.Data.Length / scale.Length);
        return Replace(
            node,
            layer,
            gemm with { Beta = 1 },
            Scaled(weights, scale, i => gemm.TransposeB ? i / depth : i % columns),
            Fold(new Shape(columns), j => (gemm.Beta * bias[j] * scale[j]) + shift[j]));
    }

    /// <summary>A normalisation that follows no other linear layer takes up the scale and offset that older exporters write as layers of their own.</summary>
    private static bool TryFold(FusionNode node, FusionNode layer, BatchNormalization normalization, double[] scale, double[] shift)
    {
        var inputs = layer.Inputs;
        if (inputs[1].Constant?.Data is not { } factors || inputs[2].Constant?.Data is not { } offsets) return false;
        var (folded, bias) = (Fold(inputs[1].Shape, c => factors[c] * scale[c]), Fold(inputs[2].Shape, c => (offsets[c] * scale[c]) + shift[c]));
        if (!folded.Data.All(float.IsFinite) || !bias.Data.All(float.IsFinite)) return false;
        node.Replace(
            normalization, inputs[0], FusionNode.OfConstant(inputs[1].Name, folded), FusionNode.OfConstant(inputs[2].Name, bias), inputs[3], inputs[4]);
        return true;
    }

    /// <summary>The weights with each channel scaled; themselves where no scale changes anything.</summary>
    private static Tensor Scaled(Tensor weights, double[] scale, Func<int, int> channel) =>
        scale.All(value => value == 1) ? weights : Fold(weights.Shape, i => weights.Data[i] * scale[channel(i)]);

    private static Tensor Fold(Shape shape, Func<int, double> value)
    {
        var tensor = new Tensor(shape);
        for (var i = 0; i < tensor.Data.Length; i++) tensor.Data[i] = (float)value(i);
        return tensor;
    }

    private static bool Replace(FusionNode node, FusionNode layer, Op op, Tensor weights, Tensor bias)
    {
        if (!weights.Data.All(float.IsFinite) || !bias.Data.All(float.IsFinite)) return false;
        node.Replace(op, layer.Inputs[0], FusionNode.OfConstant(layer.Inputs[1].Name, weights), FusionNode.OfConstant(BiasName(layer), bias));
        return true;
    }

    /// <summary>What the bias of a layer is called; one that has none gets a name after the weights.</summary>
    private static string BiasName(FusionNode layer) => layer.Inputs.Length >= 3 ? layer.Inputs[2].Name : layer.Inputs[1].Name + ".bias";
}
