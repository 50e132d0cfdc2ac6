using System.Runtime.CompilerServices;
using LiveConv.Cpu.Products;
using LiveConv.Cpu.Vectors;
using LiveConv.Ops;

namespace LiveConv.Cpu.Rows;

/// <summary>
/// Medians of a vector of pixels at once by minima and maxima. 3×3: the three columns of a window are sorted, once for the
/// three windows that share them; the median lies among the largest of the smallest, the middle of the middle and the smallest of the
/// largest. Larger windows: of n/2 + 2 values the smallest and the largest can't be the median; both make room for the next
/// value, until three are left.
/// </summary>
internal sealed unsafe class MedianRows<V>(int size) : RowLayer
    where V : struct, IFloatVector<V>
{
    public override RowWindow Window { get; } = new(size / 2, size / 2, size / 2, size / 2, new Edge(BorderMode.Replicate));

    public override void Run(ReadOnlySpan<RowBuffer> inputs, RowBuffer output, int from, int to)
    {
        var (input, radius) = (inputs[0], size / 2);
        var rows = stackalloc float*[size];
        for (var c = 0; c < output.Channels; c++)
        {
            for (var y = from; y < to; y++)
            {
                for (var p = 0; p < size; p++) rows[p] = input.Seen(c, y + p - radius) - radius;
                if (size == 3) Median3(rows[0], rows[1], rows[2], output.Row(c, y), output.WholeWidth);
                else Median(rows, output.Row(c, y), output.WholeWidth);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Median3(float* a, float* b, float* c, float* y, int width)
    {
        nint count = width + V.Count;
        float* low = PanelMemory.Take(3 * (int)count), middle = low + count, high = middle + count;
        for (nint j = 0; j < count; j += V.Count)
        {
            V first = V.Load(a + j), second = V.Load(b + j), third = V.Load(c + j);
            Sort(ref second, ref third);
            Sort(ref first, ref second);
            Sort(ref second, ref third);
            first.Store(low + j);
            second.Store(middle + j);
            third.Store(high + j);
        }

        for (nint j = 0; j < width; j += V.Count)
        {
            var lows = V.MaxNative(V.MaxNative(V.Load(low + j), V.Load(low + j + 1)), V.Load(low + j + 2));
            var middles = Middle(V.Load(middle + j), V.Load(middle + j + 1), V.Load(middle + j + 2));
            var highs = V.MinNative(V.MinNative(V.Load(high + j), V.Load(high + j + 1)), V.Load(high + j + 2));
            Middle(lows, middles, highs).Store(y + j);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Sort(ref V a, ref V b) => (a, b) = (V.MinNative(a, b), V.MaxNative(a, b));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V Middle(V a, V b, V c)
    {
        Sort(ref a, ref b);
        return V.MaxNative(a, V.MinNative(b, c));
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Median(float** rows, float* y, int width)
    {
        var kept = (size * size / 2) + 2;
        var values = PanelMemory.Take(kept * V.Count);
        for (nint j = 0; j < width; j += V.Count)
        {
            var next = 0;
            for (; next < kept; next++) V.Load(rows[next / size] + (next % size) + j).Store(values + (next * V.Count));
            for (var count = kept; count > 3; count--, next++)
            {
                MoveEndsOut(values, count);
                V.Load(rows[next / size] + (next % size) + j).Store(values);
            }

            MoveEndsOut(values, 3);
            V.Load(values + V.Count).Store(y + j);
        }
    }

    /// <summary>Puts the smallest value first and the largest last.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void MoveEndsOut(float* values, int count)
    {
        var last = count - 1;
        for (var i = 0; i < count / 2; i++) Sort(values + (i * V.Count), values + ((last - i) * V.Count));
        for (var i = 1; i <= last / 2; i++) Sort(values, values + (i * V.Count));
        for (var i = last - 1; i >= count / 2; i--) Sort(values + (i * V.Count), values + (last * V.Count));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Sort(float* a, float* b)
    {
        V first = V.Load(a), second = V.Load(b);
        V.MinNative(first, second).Store(a);
        V.MaxNative(first, second).Store(b);
    }
}
