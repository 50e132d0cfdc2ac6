using LiveConv.Ops;
using LiveConv.Tensors;

namespace LiveConv.Onnx.Converters;

/// <summary>Convolutions and transposed convolutions over 1 to 3 axes; 1-D ones run as 2-D ones of one row.</summary>
internal static class ConvolutionConverters
{
    public static Dictionary<string, Converter> Table { get; } = new()
    {
        ["Conv"] = node => Convolve(node, transposed: false),
        ["ConvTranspose"] = node => Convolve(node, transposed: true),
    };

    private static Value Convolve(NodeContext node, bool transposed)
    {
        var (x, weights) = (node.Input(0), node.Input(1));
        if (weights.Rank != x.Rank) throw node.Problem($"its input {x.Shape} and its weights {weights.Shape} must have as many axes");
        var kernel = x.Rank > 2 ? weights.Shape.Sizes[2..].ToArray() : [];
        var windows = transposed ? Windows.ReadTransposed(node, x, kernel) : Windows.Read(node, x, kernel);
        Value[] bias = node.Optional(2) is { } b ? [b] : [];
        var groups = node.Int("group", 1);
        switch (kernel.Length)
        {
            case 1:
                Op op = transposed ? Transposed2D(windows.As2D(), groups) : Convolution2D(windows.As2D(), groups);
                var rows = node.Step("rows", op, [Rows(node, "x", x), Rows(node, "weights", weights), .. bias]);
                return node.Reshape(rows, new Shape(rows.Shape.N, rows.Shape.C, rows.Shape.W));
            case 2:
                return node.Add(transposed ? Transposed2D(windows, groups) : Convolution2D(windows, groups), [x, weights, .. bias]);
            case 3:
                return node.Add(transposed ? Transposed3D(windows, groups) : Convolution3D(windows, groups), [x, weights, .. bias]);
            default:
                throw node.Problem($"convolutions over {kernel.Length} axes aren't supported; 1 to 3 are");
        }
    }

    /// <summary>A×B×L as A×B×1×L.</summary>
    private static Value Rows(NodeContext node, string step, Value value) =>
        node.Reshape(step, value, new Shape(value.Shape[0], value.Shape[1], 1, value.Shape[2]));

    private static Conv2D Convolution2D(Windows windows, int groups) => new()
    {
        StrideY = windows.Strides[0],
        StrideX = windows.Strides[1],
        DilationY = windows.Dilations[0],
        DilationX = windows.Dilations[1],
        Padding = windows.Padding,
        Groups = groups,
    };

    private static ConvTranspose2D Transposed2D(Windows windows, int groups) => new()
    {
        StrideY = windows.Strides[0],
        StrideX = windows.Strides[1],
        DilationY = windows.Dilations[0],
        DilationX = windows.Dilations[1],
        Padding = windows.Padding,
        OutputPaddingY = windows.OutputPadding[0],
        OutputPaddingX = windows.OutputPadding[1],
        Groups = groups,
    };

    private static Conv3D Convolution3D(Windows windows, int groups) => new()
    {
        Stride = Windows.Size(windows.Strides),
        Dilation = Windows.Size(windows.Dilations),
        PaddingBefore = Windows.Size(windows.Before),
        PaddingAfter = Windows.Size(windows.After),
        Groups = groups,
    };

    private static ConvTranspose3D Transposed3D(Windows windows, int groups) => new()
    {
        Stride = Windows.Size(windows.Strides),
        Dilation = Windows.Size(windows.Dilations),
        PaddingBefore = Windows.Size(windows.Before),
        PaddingAfter = Windows.Size(windows.After),
        OutputPadding = Windows.Size(windows.OutputPadding),
        Groups = groups,
    };
}
