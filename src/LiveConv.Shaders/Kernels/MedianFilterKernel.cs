using LiveConv.Graphs;
using LiveConv.Ops;

namespace LiveConv.Shaders.Kernels;

/// <summary>Median: a sorting network for 3×3, the rank of each value for larger windows.</summary>
internal sealed class MedianFilterKernel : Kernel
{
    private const int Rows = 4;

    private static readonly WindowShape Window = new(3, 3, Padding.Same(3, 3));

    public override (int Y, int X) Margin(Node node, int input, Func<Node, TensorLayout> layout) =>
        ((MedianFilter)node.Op).Size == 3 ? Window.Margin : (0, 0);

    public override void Build(KernelBuilder k)
    {
        var op = (MedianFilter)k.Node.Op;
        var defines = k.Tensors();
        if (op.Size != 3)
        {
            defines.Add("SIZE", op.Size);
            k.Over(k.Output, "median_filter", defines, 1, Binding.Values(0, k.Input(0).Buffer), Binding.Storage(1, k.Output.Buffer));
            return;
        }

        k.FillMargin(0, BorderMode.Replicate);
        defines.Add(Window.Defines(k.Output.Layout, Rows));
        k.OverOutput("median_filter_window", defines, Rows, Binding.Texels(0, k.Input(0).Buffer), Binding.Storage(1, k.Output.Buffer));
    }
}
