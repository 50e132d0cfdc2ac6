using LiveConv.Cpu.Blocked;
using LiveConv.Cpu.Vectors;
using LiveConv.Ops;
using LiveConv.Tensors;

namespace LiveConv.Cpu.Winograd;

/// <summary>
/// Outputs one by one as the definition says: for the rare tiles in which NaN or infinity appears, which the transforms would spread to outputs whose
/// windows don't hold it (docs/verification.md). Transforms overflow earlier than the sum itself, too.
/// </summary>
internal sealed unsafe class DirectTile<V>(Conv2D op, BlockedTensor input, Tensor weights)
    where V : struct, IFloatVector<V>
{
    /// <summary>Computes again, before bias and all that follows, those values of a tile that aren't finite.</summary>
    /// <param name="n">Picture.</param>
    /// <param name="block">Block of output channels.</param>
    /// <param name="row">First row of the tile in the output.</param>
    /// <param name="column">First column.</param>
    /// <param name="size">Rows and columns.</param>
    /// <param name="values">size × size vectors.</param>
    public void Replace(int n, int block, int row, int column, int size, float* values)
    {
        for (var i = 0; i < size; i++)
        for (var j = 0; j < size; j++)
        for (var lane = 0; lane < Math.Min(V.Count, weights.Shape.N - (block * V.Count)); lane++)
        {
            var value = values + (((i * size) + j) * V.Count) + lane;
            if (!float.IsFinite(*value)) *value = Sum(n, (block * V.Count) + lane, row + i - op.Padding.Top, column + j - op.Padding.Left);
        }
    }

    private float Sum(int n, int channel, int row, int column)
    {
        var (w, sum) = (weights.Shape, 0f);
        for (var p = 0; p < w.H; p++)
        for (var q = 0; q < w.W; q++)
        {
            var y = Border.Map(row + p, input.Shape.H, op.Border);
            var x = Border.Map(column + q, input.Shape.W, op.Border);
            if (y < 0 || x < 0) continue;
            for (var c = 0; c < w.C; c++)
            {
                var weight = op.Flip ? weights[channel, c, w.H - 1 - p, w.W - 1 - q] : weights[channel, c, p, q];
                sum += weight * input.Block(n, c / V.Count)[(((y * input.Shape.W) + x) * V.Count) + (c % V.Count)];
            }
        }

        return sum;
    }
}
