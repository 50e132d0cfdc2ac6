using LiveConv.Ops;
using LiveConv.Reference;
using LiveConv.Tensors;

namespace LiveConv.Cpu.Rows;

/// <summary>
/// A convolution as one of columns and one of rows: kh + kw products instead of kh·kw, where each kernel is a column times a row
/// (its rank is 1).
/// </summary>
/// <remarks>
/// The column is that of the largest weight, the row that weight's divided by it: zeros stay zeros, and the rounding of w is met weight
/// by weight, which singular vectors don't do. Two sums of kh and kw products are off by (kh + kw)·u·Σ|c·r·x| at most (Higham, ch. 3; second
/// order terms within one more u), and the weights by |w − c·r|. The split is taken only where for each weight the two together are within
/// the n + 2 units of u·|w| that the op's own bound has, so that no error factor is needed. A sum of several such pairs cancels
/// where w is small and can't keep that bound.
/// </remarks>
internal sealed class KernelSplit
{
    private KernelSplit(Conv2D op, Tensor weights)
    {
        var shape = weights.Shape;
        Columns = new Tensor(new Shape(shape.N, 1, shape.H, 1));
        Rows = new Tensor(new Shape(shape.N, 1, 1, shape.W));
        ColumnOp = new Conv2D { Padding = new(op.Padding.Top, 0, op.Padding.Bottom, 0), Border = op.Border, Flip = op.Flip, Groups = op.Groups };
        RowOp = op with { Padding = new(0, op.Padding.Left, 0, op.Padding.Right), Groups = shape.N };
    }

    /// <summary>The convolution along columns, without bias and activation.</summary>
    public Conv2D ColumnOp { get; }

    public Tensor Columns { get; }

    /// <summary>The convolution of its result along rows.</summary>
    public Conv2D RowOp { get; }

    public Tensor Rows { get; }

    /// <summary>The two convolutions that give the same as one, or null where one is cheaper or two are not accurate enough.</summary>
    public static KernelSplit? Find(Conv2D op, Tensor weights)
    {
        var shape = weights.Shape;
        if (shape.C != 1 || shape.H < 3 || shape.W < 3 || 2 * shape.H * shape.W < 5 * (shape.H + shape.W)) return null;
        var split = new KernelSplit(op, weights);
        for (var m = 0; m < shape.N; m++)
        {
            if (!split.TryKernel(weights, m)) return null;
        }

        return split;
    }

    private bool TryKernel(Tensor weights, int m)
    {
        var (height, width) = (weights.Shape.H, weights.Shape.W);
        var (row, column) = (0, 0);
        for (var p = 0; p < height; p++)
        {
            for (var q = 0; q < width; q++)
            {
                if (Math.Abs(weights[m, 0, p, q]) > Math.Abs(weights[m, 0, row, column])) (row, column) = (p, q);
            }
        }

        var largest = weights[m, 0, row, column];
        if (largest == 0 || !float.IsFinite(largest)) return false;
        for (var p = 0; p < height; p++) Columns[m, 0, p, 0] = weights[m, 0, p, column];
        for (var q = 0; q < width; q++) Rows[m, 0, 0, q] = weights[m, 0, row, q] / largest;
        var allowed = ((height * width) + 1) * Rounding.Unit;
        for (var p = 0; p < height; p++)
        {
            for (var q = 0; q < width; q++)
            {
                double weight = weights[m, 0, p, q], product = (double)Columns[m, 0, p, 0] * Rows[m, 0, 0, q];
                if (!(Math.Abs(weight - product) + ((height + width) * Rounding.Unit * Math.Abs(product)) <= allowed * Math.Abs(weight))) return false;
            }
        }

        return true;
    }
}
