using LiveConv.Graphs;
using LiveConv.Ops;
using LiveConv.Tensors;

namespace LiveConv.Learning.Products;

/// <summary>
/// Ops that mix the rows and the columns of feature maps by fixed weights: y = R·x·Cᵀ for each plane. Their gradient is Rᵀ·g·C, two
/// matrix products.
/// </summary>
internal static class AxisMatrices
{
    /// <summary>The gradient of a resize.</summary>
    public static Node Resize(BackwardPass pass, Node layer, int input, Node gradient)
    {
        var (op, x) = ((Resize)layer.Op, layer.Inputs[0].Shape);
        return Apply(pass, Matrix(ResizeTaps.OfRows(op, x.H), x.H), Matrix(ResizeTaps.OfColumns(op, x.W), x.W), gradient);
    }

    /// <summary>The gradient of a padding of rows and columns by pixels of the picture.</summary>
    /// <param name="pass">The pass.</param>
    /// <param name="op">The padding, of the last two of four axes.</param>
    /// <param name="x">Shape of what is padded.</param>
    /// <param name="gradient">The gradient with respect to the result.</param>
    public static Node OfPad(BackwardPass pass, Pad op, Shape x, Node gradient) =>
        Apply(pass, Matrix(op, x, gradient.Shape, 2), Matrix(op, x, gradient.Shape, 3), gradient);

    private static Node Apply(BackwardPass pass, Tensor rows, Tensor columns, Node gradient)
    {
        if (!IsIdentity(rows)) gradient = pass.Add(new MatMul(), pass.Transposed(pass.Constant(rows)), gradient);
        return IsIdentity(columns) ? gradient : pass.Add(new MatMul(), gradient, pass.Constant(columns));
    }

    /// <summary>Results × pixels: the weights of a resize along one axis.</summary>
    private static Tensor Matrix(ResizeTaps taps, int size)
    {
        var matrix = new Tensor(new Shape(taps.Outside.Length, size));
        for (var i = 0; i < taps.Outside.Length; i++)
        {
            for (var tap = i * taps.Count; tap < (i + 1) * taps.Count && !taps.Outside[i]; tap++)
                matrix.Data[(i * size) + taps.Sources[tap]] += (float)taps.Weights[tap];
        }

        return matrix;
    }

    private static Tensor Matrix(Pad op, Shape x, Shape y, int axis)
    {
        var matrix = new Tensor(new Shape(y[axis], x[axis]));
        for (var i = 0; i < y[axis]; i++)
        {
            if (op.Offset(x, y, axis, i) is var offset and >= 0) matrix.Data[(i * x[axis]) + (offset / x.Stride(axis))] = 1;
        }

        return matrix;
    }

    private static bool IsIdentity(Tensor matrix)
    {
        var size = matrix.Shape[1];
        if (matrix.Shape[0] != size) return false;
        for (var i = 0; i < matrix.Data.Length; i++)
        {
            if (matrix.Data[i] != (i / size == i % size ? 1 : 0)) return false;
        }

        return true;
    }
}
