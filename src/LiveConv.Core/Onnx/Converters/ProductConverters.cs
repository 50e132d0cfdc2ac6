using LiveConv.Ops;

namespace LiveConv.Onnx.Converters;

/// <summary>Matrix products.</summary>
internal static class ProductConverters
{
    public static Dictionary<string, Converter> Table { get; } = new()
    {
        ["Gemm"] = Gemm,
        ["MatMul"] = node => node.Add(new MatMul(), node.Input(0), node.Input(1)),
    };

    private static Value Gemm(NodeContext node)
    {
        var op = new Gemm
        {
            TransposeA = node.Flag("transA"),
            TransposeB = node.Flag("transB"),
            Alpha = node.Float("alpha", 1),
            Beta = node.Float("beta", 1),
        };
        Value[] c = node.Optional(2) is { } given ? [given] : [];
        return node.Add(op, [node.Input(0), node.Input(1), .. c]);
    }
}
