using LiveConv.Graphs;
using LiveConv.Ops;

namespace LiveConv.Shaders.Kernels.Hardware;

/// <summary>Convolution for GPUs: on NC4HW4 as products in shared memory; pictures and odd geometries as the common kernel does.</summary>
/// <param name="common">The kernel of both families.</param>
internal sealed class Conv2DHardwareKernel(Conv2DKernel common) : Kernel
{
    private enum Formulation
    {
        Common,
        Tiled,
        Depthwise,
        Regrouped,
    }

    public override bool Supports(Node node) => common.Supports(node);

    public override bool ReadsTensor(Node node, int input) => common.ReadsTensor(node, input);

    public override (int Y, int X) Margin(Node node, int input, Func<Node, TensorLayout> layout) => Choose(node, layout) switch
    {
        Formulation.Common => common.Margin(node, input, layout),
        Formulation.Tiled when input == 0 && WinogradConvolution.Fits((Conv2D)node.Op, node.Inputs[1].Shape) =>
            WinogradConvolution.Margin((Conv2D)node.Op, node.Inputs[0].Shape, node.Shape),
        Formulation.Tiled or Formulation.Depthwise when input == 0 => Conv2DKernel.Margin((Conv2D)node.Op),
        _ => (0, 0),
    };

    public override bool HandlesHalves(Node node, Func<Node, TensorLayout> layout) => Choose(node, layout) is Formulation.Tiled or Formulation.Depthwise;

    public override void Build(KernelBuilder k)
    {
        var op = (Conv2D)k.Node.Op;
        switch (Choose(k.Node, node => node == k.Node ? k.Output.Layout : k.Input(0).Layout))
        {
            case Formulation.Tiled:
                var (weights, bias) = Conv2DKernel.Parameters(k);
                if (WinogradConvolution.Choose(k, op, weights) is { } transform) WinogradConvolution.Build(k, op, weights, bias, transform);
                else TiledConvolution.Build(k, op, weights, bias, k.Input(0), op.HasResidual ? k.Input(3) : null, k.Output);
                break;
            case Formulation.Depthwise:
                (weights, bias) = Conv2DKernel.Parameters(k);
                DepthwiseConvolution.Build(k, op, weights, bias);
                break;
            case Formulation.Regrouped:
                (weights, bias) = Conv2DKernel.Parameters(k);
                RegroupedConvolution.Build(k, op, weights, bias, TiledConvolution.Build);
                break;
            default:
                (weights, bias) = Conv2DKernel.Parameters(k);
                if (Conv2DKernel.IsPicture(k.Node, node => node == k.Node ? k.Output.Layout : k.Input(0).Layout) && PlanarConvolution.Fits(k, weights.Shape))
                    PlanarConvolution.Build(k, op, weights, bias);
                else common.Build(k);
                break;
        }
    }

    private static Formulation Choose(Node node, Func<Node, TensorLayout> layout)
    {
        var (op, w) = ((Conv2D)node.Op, node.Inputs[1].Shape);
        if (layout(node.Inputs[0]) != TensorLayout.Packed || layout(node) != TensorLayout.Packed) return Formulation.Common;
        if (DepthwiseConvolution.Fits(op, node.Inputs[0].Shape, w)) return Formulation.Depthwise;
        var outputs = w.N / op.Groups;
        if ((w.C + 3) / 4 * w.H * w.W > TiledConvolution.MostDepth || (op.Groups > 1 && (w.C < 4 || outputs < 4))) return Formulation.Common;
        return op.Groups == 1 || (w.C % 4 == 0 && outputs % 4 == 0) ? Formulation.Tiled : Formulation.Regrouped;
    }
}
