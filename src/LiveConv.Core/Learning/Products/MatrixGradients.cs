using LiveConv.Graphs;
using LiveConv.Ops;
using LiveConv.Tensors;

namespace LiveConv.Learning.Products;

/// <summary>Products of matrices: of Y = A·B the gradients are G·Bᵀ and Aᵀ·G.</summary>
internal static class MatrixGradients
{
    public static Node Gemm(BackwardPass pass, Node layer, int input, Node gradient)
    {
        var op = (Gemm)layer.Op;
        if (input == 2) return pass.Unbroadcast(Scaled(pass, gradient, op.Beta), layer.Inputs[2].Shape);
        var (a, b) = (layer.Inputs[0], layer.Inputs[1]);
        return (input, op.TransposeA, op.TransposeB) switch
        {
            (0, false, var transposed) => pass.Add(new Gemm { Alpha = op.Alpha, TransposeB = !transposed }, gradient, b),
            (0, true, var transposed) => pass.Add(new Gemm { Alpha = op.Alpha, TransposeA = transposed, TransposeB = true }, b, gradient),
            (_, var transposed, false) => pass.Add(new Gemm { Alpha = op.Alpha, TransposeA = !transposed }, a, gradient),
            (_, var transposed, true) => pass.Add(new Gemm { Alpha = op.Alpha, TransposeA = true, TransposeB = transposed }, gradient, a),
        };
    }

    public static Node MatMul(BackwardPass pass, Node layer, int input, Node gradient)
    {
        var (left, right) = (Ops.MatMul.AsMatrix(layer.Inputs[0].Shape, row: true), Ops.MatMul.AsMatrix(layer.Inputs[1].Shape, row: false));
        var batch = Broadcast.Together(nameof(Ops.MatMul), Ops.MatMul.Batch(left), Ops.MatMul.Batch(right));
        var g = pass.Reshape(gradient, new Shape([.. batch.Sizes, left[left.Rank - 2], right[right.Rank - 1]]));
        var product = input == 0
            ? pass.Add(new MatMul(), g, pass.Transposed(pass.Reshape(layer.Inputs[1], right)))
            : pass.Add(new MatMul(), pass.Transposed(pass.Reshape(layer.Inputs[0], left)), g);
        return pass.Reshape(pass.Unbroadcast(product, input == 0 ? left : right), layer.Inputs[input].Shape);
    }

    private static Node Scaled(BackwardPass pass, Node gradient, float factor) => factor == 1 ? gradient : pass.Affine(gradient, factor);
}
