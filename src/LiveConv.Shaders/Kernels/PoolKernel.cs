using LiveConv.Graphs;
using LiveConv.Ops;

namespace LiveConv.Shaders.Kernels;

/// <summary>Pooling. The largest or smallest of small windows at stride 1 has a shader of its own, <c>…_window</c>.</summary>
internal sealed class PoolKernel(string shader, bool hasWindow) : Kernel
{
    private const int MostUnrolledTaps = 64;
    private const int Rows = 4;

    public override (int Y, int X) Margin(Node node, int input, Func<Node, TensorLayout> layout) =>
        UsesWindow((PoolOp)node.Op) ? Window((PoolOp)node.Op).Margin : (0, 0);

    public override void Build(KernelBuilder k)
    {
        var op = (PoolOp)k.Node.Op;
        var defines = k.Tensors();
        if (UsesWindow(op))
        {
            // Repeating the edge never changes the extreme of a window that holds it.
            k.FillMargin(0, BorderMode.Replicate);
            defines.Add(Window(op).Defines(k.Output.Layout, Rows));
            k.OverOutput($"{shader}_window", defines, Rows, Binding.Texels(0, k.Input(0).Buffer), Binding.Storage(1, k.Output.Buffer));
            return;
        }

        defines.Add("KH", op.KernelHeight);
        defines.Add("KW", op.KernelWidth);
        defines.Add("STRIDE_Y", op.StrideY);
        defines.Add("STRIDE_X", op.StrideX);
        defines.Add("DILATION_Y", op.DilationY);
        defines.Add("DILATION_X", op.DilationX);
        defines.Add("TOP", op.Padding.Top);
        defines.Add("LEFT", op.Padding.Left);
        if (op is AveragePool2D average)
        {
            defines.Add("BOTTOM", op.Padding.Bottom);
            defines.Add("RIGHT", op.Padding.Right);
            defines.Add("COUNT_INCLUDE_PAD", average.CountIncludePad);
        }

        k.Over(k.Output, shader, defines, 1, Binding.Values(0, k.Input(0).Buffer), Binding.Storage(1, k.Output.Buffer));
    }

    private static WindowShape Window(PoolOp op) => new(op.KernelHeight, op.KernelWidth, op.Padding);

    private bool UsesWindow(PoolOp op) => hasWindow
        && op is { StrideX: 1, StrideY: 1, DilationX: 1, DilationY: 1, CeilMode: false }
        && op.KernelHeight * op.KernelWidth <= MostUnrolledTaps;
}
