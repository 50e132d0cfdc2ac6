using LiveConv.Graphs;
using LiveConv.Ops;

namespace LiveConv.Shaders.Kernels;

/// <summary>Canny's thinning of edges, on the gradients dx and dy; outside the picture they are 0.</summary>
internal sealed class EdgeThinningKernel : Kernel
{
    private const int Rows = 4;

    private static readonly WindowShape Window = new(3, 3, Padding.Same(3, 3));

    public override (int Y, int X) Margin(Node node, int input, Func<Node, TensorLayout> layout) => Window.Margin;

    public override void Build(KernelBuilder k)
    {
        k.FillMargin(0, BorderMode.Zero);
        k.FillMargin(1, BorderMode.Zero);
        var defines = k.Tensors();
        defines.Add(Window.Defines(k.Output.Layout, Rows));
        k.OverOutput(
            "edge_thinning",
            defines,
            Rows,
            Binding.Texels(0, k.Input(0).Buffer),
            Binding.Texels(1, k.Input(1).Buffer),
            Binding.Storage(2, k.Output.Buffer));
    }
}
