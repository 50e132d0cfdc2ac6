using LiveConv.Ops;

namespace LiveConv.Onnx.Converters;

/// <summary>Convolutions.</summary>
internal static class ConvolutionConverters
{
    public static Dictionary<string, Converter> Table { get; } = new()
    {
        ["Conv"] = Conv,
    };

    private static Value Conv(NodeContext node)
    {
        var (x, weights) = (node.Input(0), node.Input(1));
        if (weights.Rank != x.Rank) throw node.Problem($"its input {x.Shape} and its weights {weights.Shape} must have as many axes");
        var kernel = Enumerable.Range(2, Math.Max(0, x.Rank - 2)).Select(axis => weights.Shape[axis]).ToArray();
        var windows = Windows.Read(node, x, kernel);
        var groups = node.Int("group", 1);
        Value[] bias = node.Optional(2) is { } b ? [b] : [];
        if (x.Rank == 4) return node.Add(Conv2D(windows, groups), [x, weights, .. bias]);
        throw node.Problem($"convolutions over {x.Rank - 2} axes aren't supported");
    }

    private static Conv2D Conv2D(Windows windows, int groups) => new()
    {
        StrideY = windows.Strides[^2],
        StrideX = windows.Strides[^1],
        DilationY = windows.Dilations[^2],
        DilationX = windows.Dilations[^1],
        Padding = windows.Padding,
        Groups = groups,
    };
}
