using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using LiveConv.Cpu.Vectors;

namespace LiveConv.Cpu.Products;

/// <summary>Packs some rows of the left-hand matrix of a product as tiles read them: [vector of depth][row]. The depth of the last vector may be incomplete.</summary>
internal static unsafe class RowPanel<V>
    where V : struct, IFloatVector<V>
{
    /// <summary>Rows of a row-major matrix.</summary>
    /// <param name="from">The first row's first value.</param>
    /// <param name="stride">From one row to the next.</param>
    /// <param name="depth">Values of each row.</param>
    /// <param name="rows">Number of rows.</param>
    /// <param name="panel">Room for <paramref name="rows"/> × depth, the depth rounded up to whole vectors.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Pack(float* from, nint stride, int depth, int rows, float* panel)
    {
        var step = (nint)rows * V.Count;
        for (var r = 0; r < rows; r++, from += stride, panel += V.Count)
        {
            var (k, to) = (0, (nint)panel);
            for (; k <= depth - V.Count; k += V.Count, to += step * sizeof(float)) V.Load(from + k).Store((float*)to);
            if (k < depth) new ReadOnlySpan<float>(from + k, depth - k).CopyTo(new Span<float>((float*)to, depth - k));
        }
    }

    /// <summary>Rows of a matrix that is given transposed: values of the same depth lie side by side.</summary>
    /// <param name="from">The first row's first value.</param>
    /// <param name="stride">From one depth to the next.</param>
    /// <param name="depth">Values of each row.</param>
    /// <param name="rows">Number of rows.</param>
    /// <param name="panel">Room for <paramref name="rows"/> × depth, the depth rounded up to whole vectors.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void PackTransposed(float* from, nint stride, int depth, int rows, float* panel)
    {
        var k = 0;
        for (; k <= depth - 4; k += 4, from += 4 * stride)
        {
            var to = panel + ((k / V.Count * rows * V.Count) + (k % V.Count));
            for (var r = 0; r < rows; r++, to += V.Count)
                Vector128.Create(from[r], from[r + stride], from[r + (2 * stride)], from[r + (3 * stride)]).Store(to);
        }

        for (; k < depth; k++, from += stride)
            for (var r = 0; r < rows; r++) panel[(((k / V.Count * rows) + r) * V.Count) + (k % V.Count)] = from[r];
    }
}
