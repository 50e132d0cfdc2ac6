using LiveConv.Ops;
using LiveConv.Tensors;
using DataType = LiveConv.Onnx.Proto.TensorProto.Types.DataType;

namespace LiveConv.Onnx.Converters;

/// <summary>Changes of type: casts, and whole numbers for values.</summary>
internal static class QuantizationConverters
{
    public static Dictionary<string, Converter> Table { get; } = new()
    {
        ["Cast"] = node => Cast(node, (DataType)node.Int("to", 0)),
        ["CastLike"] = node => Cast(node, node.Input(1).Type switch
        {
            ElementType.Int64 => DataType.Int64,
            ElementType.Bool => DataType.Bool,
            _ => DataType.Float,
        }),
        ["DequantizeLinear"] = node =>
            node.Add(new DequantizeLinear(Axis(node)) { BlockSize = node.Int("block_size", 0) }, [node.Input(0), node.Input(1), .. ZeroPoint(node)]),
        ["QuantizeLinear"] = QuantizeLinear,
    };

    private static Value Cast(NodeContext node, DataType to)
    {
        var x = node.Input(0);
        ElementType type;
        try
        {
            type = TensorReader.TypeOf((int)to);
        }
        catch (FormatException)
        {
            throw node.Problem($"a cast to {to} isn't supported");
        }

        // Types of one kind are held as one: float16 computes in float32.
        if (type == x.Type) return x;
        var result = node.Add(new Cast(type), x);
        result.Stated = to;
        return result;
    }

    private static Value QuantizeLinear(NodeContext node)
    {
        var type = node.Int("output_dtype", 0) is var stated and > 0 ? (DataType)stated : node.Optional(2)?.Stated ?? DataType.Uint8;
        var (low, high) = type switch
        {
            DataType.Uint8 => (0L, 255L),
            DataType.Int8 => (-128, 127),
            DataType.Uint16 => (0, 65535),
            DataType.Int16 => (-32768, 32767),
            DataType.Uint4 => (0, 15),
            DataType.Int4 => (-8, 7),
            _ => throw node.Problem($"quantisation to {type} isn't supported"),
        };
        var result = node.Add(
            new QuantizeLinear(Axis(node), low, high) { BlockSize = node.Int("block_size", 0) },
            [node.Input(0), node.Input(1), .. ZeroPoint(node)]);
        result.Stated = type;
        return result;
    }

    private static Value[] ZeroPoint(NodeContext node) => node.Optional(2) is { } zero ? [zero] : [];

    /// <summary>The axis matters only where there are several scales; its default may not exist where there is one.</summary>
    private static int Axis(NodeContext node) =>
        node.Input(1).Shape.Count > 1 ? node.Axis(node.Integer("axis", 1), node.Input(0).Rank) : 0;
}
