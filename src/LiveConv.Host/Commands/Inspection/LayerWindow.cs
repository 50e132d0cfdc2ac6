using LiveConv.Graphs;
using LiveConv.Ops;

namespace LiveConv.Host.Commands.Inspection;

/// <summary>The windows of layers, and the output-size formula written out.</summary>
internal static class LayerWindow
{
    /// <summary>The layer's window, or null.</summary>
    public static WindowEntry? Of(Node node) => node.Op switch
    {
        Conv2D conv when node.Inputs[1].Shape is var w => Make((w.H, w.W), (conv.StrideY, conv.StrideX), conv.Padding, (conv.DilationY, conv.DilationX), conv.Groups),
        PoolOp pool => Make((pool.KernelHeight, pool.KernelWidth), (pool.StrideY, pool.StrideX), pool.Padding, (pool.DilationY, pool.DilationX), 1),
        ConvTranspose2D conv when node.Inputs[1].Shape is var w => Make((w.H, w.W), (conv.StrideY, conv.StrideX), conv.Padding, (conv.DilationY, conv.DilationX), conv.Groups),
        _ => null,
    };

    /// <summary>
    /// ⌊(in + before + after − (dilation·(kernel − 1) + 1))/stride⌋ + 1 = out, for rows and for columns; of a transposed convolution
    /// (in − 1)·stride − before − after + dilation·(kernel − 1) + 1 + added = out.
    /// </summary>
    public static IReadOnlyList<string> Formulas(Node node, WindowEntry? window)
    {
        if (window is null || node.Shape.Rank != 4) return [];
        var x = node.Inputs[0].Shape;
        if (node.Op is ConvTranspose2D conv)
            return [Transposed(window, 0, x.H, conv.OutputPaddingY, node.Shape.H), Transposed(window, 1, x.W, conv.OutputPaddingX, node.Shape.W)];
        var ceil = node.Op is PoolOp { CeilMode: true };
        return [Formula(window, 0, x.H, node.Shape.H, ceil), Formula(window, 1, x.W, node.Shape.W, ceil)];
    }

    private static string Formula(WindowEntry window, int side, int size, int result, bool ceil)
    {
        var (kernel, stride, dilation, before, after) = (window.Kernel[side], window.Stride[side], window.Dilation[side], window.Padding[side], window.Padding[side + 2]);
        var padding = before == 0 && after == 0 ? "" : before == after ? $"+2·{before}" : $"+{before}+{after}";
        var extent = dilation == 1 ? $"{kernel}" : $"({dilation}·{kernel - 1}+1)";
        var places = $"{size}{padding}−{extent}";
        if (stride != 1) places = ceil ? $"⌈({places})/{stride}⌉" : $"⌊({places})/{stride}⌋";
        return $"{places}+1={result}";
    }

    private static string Transposed(WindowEntry window, int side, int size, int added, int result)
    {
        var (kernel, stride, dilation, taken) = (window.Kernel[side], window.Stride[side], window.Dilation[side], window.Padding[side] + window.Padding[side + 2]);
        var places = stride == 1 ? $"{size - 1}" : $"{size - 1}·{stride}";
        var padding = taken == 0 ? "" : taken > 0 ? $"−{taken}" : $"+{-taken}";
        var extent = dilation == 1 ? $"{kernel}" : $"({dilation}·{kernel - 1}+1)";
        return $"{places}{padding}+{extent}{(added == 0 ? "" : $"+{added}")}={result}";
    }

    private static WindowEntry Make((int Y, int X) kernel, (int Y, int X) stride, Padding padding, (int Y, int X) dilation, int groups) =>
        new([kernel.Y, kernel.X], [stride.Y, stride.X], [padding.Top, padding.Left, padding.Bottom, padding.Right], [dilation.Y, dilation.X], groups);
}
