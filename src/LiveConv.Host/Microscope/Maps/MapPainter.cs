using System.Numerics;
using System.Runtime.InteropServices;
using LiveConv.Host.Drawing;
using LiveConv.Host.Output;

namespace LiveConv.Host.Microscope.Maps;

/// <summary>
/// Paints planes of values at the size at which they are shown. Where that is smaller than the plane, a pixel is the mean of its block of
/// values, and each value belongs to one pixel; where it is larger, each pixel is the value that it lies in. Not thread-safe.
/// </summary>
internal sealed class MapPainter
{
    private const int Piece = 256;

    private float[] sums = [];
    private float[] means = [];
    private int[] edges = [];

    /// <param name="plane">rows × columns values, row by row.</param>
    /// <param name="columns">Columns of the plane.</param>
    /// <param name="rows">Rows of the plane.</param>
    /// <param name="target">What is painted; not yet marked as changed.</param>
    /// <param name="box">Where in it.</param>
    /// <param name="range">Which values the colours stand for.</param>
    /// <param name="veil">Whether zero is transparent.</param>
    public void Paint(ReadOnlySpan<float> plane, int columns, int rows, Bitmap target, Box box, ColorRange range, bool veil = false)
    {
        var pixels = target.Pixels;
        var table = ColorMap.Table(range.IsSigned, veil);
        SetEdges(columns, box.Width);
        for (var y = 0; y < box.Height; y++)
            Color(Row(plane, columns, rows, y, box.Width, box.Height), pixels.Slice(((box.Y + y) * target.Width) + box.X, box.Width), range, table);
    }

    /// <summary>The same means as values: height × width of them.</summary>
    public void Reduce(ReadOnlySpan<float> plane, int columns, int rows, int width, int height, Span<float> result)
    {
        SetEdges(columns, width);
        for (var y = 0; y < height; y++) Row(plane, columns, rows, y, width, height).CopyTo(result[(y * width)..]);
    }

    private ReadOnlySpan<float> Row(ReadOnlySpan<float> plane, int columns, int rows, int y, int width, int height)
    {
        var first = (int)((long)y * rows / height);
        var last = Math.Max(first + 1, (int)((long)(y + 1) * rows / height));
        var sum = plane.Slice(first * columns, columns);
        if (last - first > 1)
        {
            sum.CopyTo(sums);
            for (var row = first + 1; row < last; row++) Add(plane.Slice(row * columns, columns), sums);
            sum = sums.AsSpan(0, columns);
        }
        else if (width == columns)
        {
            return sum;
        }

        for (var x = 0; x < width; x++)
        {
            var (left, right) = (edges[2 * x], edges[(2 * x) + 1]);
            var total = sum[left];
            for (var i = left + 1; i < right; i++) total += sum[i];
            means[x] = total / ((right - left) * (last - first));
        }

        return means.AsSpan(0, width);
    }

    private void SetEdges(int columns, int width)
    {
        if (sums.Length < columns) sums = new float[columns];
        if (means.Length < width) means = new float[width];
        if (edges.Length < 2 * width) edges = new int[2 * width];
        for (var x = 0; x < width; x++)
        {
            edges[2 * x] = (int)((long)x * columns / width);
            edges[(2 * x) + 1] = Math.Max(edges[2 * x] + 1, (int)((long)(x + 1) * columns / width));
        }
    }

    private static void Add(ReadOnlySpan<float> row, Span<float> sums)
    {
        var sources = MemoryMarshal.Cast<float, Vector<float>>(row);
        var targets = MemoryMarshal.Cast<float, Vector<float>>(sums);
        for (var i = 0; i < sources.Length; i++) targets[i] += sources[i];
        for (var i = sources.Length * Vector<float>.Count; i < row.Length; i++) sums[i] += row[i];
    }

    private static void Color(ReadOnlySpan<float> values, Span<uint> pixels, ColorRange range, ReadOnlySpan<uint> table)
    {
        const float Last = ColorMap.Size - 1;
        Span<int> places = stackalloc int[Piece];
        var scale = range.Largest == 0 ? 0 : Last / (range.Largest - range.Low);
        var shift = (range.IsSigned ? Last / 2 : 0) + 0.5f;
        for (var start = 0; start < values.Length; start += Piece)
        {
            var piece = values[start..Math.Min(values.Length, start + Piece)];
            Place(piece, places, scale, shift);
            var painted = pixels.Slice(start, piece.Length);
            for (var i = 0; i < painted.Length; i++) painted[i] = table[places[i]];
        }
    }

    // Where each value's colour lies in the table.
    private static void Place(ReadOnlySpan<float> values, Span<int> places, float scale, float shift)
    {
        var vectors = MemoryMarshal.Cast<float, Vector<float>>(values);
        var results = MemoryMarshal.Cast<int, Vector<int>>(places);
        var (factor, offset, none, last, unknown) = (new Vector<float>(scale), new Vector<float>(shift), Vector<float>.Zero, new Vector<float>(ColorMap.Size - 1), new Vector<int>(ColorMap.Size));
        for (var i = 0; i < vectors.Length; i++)
        {
            var place = Vector.ConvertToInt32(Vector.Min(Vector.Max((vectors[i] * factor) + offset, none), last));
            results[i] = Vector.ConditionalSelect(Vector.Equals(vectors[i], vectors[i]), place, unknown);
        }

        for (var i = vectors.Length * Vector<float>.Count; i < values.Length; i++)
        {
            var place = (values[i] * scale) + shift;
            places[i] = float.IsNaN(values[i]) ? ColorMap.Size : float.IsNaN(place) ? 0 : (int)Math.Clamp(place, 0, ColorMap.Size - 1);
        }
    }
}
