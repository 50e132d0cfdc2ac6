using LiveConv.Ops;

namespace LiveConv.Graphs.Fusions;

/// <summary>BatchNormalization after a linear layer: w·s and (b − mean)·s + bias, with s = scale/√(variance + ε).</summary>
internal sealed class BatchNormalizationFusion : IGraphFusion
{
    public bool TryApply(FusionNode node)
    {
        if (node.Op is not BatchNormalization op) return false;
        var parameters = new double[4][];
        for (var i = 0; i < parameters.Length; i++)
        {
            if (node.Inputs[i + 1].Constant is not { } constant) return false;
            parameters[i] = Array.ConvertAll(constant.Data, value => (double)value);
        }

        var (scale, bias, mean, variance) = (parameters[0], parameters[1], parameters[2], parameters[3]);
        var s = new double[scale.Length];
        var t = new double[scale.Length];
        for (var c = 0; c < s.Length; c++)
        {
            s[c] = scale[c] / Math.Sqrt(variance[c] + op.Epsilon);
            t[c] = bias[c] - (mean[c] * s[c]);
            if (!double.IsFinite(s[c]) || !double.IsFinite(t[c])) return false;
        }

        return LinearLayer.TryFold(node, node.Inputs[0], s, t);
    }
}
