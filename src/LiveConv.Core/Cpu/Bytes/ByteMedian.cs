using System.Runtime.CompilerServices;
using LiveConv.Cpu.Products;

namespace LiveConv.Cpu.Bytes;

/// <summary>Medians of 3×3 pixels, replicate border: sorted columns, then the middle of what is left (<see cref="Rows.MedianRows{V}"/>).</summary>
internal sealed unsafe class ByteMedian<V>(int width, int height) : ByteFilter(width, height)
    where V : struct, IByteVector<V>
{
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override void Run(int phase, int from, int to)
    {
        var stride = RowBytes + (2 * BytesPerPixel);
        var memory = (byte*)PanelMemory.Take((3 * stride / sizeof(float)) + 1);
        byte* low = memory + BytesPerPixel, middle = low + stride, high = middle + stride;
        fixed (byte* pixels = Frame!.Rgba, picture = Picture.Rgba)
        {
            for (var y = from; y < to; y++)
            {
                var here = pixels + ((nint)y * RowBytes);
                SortColumns(y > 0 ? here - RowBytes : here, here, y + 1 < Picture.Height ? here + RowBytes : here, low, middle, high);
                FillMargins(low);
                FillMargins(middle);
                FillMargins(high);
                Middles(low - BytesPerPixel, middle - BytesPerPixel, high - BytesPerPixel, picture + ((nint)y * RowBytes));
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void SortColumns(byte* a, byte* b, byte* c, byte* low, byte* middle, byte* high)
    {
        // The last vector ends with the row; some of its pixels are computed twice.
        var last = RowBytes - V.Count;
        for (var j = 0; ; j = Math.Min(j + V.Count, last))
        {
            V first = V.Load(a + j), second = V.Load(b + j), third = V.Load(c + j);
            (second, third) = (V.Min(second, third), V.Max(second, third));
            (first, second) = (V.Min(first, second), V.Max(first, second));
            first.Store(low + j);
            V.Min(second, third).Store(middle + j);
            V.Max(second, third).Store(high + j);
            if (j == last) break;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Middles(byte* low, byte* middle, byte* high, byte* y)
    {
        const int Two = 2 * BytesPerPixel;
        var last = RowBytes - V.Count;
        for (var j = 0; ; j = Math.Min(j + V.Count, last))
        {
            var lows = V.Max(V.Max(V.Load(low + j), V.Load(low + j + BytesPerPixel)), V.Load(low + j + Two));
            var middles = Middle(V.Load(middle + j), V.Load(middle + j + BytesPerPixel), V.Load(middle + j + Two));
            var highs = V.Min(V.Min(V.Load(high + j), V.Load(high + j + BytesPerPixel)), V.Load(high + j + Two));
            V.Opaque(Middle(lows, middles, highs)).Store(y + j);
            if (j == last) break;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V Middle(V a, V b, V c) => V.Max(V.Min(a, b), V.Min(V.Max(a, b), c));

    private void FillMargins(byte* row)
    {
        ((int*)row)[-1] = *(int*)row;
        *(int*)(row + RowBytes) = *(int*)(row + RowBytes - BytesPerPixel);
    }
}
