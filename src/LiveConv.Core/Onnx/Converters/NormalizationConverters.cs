using LiveConv.Ops;
using LiveConv.Tensors;

namespace LiveConv.Onnx.Converters;

/// <summary>Normalisations, as they are after training.</summary>
internal static class NormalizationConverters
{
    public static Dictionary<string, Converter> Table { get; } = new()
    {
        ["BatchNormalization"] = BatchNormalization,
        ["GroupNormalization"] = GroupNormalization,
        ["InstanceNormalization"] = node =>
            node.Add(new InstanceNormalization(node.Float("epsilon", 1e-5f)), node.Input(0), node.Input(1), node.Input(2)),
        ["LayerNormalization"] = LayerNormalization,
        ["LRN"] = node => node.Add(
            new LocalResponseNormalization(node.Int("size", 0), node.Float("alpha", 1e-4f), node.Float("beta", 0.75f), node.Float("bias", 1)),
            node.Input(0)),
        ["MeanVarianceNormalization"] = MeanVarianceNormalization,
    };

    private static Value BatchNormalization(NodeContext node)
    {
        var training = node.Opset >= 14 ? node.Flag("training_mode") : node.Opset < 7 && !node.Flag("is_test");
        if (training || node.Wants(1)) throw node.Problem("it is in training mode; export the network for inference");
        if (node.Opset < 9 && !node.Flag("spatial", true)) throw node.Problem("spatial = 0 isn't supported");
        return node.Add(
            new BatchNormalization(node.Float("epsilon", 1e-5f)), node.Input(0), node.Input(1), node.Input(2), node.Input(3), node.Input(4));
    }

    /// <summary>Scale and bias are one number a group until operator set 20, one a channel since.</summary>
    private static Value GroupNormalization(NodeContext node)
    {
        var (x, scale, bias) = (node.Input(0), node.Input(1), node.Input(2));
        var groups = node.Int("num_groups", 0);
        if (node.Opset < 21 && x.Rank >= 2 && groups > 0 && x.Shape[1] % groups == 0 && scale.Shape == new Shape(groups) && groups != x.Shape[1])
        {
            var channels = x.Shape[1];
            var places = Enumerable.Range(0, channels).Select(channel => (long)(channel / (channels / groups))).ToArray();
            var ofChannel = node.Constant("groups", Tensor.OfIntegers(new Shape(channels), places));
            scale = node.Step("scale", new Gather(0), scale, ofChannel);
            bias = node.Step("bias", new Gather(0), bias, ofChannel);
        }

        return node.Add(new GroupNormalization(groups, node.Float("epsilon", 1e-5f)), x, scale, bias);
    }

    private static Value LayerNormalization(NodeContext node)
    {
        var x = node.Input(0);
        var axis = node.Axis(node.Integer("axis", -1), x.Rank);
        var epsilon = node.Float("epsilon", 1e-5f);
        if (node.Wants(1) || node.Wants(2)) AddStatistics(node, x, axis, epsilon);
        Value[] bias = node.Optional(2) is { } given ? [given] : [];
        return node.Add(new LayerNormalization(axis, epsilon), [x, node.Input(1), .. bias]);
    }

    /// <summary>The outputs mean and 1 / √(variance + ε).</summary>
    private static void AddStatistics(NodeContext node, Value x, int axis, float epsilon)
    {
        var mean = new Reduce(ReduceKind.Mean, [.. Enumerable.Range(axis, x.Rank - axis)]);
        var average = node.Wants(1) ? node.AddOutput(1, mean, x) : node.Step("mean", mean, x);
        if (node.Wants(1)) node.SetOutput(1, average);
        if (!node.Wants(2)) return;
        var deviation = node.Step("deviation", new Sub(), x, average);
        var variance = node.Step("variance", mean, node.Step("square", new Mul(), deviation, deviation));
        var root = node.Step("root", new Sqrt(), node.Step("epsilon", new Affine(1, epsilon), variance));
        node.SetOutput(2, node.AddOutput(2, new Reciprocal(), root));
    }

    /// <summary>(x − E[x]) / √(E[x²] − E[x]²), over the batch and the pixels unless axes say otherwise.</summary>
    private static Value MeanVarianceNormalization(NodeContext node)
    {
        var x = node.Input(0);
        var axes = node.Integers("axes") ?? [0, 2, 3];
        var mean = new Reduce(ReduceKind.Mean, [.. axes.Select(axis => node.Axis(axis, x.Rank))]);
        var deviation = node.Step("deviation", new Sub(), x, node.Step("mean", mean, x));
        var variance = node.Step("variance", mean, node.Step("square", new Mul(), deviation, deviation));
        return node.Add(new Div(), deviation, node.Step("epsilon", new Affine(1, 1e-9f), node.Step("root", new Sqrt(), variance)));
    }
}
