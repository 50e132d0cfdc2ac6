using LiveConv.Tensors;

namespace LiveConv.Onnx.Converters;

/// <summary>Operators that leave nothing to compute: constants, and what only passes its input on.</summary>
internal static class PassingConverters
{
    public static Dictionary<string, Converter> Table { get; } = new()
    {
        ["Constant"] = Constant,
        ["Dropout"] = Dropout,
        ["Identity"] = node => node.Input(0),
    };

    private static Value Constant(NodeContext node)
    {
        if (node.Tensor("value") is { } tensor) return node.Constant(tensor);
        if (node.Has("value_float")) return node.Constant(new Tensor(new Shape(), [node.Float("value_float", 0)]));
        if (node.Has("value_int")) return node.Constant(Tensor.OfIntegers(new Shape(), [node.Integer("value_int", 0)]));
        if (node.Floats("value_floats") is { } floats) return node.Constant(new Tensor(new Shape(floats.Length), floats));
        if (node.Integers("value_ints") is { } integers) return node.Constant(Tensor.OfIntegers(new Shape(integers.Length), integers));
        throw node.Problem("it holds no tensor and no number");
    }

    /// <summary>Off outside training, and then its mask is true everywhere.</summary>
    private static Value Dropout(NodeContext node)
    {
        var input = node.Input(0);
        if (node.Optional(2) is not null && node.Known(2).Value(0) != 0) throw node.Problem("it is in training mode; export the network for inference");
        if (node.Wants(1))
        {
            var mask = new Tensor(input.Shape, ElementType.Bool);
            mask.Data.AsSpan().Fill(1);
            node.SetOutput(1, node.ConstantOutput(1, mask));
        }

        return input;
    }
}
