using LiveConv.Graphs;
using LiveConv.Ops;

namespace LiveConv.Shaders.Kernels;

/// <summary>Pooling. The largest or smallest of small windows at stride 1 has a shader of its own, <c>…_window</c>.</summary>
internal sealed class PoolKernel(string shader, bool hasWindow) : Kernel
{
    private const int MostUnrolledTaps = 64;
    private const int MostRounds = 65_000;
    private const int Rows = 4;

    public override bool Supports(Node node)
    {
        var op = (PoolOp)node.Op;
        return IsGlobal(node) || op.KernelHeight * (1 + (op.KernelWidth * (op is LpPool2D norm ? norm.P : 1L))) <= MostRounds / 4;
    }

    public override (int Y, int X) Margin(Node node, int input, Func<Node, TensorLayout> layout) =>
        UsesWindow((PoolOp)node.Op) ? Window((PoolOp)node.Op).Margin : (0, 0);

    public override bool HandlesHalves(Node node, Func<Node, TensorLayout> layout) => !IsGlobal(node) && node.Op is not LpPool2D;

    public override void Build(KernelBuilder k)
    {
        var op = (PoolOp)k.Node.Op;
        if (IsGlobal(k.Node))
        {
            BuildGlobal(k);
            return;
        }

        if (UsesWindow(op))
        {
            // Repeating the edge never changes the extreme of a window that holds it.
            k.FillMargin(0, BorderMode.Replicate);
            var window = k.Tensors();
            window.Add(Window(op).Defines(k.Output.Layout, Rows));
            Storage.Add(window, k.Output, k.Input(0));
            k.OverOutput($"{shader}_window", window, Rows, Binding.Texels(0, k.Input(0)), Binding.Storage(1, k.Output.Buffer));
            return;
        }

        var defines = KernelBuilder.Sized(k.Output, k.Input(0));
        var isPacked = k.Input(0).Layout == TensorLayout.Packed;
        defines.Add("IS_PACKED", isPacked ? 1 : 0);
        defines.AddArgument("KH", op.KernelHeight);
        defines.AddArgument("KW", op.KernelWidth);
        defines.AddArgument("STRIDE_Y", op.StrideY);
        defines.AddArgument("STRIDE_X", op.StrideX);
        defines.AddArgument("DILATION_Y", op.DilationY);
        defines.AddArgument("DILATION_X", op.DilationX);
        defines.AddArgument("TOP", op.Padding.Top);
        defines.AddArgument("LEFT", op.Padding.Left);
        defines.AddArgument("BOTTOM", op.Padding.Bottom);
        defines.AddArgument("RIGHT", op.Padding.Right);
        if (op is AveragePool2D average) defines.Add("COUNT_INCLUDE_PAD", average.CountIncludePad);
        if (op is LpPool2D norm) defines.AddArgument("P", norm.P);
        Storage.Add(defines, k.Output, k.Input(0));
        k.Over(k.Output, shader, defines, 1, isPacked ? Binding.Texels(0, k.Input(0)) : Binding.Values(0, k.Input(0)), Binding.Storage(1, k.Output.Buffer));
    }

    // One window that is the whole picture: a summary of each plane, in parts that run beside each other.
    private static bool IsGlobal(Node node) =>
        node.Op is AveragePool2D or MaxPool2D or MinPool2D
        && node.Op is PoolOp { DilationX: 1, DilationY: 1 } op
        && op.Padding == default
        && (op.KernelHeight, op.KernelWidth) == (node.Inputs[0].Shape.H, node.Inputs[0].Shape.W)
        && node.Shape is { H: 1, W: 1 };

    private static void BuildGlobal(KernelBuilder k)
    {
        var rows = new RowReduction(k, k.Input(0), [2, 3]);
        var result = k.Node.Op switch
        {
            AveragePool2D => rows.Run(RowTerm.Value, RowCombine.Sum, RowFinish.Mean),
            MaxPool2D => rows.Run(RowTerm.Value, RowCombine.Largest),
            _ => rows.Run(RowTerm.Value, RowCombine.Smallest),
        };
        k.Gather(result, k.Output, i => i);
    }

    private static WindowShape Window(PoolOp op) => new(op.KernelHeight, op.KernelWidth, op.Padding);

    private bool UsesWindow(PoolOp op) => hasWindow
        && op is { StrideX: 1, StrideY: 1, DilationX: 1, DilationY: 1, CeilMode: false }
        && op.KernelHeight * op.KernelWidth <= MostUnrolledTaps;
}
