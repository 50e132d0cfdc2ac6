using System.Numerics;

namespace LiveConv.Reference;

/// <summary>The sums of matrix products and the sums of their magnitudes, in double: Σ_k a[i, k]·b[k, j] and Σ_k |a[i, k]·b[k, j]|.</summary>
internal static class MatrixSums
{
    /// <summary>Columns that are summed together, so that rows of b are read in pieces and not value by value.</summary>
    private const int Block = 32;

    /// <summary>Sums all elements of rows × columns; row-major from <paramref name="first"/> of both arrays, which hold zeros there.</summary>
    public static void Evaluate<T>(MatrixView<T> a, MatrixView<T> b, int rows, int columns, int depth, double[] sums, double[] magnitudes, int first)
        where T : struct, INumber<T>
    {
        var blocks = (columns + Block - 1) / Block;
        Parallel.For(0, rows * blocks, index =>
        {
            var (i, block) = Math.DivRem(index, blocks);
            var column = block * Block;
            var sum = sums.AsSpan(first + (i * columns) + column, Math.Min(Block, columns - column));
            var magnitude = magnitudes.AsSpan(first + (i * columns) + column, sum.Length);
            for (var k = 0; k < depth; k++)
            {
                var factor = a[i, k];
                for (var j = 0; j < sum.Length; j++)
                {
                    var product = factor * b[k, column + j];
                    sum[j] += product;
                    magnitude[j] += Math.Abs(product);
                }
            }
        });
    }

    /// <summary>The sums of one element.</summary>
    public static (double Sum, double Magnitude) Element<T>(MatrixView<T> a, MatrixView<T> b, int i, int j, int depth)
        where T : struct, INumber<T>
    {
        double sum = 0, magnitude = 0;
        for (var k = 0; k < depth; k++)
        {
            var product = a[i, k] * b[k, j];
            sum += product;
            magnitude += Math.Abs(product);
        }

        return (sum, magnitude);
    }
}
