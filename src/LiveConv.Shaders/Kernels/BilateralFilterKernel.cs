using LiveConv.Graphs;
using LiveConv.Ops;

namespace LiveConv.Shaders.Kernels;

/// <summary>Bilateral filter: small discs of planar pictures load each pixel once; anything else value by value.</summary>
internal sealed class BilateralFilterKernel : Kernel
{
    public override (int Y, int X) Margin(Node node, int input, Func<Node, TensorLayout> layout)
    {
        var op = (BilateralFilter)node.Op;
        return UsesWindow(op, layout(node.Inputs[0]), node.Shape.C) ? Window(op).Margin : (0, 0);
    }

    public override void Build(KernelBuilder k)
    {
        var op = (BilateralFilter)k.Node.Op;
        var defines = k.Tensors();
        defines.Add("COLOR_FACTOR", -0.5f / (op.SigmaColor * op.SigmaColor));
        defines.Add("SPACE_FACTOR", -0.5f / (op.SigmaSpace * op.SigmaSpace));
        if (!UsesWindow(op, k.Output.Layout, k.Output.Shape.C))
        {
            defines.Add("RADIUS", op.Diameter / 2);
            k.OverOutput("bilateral_filter", defines, 1, Binding.Values(0, k.Input(0).Buffer), Binding.Storage(1, k.Output.Buffer));
            return;
        }

        k.FillMargin(0, BorderMode.Reflect);
        defines.Add(Window(op).Defines(TensorLayout.Planar, 1));
        defines.Add("CHANNELS", k.Output.Shape.C);
        k.Add(
            "bilateral_filter_planar",
            defines,
            k.Output.Columns,
            k.Output.Shape.H,
            k.Output.Shape.N,
            Binding.Texels(0, k.Input(0).Buffer),
            Binding.Storage(1, k.Output.Buffer));
    }

    private static WindowShape Window(BilateralFilter op)
    {
        var radius = op.Diameter / 2;
        return new WindowShape((2 * radius) + 1, (2 * radius) + 1, new Padding(radius, radius, radius, radius));
    }

    private static bool UsesWindow(BilateralFilter op, TensorLayout layout, int channels) =>
        layout == TensorLayout.Planar && channels <= 3 && op.Diameter / 2 <= 3;
}
