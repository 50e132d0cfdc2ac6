using LiveConv.Graphs;
using LiveConv.Ops;
using LiveConv.Tensors;

namespace LiveConv.Shaders.Kernels;

/// <summary>Products of matrices in batches that broadcast: see <see cref="MatrixProduct"/>.</summary>
/// <param name="forHardware">Whether the kernels for GPUs compute it.</param>
internal sealed class MatMulKernel(bool forHardware) : Kernel
{
    public override bool ReadsTensor(Node node, int input) => node.Inputs[input].Constant is null;

    public override void Build(KernelBuilder k)
    {
        var (a, b) = (MatMul.AsMatrix(k.Node.Inputs[0].Shape, row: true), MatMul.AsMatrix(k.Node.Inputs[1].Shape, row: false));
        var (height, depth, width) = (a[a.Rank - 2], a[a.Rank - 1], b[b.Rank - 1]);
        var batch = Broadcast.Together(k.Node.Op.Name, MatMul.Batch(a), MatMul.Batch(b));
        var (fromA, fromB) = (MatMul.Offsets(MatMul.Batch(a), batch, height * depth), MatMul.Offsets(MatMul.Batch(b), batch, depth * width));

        // One matrix for all products: the rows of all the others are one tall matrix.
        var isTall = b.Rank == 2 && batch.Count > 1;
        var product = isTall ? new MatrixProduct(1, batch.Count * height, width, depth) : new MatrixProduct(batch.Count, height, width, depth);
        product = product with { ForHardware = forHardware };
        product.Build(
            k,
            (n, row, column) => isTall ? (row * depth) + column : fromA[n] + (row * depth) + column,
            (n, row, column) => fromB[n] + (column * width) + row,
            null,
            sharesC: false);
    }
}
