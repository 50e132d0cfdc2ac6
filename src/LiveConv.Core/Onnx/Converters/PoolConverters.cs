using LiveConv.Ops;
using LiveConv.Tensors;

namespace LiveConv.Onnx.Converters;

/// <summary>Pools over 1 to 3 axes; 1-D ones run as 2-D ones of one row.</summary>
internal static class PoolConverters
{
    public static Dictionary<string, Converter> Table { get; } = new()
    {
        ["AveragePool"] = node => Pool(
            node,
            new AveragePool2D { CountIncludePad = node.Flag("count_include_pad") },
            new AveragePool3D { CountIncludePad = node.Flag("count_include_pad") }),
        ["GlobalLpPool"] = GlobalLpPool,
        ["LpPool"] = node => Pool(node, new LpPool2D(node.Int("p", 2)), null),
        ["MaxPool"] = MaxPool,
    };

    private static Value MaxPool(NodeContext node)
    {
        if (node.Wants(1))
        {
            var x = node.Input(0);
            var windows = Windows.Read(node, x, null);
            if (windows.Kernel.Length > 2) throw node.Problem("the indices of a pool over 3 axes aren't supported");
            var indices = Configure(new MaxPoolIndices2D { ColumnMajor = node.Flag("storage_order") }, windows, node);
            if (windows.Kernel.Length == 2)
            {
                node.SetOutput(1, node.AddOutput(1, indices, x));
            }
            else
            {
                var rows = node.Step("indices", indices, Rows(node, "row", x));
                node.SetOutput(1, node.AddOutput(1, new Reshape(new Shape(rows.Shape.N, rows.Shape.C, rows.Shape.W)), rows));
            }
        }

        return Pool(node, new MaxPool2D(), new MaxPool3D());
    }

    private static Value Pool(NodeContext node, PoolOp flat, PoolOp3D? volume)
    {
        var x = node.Input(0);
        var windows = Windows.Read(node, x, null);
        if (x.Type == ElementType.Int64)
        {
            // Quantised values have 8 bits, which float32 holds exactly.
            var floats = node.Step("floats", new Cast(ElementType.Float32), x);
            return node.Add(new Cast(ElementType.Int64), Pool(node, "pool", floats, windows, flat, volume));
        }

        return Pool(node, "", x, windows, flat, volume);
    }

    /// <param name="node">The pool.</param>
    /// <param name="step">Empty for the node's output.</param>
    /// <param name="x">What is pooled.</param>
    /// <param name="windows">The attributes.</param>
    /// <param name="flat">The op over two axes.</param>
    /// <param name="volume">The op over three, or null where there is none.</param>
    private static Value Pool(NodeContext node, string step, Value x, Windows windows, PoolOp flat, PoolOp3D? volume)
    {
        switch (windows.Kernel.Length)
        {
            case 1:
                var rows = node.Step("rows", Configure(flat, windows, node), Rows(node, "x", x));
                var line = new Shape(rows.Shape.N, rows.Shape.C, rows.Shape.W);
                return step.Length > 0 ? node.Reshape(step, rows, line) : node.Reshape(rows, line);
            case 2:
                var op = Configure(flat, windows, node);
                return step.Length > 0 ? node.Step(step, op, x) : node.Add(op, x);
            case 3 when volume is not null:
                var deep = Configure(volume, windows, node);
                return step.Length > 0 ? node.Step(step, deep, x) : node.Add(deep, x);
            default:
                throw node.Problem($"pools over {Amount.Of(windows.Kernel.Length, "axis", "axes")} aren't supported");
        }
    }

    private static PoolOp Configure(PoolOp op, Windows windows, NodeContext node)
    {
        if (windows.Kernel.Length == 1) windows = windows.As2D();
        return op with
        {
            KernelHeight = windows.Kernel[0],
            KernelWidth = windows.Kernel[1],
            StrideY = windows.Strides[0],
            StrideX = windows.Strides[1],
            DilationY = windows.Dilations[0],
            DilationX = windows.Dilations[1],
            Padding = windows.Padding,
            CeilMode = node.Flag("ceil_mode"),
        };
    }

    private static PoolOp3D Configure(PoolOp3D op, Windows windows, NodeContext node) => op with
    {
        Kernel = Windows.Size(windows.Kernel),
        Stride = Windows.Size(windows.Strides),
        Dilation = Windows.Size(windows.Dilations),
        PaddingBefore = Windows.Size(windows.Before),
        PaddingAfter = Windows.Size(windows.After),
        CeilMode = node.Flag("ceil_mode"),
    };

    private static Value GlobalLpPool(NodeContext node)
    {
        var x = node.Input(0);
        var p = node.Int("p", 2);
        if (p is not (1 or 2) || x.Rank < 3) throw node.Problem($"the norm {p} over all of {x.Shape} isn't supported; 1 and 2 over N×C×… are");
        return node.Add(new Reduce(p == 1 ? ReduceKind.L1 : ReduceKind.L2, [.. Enumerable.Range(2, x.Rank - 2)]), x);
    }

    private static Value Rows(NodeContext node, string step, Value value) =>
        node.Reshape(step, value, new Shape(value.Shape[0], value.Shape[1], 1, value.Shape[2]));
}
