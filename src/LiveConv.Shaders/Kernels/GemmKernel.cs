using LiveConv.Graphs;
using LiveConv.Ops;
using LiveConv.Tensors;

namespace LiveConv.Shaders.Kernels;

/// <summary>General matrix product, the fully connected layer: see <see cref="MatrixProduct"/>.</summary>
/// <param name="forHardware">Whether the kernels for GPUs compute it.</param>
internal sealed class GemmKernel(bool forHardware) : Kernel
{
    public override bool ReadsTensor(Node node, int input) => node.Inputs[input].Constant is null;

    public override void Build(KernelBuilder k)
    {
        var op = (Gemm)k.Node.Op;
        var (a, output) = (k.Node.Inputs[0].Shape, k.Node.Shape);
        var (height, width, depth) = (output[0], output[1], a[op.TransposeA ? 0 : 1]);
        var added = k.Node.Inputs.Length > 2 ? new Broadcast(k.Node.Inputs[2].Shape, output) : null;
        var sharesRows = added is not null && height > 1 && added.Source(width) == 0 && (width == 1 || added.Source((2 * width) - 1) == added.Source(width - 1));
        new MatrixProduct(1, height, width, depth) { Alpha = op.Alpha, Beta = op.Beta, ForHardware = forHardware }.Build(
            k,
            (_, row, column) => op.TransposeA ? (column * height) + row : (row * depth) + column,
            (_, row, column) => op.TransposeB ? (row * depth) + column : (column * width) + row,
            added is null ? null : (_, row, column) => added.Source((row * width) + column),
            sharesRows || height == 1);
    }
}
