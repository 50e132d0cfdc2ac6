using LiveConv.Ops;

namespace LiveConv.Onnx.Converters;

/// <summary>Pools.</summary>
internal static class PoolConverters
{
    public static Dictionary<string, Converter> Table { get; } = new()
    {
        ["AveragePool"] = node => Pool(node, new AveragePool2D { CountIncludePad = node.Flag("count_include_pad") }),
        ["MaxPool"] = node => Pool(node, new MaxPool2D()),
    };

    private static Value Pool(NodeContext node, PoolOp op)
    {
        var x = node.Input(0);
        var windows = Windows.Read(node, x, null);
        if (x.Rank != 4) throw node.Problem($"pools over {x.Rank - 2} axes aren't supported");
        return node.Add(
            op with
            {
                KernelHeight = windows.Kernel[0],
                KernelWidth = windows.Kernel[1],
                StrideY = windows.Strides[0],
                StrideX = windows.Strides[1],
                Padding = windows.Padding,
                CeilMode = node.Flag("ceil_mode"),
            },
            x);
    }
}
