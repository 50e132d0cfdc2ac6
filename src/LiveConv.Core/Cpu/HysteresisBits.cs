using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using LiveConv.Ops;
using LiveConv.Tensors;

namespace LiveConv.Cpu;

/// <summary>
/// Hysteresis on one bit a pixel: 64 neighbours of a row are compared, grown and written at once. Rows are collected, then each plane is
/// flooded, then rows are expanded.
/// </summary>
internal sealed class HysteresisBits
{
    private const int WordBits = 64;

    private readonly Hysteresis op;
    private readonly int height;
    private readonly int words;

    // Pixels above the low threshold, and those that are marked: at first the ones above the high threshold.
    private readonly ulong[] weak;
    private readonly ulong[] marks;

    // Words of each plane that are to be looked at again, and whether a word is among them.
    private readonly int[] open;
    private readonly bool[] isOpen;

    /// <param name="op">The thresholds.</param>
    /// <param name="shape">N×C×H×W.</param>
    public HysteresisBits(Hysteresis op, Shape shape)
    {
        this.op = op;
        Planes = shape.N * shape.C;
        height = shape.H;
        words = (shape.W + WordBits - 1) / WordBits;
        var count = Planes * height * words;
        (weak, marks, open, isOpen) = (new ulong[count], new ulong[count], new int[count], new bool[count]);
    }

    public int Planes { get; }

    /// <summary>Takes a row, counted over all planes.</summary>
    public void Collect(int row, ReadOnlySpan<float> x)
    {
        for (var word = 0; word < words; word++)
        {
            var part = x.Slice(word * WordBits, Math.Min(WordBits, x.Length - (word * WordBits)));
            weak[(row * words) + word] = Above(part, op.Low);
            marks[(row * words) + word] = Above(part, op.High);
        }
    }

    /// <summary>Spreads the marks of a plane to all weak pixels that are connected to them.</summary>
    public void Flood(int plane)
    {
        var size = height * words;
        var first = plane * size;
        var stack = open.AsSpan(first, size);
        for (var word = 0; word < size; word++)
        {
            // Only words that have pixels to gain are looked at, and again when one beside them has grown.
            if ((weak[first + word] & ~marks[first + word]) == 0 || !Grow(first, word)) continue;
            var count = OpenNeighbours(first, word, stack, 0);
            while (count > 0)
            {
                var next = stack[--count];
                isOpen[first + next] = false;
                if (Grow(first, next)) count = OpenNeighbours(first, next, stack, count);
            }
        }
    }

    /// <summary>Writes a row, counted over all planes: 1 where a pixel is marked, else 0.</summary>
    public void Expand(int row, Span<float> y)
    {
        var bits = Vector256.Create(1, 2, 4, 8, 16, 32, 64, 128);
        ref var to = ref MemoryMarshal.GetReference(y);
        var x = 0;
        for (; x + Vector256<int>.Count <= y.Length; x += Vector256<int>.Count)
        {
            var mark = Vector256.Create((int)(marks[(row * words) + (x / WordBits)] >> (x % WordBits))) & bits;
            (Vector256.Equals(mark, bits).AsSingle() & Vector256<float>.One).StoreUnsafe(ref to, (nuint)x);
        }

        for (; x < y.Length; x++) y[x] = (marks[(row * words) + (x / WordBits)] >> (x % WordBits)) & 1;
    }

    /// <summary>A bit for each value above a threshold, the first one lowest.</summary>
    private static ulong Above(ReadOnlySpan<float> x, float threshold)
    {
        ref var from = ref MemoryMarshal.GetReference(x);
        ulong bits = 0;
        var i = 0;
        if (Vector512.IsHardwareAccelerated)
        {
            for (; i + Vector512<float>.Count <= x.Length; i += Vector512<float>.Count)
                bits |= Vector512.GreaterThan(Vector512.LoadUnsafe(ref from, (nuint)i), Vector512.Create(threshold)).ExtractMostSignificantBits() << i;
        }

        for (; i + Vector256<float>.Count <= x.Length; i += Vector256<float>.Count)
            bits |= (ulong)Vector256.GreaterThan(Vector256.LoadUnsafe(ref from, (nuint)i), Vector256.Create(threshold)).ExtractMostSignificantBits() << i;
        for (; i < x.Length; i++) bits |= (x[i] > threshold ? 1UL : 0) << i;
        return bits;
    }

    /// <summary>Marks the weak pixels of a word that touch a mark; returns whether there were any.</summary>
    private bool Grow(int first, int word)
    {
        var (row, column) = Math.DivRem(word, words);
        ulong near = 0;
        for (var y = Math.Max(0, row - 1); y <= Math.Min(height - 1, row + 1); y++)
        {
            var place = first + (y * words) + column;
            near |= marks[place] | (marks[place] << 1) | (marks[place] >> 1);
            if (column > 0) near |= marks[place - 1] >> (WordBits - 1);
            if (column + 1 < words) near |= marks[place + 1] << (WordBits - 1);
        }

        ref var mark = ref marks[first + word];
        var gained = near & weak[first + word] & ~mark;
        if (gained == 0) return false;
        for (; gained != 0; gained = ((mark << 1) | (mark >> 1)) & weak[first + word] & ~mark) mark |= gained;
        return true;
    }

    private int OpenNeighbours(int first, int word, Span<int> stack, int count)
    {
        var (row, column) = Math.DivRem(word, words);
        for (var y = Math.Max(0, row - 1); y <= Math.Min(height - 1, row + 1); y++)
        {
            for (var x = Math.Max(0, column - 1); x <= Math.Min(words - 1, column + 1); x++)
            {
                var place = (y * words) + x;
                if (isOpen[first + place] || (weak[first + place] & ~marks[first + place]) == 0) continue;
                isOpen[first + place] = true;
                stack[count++] = place;
            }
        }

        return count;
    }
}
