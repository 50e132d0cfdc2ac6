using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using LiveConv.Cpu.Vectors;

namespace LiveConv.Cpu.Products;

/// <summary>Packs some columns of the right-hand matrix of a product as tiles read them: for each row one or two vectors.</summary>
internal static unsafe class ColumnPanel<V>
    where V : struct, IFloatVector<V>
{
    /// <summary>Columns of a row-major matrix.</summary>
    /// <param name="from">The first value.</param>
    /// <param name="stride">From one row to the next.</param>
    /// <param name="depth">Rows.</param>
    /// <param name="columns">Columns that there are; for those that lack up to the panel's width there will be 0.</param>
    /// <param name="panel">depth × width values.</param>
    /// <param name="width">One or two vectors.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Pack(float* from, nint stride, int depth, int columns, float* panel, int width)
    {
        if (columns == width)
        {
            for (var k = 0; k < depth; k++, from += stride, panel += width)
                for (var j = 0; j < width; j += V.Count) V.Load(from + j).Store(panel + j);
            return;
        }

        new Span<float>(panel, depth * width).Clear();
        for (var k = 0; k < depth; k++, from += stride, panel += width) new ReadOnlySpan<float>(from, columns).CopyTo(new Span<float>(panel, columns));
    }

    /// <summary>Columns of a matrix that is given transposed: each lies side by side.</summary>
    /// <param name="from">The first column's first value.</param>
    /// <param name="stride">From one column to the next.</param>
    /// <param name="depth">Values of a column.</param>
    /// <param name="columns">Columns that there are; for those that lack up to the panel's width there will be 0.</param>
    /// <param name="panel">depth × width values.</param>
    /// <param name="width">One or two vectors.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void PackTransposed(float* from, nint stride, int depth, int columns, float* panel, int width)
    {
        if (columns < width) new Span<float>(panel, depth * width).Clear();
        var j = 0;
        for (; j + 4 <= columns; j += 4, from += 4 * stride)
            for (var k = 0; k < depth; k++) Vector128.Create(from[k], from[k + stride], from[k + (2 * stride)], from[k + (3 * stride)]).Store(panel + (k * width) + j);
        for (; j < columns; j++, from += stride)
            for (var k = 0; k < depth; k++) panel[(k * width) + j] = from[k];
    }
}
