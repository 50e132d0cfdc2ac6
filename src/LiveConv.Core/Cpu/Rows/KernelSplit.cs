using LiveConv.Ops;
using LiveConv.Reference;
using LiveConv.Tensors;
using LiveConv.Verification;

namespace LiveConv.Cpu.Rows;

/// <summary>
/// A convolution as columns and then rows: r·(kh + kw) products instead of kh·kw, where each kernel is the sum of r columns times rows (its rank is r).
/// </summary>
/// <remarks>
/// Of rank 1, the column is that of the largest weight, the row that weight's divided by it: zeros stay zeros, and the rounding of w is met weight
/// by weight, which singular vectors don't do. Two sums of kh and kw products are off by (kh + kw)·u·Σ|c·r·x| at most (Higham, ch. 3; second
/// order terms within one more u), and the weights by |w − c·r|. Where for each weight the two together are within
/// the n + 2 units of u·|w| that the op's own bound has, no other bound is needed.
/// A sum of several pairs cancels where w is small and can't keep that bound weight by weight: it has a <see cref="SeparableErrorModel"/>. It is taken only
/// where that, for inputs of one magnitude, is on average not above the op's own bound.
/// </remarks>
internal sealed class KernelSplit
{
    // Measured: products of a rectangle that take as long as one of a column or a row, which load more for each, and as a second pass over what lies between.
    // Rows that high columns need don't stay in the second-level cache.
    private const double CostOfProduct = 1.25;
    private const double CostOfPass = 12;
    private const double DistantRows = 192;

    private KernelSplit(Shape weights, int pairs)
    {
        Pairs = pairs;
        Columns = new Tensor(new Shape(weights.N * pairs, 1, weights.H, 1));
        Rows = new Tensor(new Shape(weights.N, pairs, 1, weights.W));
    }

    /// <summary>How many products of a column and a row make a kernel.</summary>
    public int Pairs { get; }

    /// <summary>N·r×1×kh×1: the columns of each kernel.</summary>
    public Tensor Columns { get; }

    /// <summary>N×r×1×kw: the rows of each kernel.</summary>
    public Tensor Rows { get; }

    /// <summary>What the sums declare about their rounding.</summary>
    public ErrorModel ErrorModel { get; private set; } = ErrorModel.Direct;

    /// <summary>The pairs that give the same as the kernels, or null where they don't exist, are not cheaper or not accurate enough.</summary>
    /// <param name="op">A convolution of stride and dilation 1.</param>
    /// <param name="weights">M×1×kh×kw.</param>
    /// <param name="cost">Products of a rectangle that the best other way costs for each output; kh·kw if it is the direct one.</param>
    public static KernelSplit? Find(Conv2D op, Tensor weights, double cost = double.PositiveInfinity)
    {
        var shape = weights.Shape;
        var costOfPair = CostOfProduct * (1 + (shape.H / DistantRows)) * (shape.H + shape.W);
        var most = (int)((Math.Min(cost, shape.H * shape.W) - CostOfPass) / costOfPair);
        if (shape.C != 1 || shape.H < 3 || shape.W < 3 || most < 1 || !weights.Data.All(float.IsFinite)) return null;
        return FindProduct(weights) ?? FindSum(weights, most);
    }

    private static KernelSplit? FindProduct(Tensor weights)
    {
        var split = new KernelSplit(weights.Shape, 1);
        for (var m = 0; m < weights.Shape.N; m++)
        {
            if (!split.TryProduct(weights, m)) return null;
        }

        return split;
    }

    private static KernelSplit? FindSum(Tensor weights, int most)
    {
        var shape = weights.Shape;
        var (size, pairs) = (shape.H * shape.W, new (double[] Column, double[] Row)[shape.N][]);
        for (var m = 0; m < shape.N; m++)
        {
            double[] kernel = [.. weights.Data.AsSpan(m * size, size).ToArray()];
            // What the pairs leave out may be no more than what their sums may be off.
            if (SingularPairs.Find(kernel, shape.W, most, (shape.H + shape.W) * Rounding.Unit * kernel.Sum(Math.Abs)) is not { } found) return null;
            pairs[m] = found;
        }

        if (pairs.Max(found => found.Length) is not (> 0 and var rank)) return null;
        var split = new KernelSplit(shape, rank);
        for (var m = 0; m < shape.N; m++)
        {
            for (var i = 0; i < pairs[m].Length; i++)
            {
                for (var p = 0; p < shape.H; p++) split.Columns[(m * split.Pairs) + i, 0, p, 0] = (float)pairs[m][i].Column[p];
                for (var q = 0; q < shape.W; q++) split.Rows[m, i, 0, q] = (float)pairs[m][i].Row[q];
            }
        }

        var model = new SeparableErrorModel(weights, split.Columns, split.Rows);
        split.ErrorModel = model;
        return model.OverDirect <= 1 ? split : null;
    }

    private bool TryProduct(Tensor weights, int m)
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
        if (largest == 0) return false;
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
