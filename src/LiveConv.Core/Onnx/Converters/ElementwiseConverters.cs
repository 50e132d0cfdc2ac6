using LiveConv.Ops;

namespace LiveConv.Onnx.Converters;

/// <summary>Functions of each element.</summary>
internal static class ElementwiseConverters
{
    public static Dictionary<string, Converter> Table { get; } = new()
    {
        ["Abs"] = node => node.Add(new Abs(), node.Input(0)),
        ["Clip"] = Clip,
        ["LeakyRelu"] = node => node.Add(new LeakyRelu(node.Float("alpha", 0.01f)), node.Input(0)),
        ["Relu"] = node => node.Add(new Relu(), node.Input(0)),
        ["Sigmoid"] = node => node.Add(new Sigmoid(), node.Input(0)),
        ["Tanh"] = node => node.Add(new Ops.Tanh(), node.Input(0)),
        ["Add"] = node => node.Add(new Add(), node.Input(0), node.Input(1)),
        ["Mul"] = node => node.Add(new Mul(), node.Input(0), node.Input(1)),
        ["Sub"] = node => node.Add(new Sub(), node.Input(0), node.Input(1)),
    };

    private static Value Clip(NodeContext node)
    {
        var low = node.Opset < 11 ? node.Float("min", float.MinValue) : Limit(node, 1, float.NegativeInfinity);
        var high = node.Opset < 11 ? node.Float("max", float.MaxValue) : Limit(node, 2, float.PositiveInfinity);
        return node.Add(new Clamp(low, high), node.Input(0));
    }

    private static float Limit(NodeContext node, int index, float otherwise) => node.Optional(index) is null ? otherwise : (float)node.Known(index).Value(0);
}
