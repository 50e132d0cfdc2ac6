using LiveConv.Ops;

namespace LiveConv.Onnx.Converters;

/// <summary>What picks the best: top K, boxes of detectors.</summary>
internal static class SelectionConverters
{
    public static Dictionary<string, Converter> Table { get; } = new()
    {
        ["NonMaxSuppression"] = NonMaxSuppression,
        ["TopK"] = TopK,
    };

    /// <summary>K is an attribute until operator set 9, an input since.</summary>
    private static Value TopK(NodeContext node)
    {
        var x = node.Input(0);
        var count = node.Opset < 10 ? node.Int("k", 0) : node.KnownIntegers(1) is [var known] ? node.ToInt(known, "K") : throw node.Problem("K must be one number");
        var axis = node.Axis(node.Integer("axis", -1), x.Rank);
        var (largest, sorted) = (node.Flag("largest", true), node.Flag("sorted", true));
        if (node.Wants(1)) node.SetOutput(1, node.AddOutput(1, new TopKIndices(count, axis) { Largest = largest, Sorted = sorted }, x));
        return node.Add(new TopK(count, axis) { Largest = largest, Sorted = sorted }, x);
    }

    private static Value NonMaxSuppression(NodeContext node)
    {
        var most = node.Optional(2) is null ? 0 : (int)Math.Clamp(node.Known(2).Value(0), 0, int.MaxValue);
        var overlap = node.Optional(3) is null ? 0 : (float)node.Known(3).Value(0);
        var score = node.Optional(4) is null ? float.NegativeInfinity : (float)node.Known(4).Value(0);
        return node.Add(new BoxNonMaximumSuppression(most, overlap, score, node.Flag("center_point_box")), node.Input(0), node.Input(1));
    }
}
