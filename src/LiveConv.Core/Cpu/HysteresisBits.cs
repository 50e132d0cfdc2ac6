using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using LiveConv.Ops;
using LiveConv.Tensors;

namespace LiveConv.Cpu;

/// <summary>
/// Hysteresis on one bit a pixel: 64 neighbours of a row are compared, grown and written at once. Rows are collected, then each plane is
/// flooded (<see cref="HysteresisFlood"/>), then rows are expanded.
/// </summary>
internal sealed unsafe class HysteresisBits
{
    /// <summary>Pixels of a word, the first one lowest.</summary>
    public const int WordBits = 64;

    private readonly Hysteresis op;
    private readonly ulong[] weak;
    private readonly ulong[] marks;

    /// <param name="op">The thresholds.</param>
    /// <param name="shape">N×C×H×W.</param>
    public HysteresisBits(Hysteresis op, Shape shape)
    {
        this.op = op;
        (Planes, Height, Words) = (shape.N * shape.C, shape.H, (shape.W + WordBits - 1) / WordBits);

        // A row of zeros above and below each plane and a word of zeros after each row, so that there is something beside every word.
        RowWords = (Words + 1 + Vector<ulong>.Count - 1) / Vector<ulong>.Count * Vector<ulong>.Count;
        var count = Planes * (Height + 2) * RowWords;
        (weak, marks) = (GC.AllocateArray<ulong>(count + 1, pinned: true), GC.AllocateArray<ulong>(count + 1, pinned: true));
        Weak = (ulong*)Marshal.UnsafeAddrOfPinnedArrayElement(weak, 0);
        Marks = (ulong*)Marshal.UnsafeAddrOfPinnedArrayElement(marks, 0);
    }

    public int Planes { get; }

    /// <summary>Rows of a plane.</summary>
    public int Height { get; }

    /// <summary>Words of a row that hold pixels.</summary>
    public int Words { get; }

    /// <summary>Words from one row to the next: whole vectors, and at least one word of zeros.</summary>
    public int RowWords { get; }

    /// <summary>Pixels above the low threshold; <see cref="Place"/> says where a row begins. 0 past the last column.</summary>
    public ulong* Weak { get; }

    /// <summary>Pixels that are marked: at first the ones above the high threshold. All of them are weak.</summary>
    public ulong* Marks { get; }

    /// <summary>The first word of a row, −1 and Height being the rows of zeros.</summary>
    public int Place(int plane, int row) => ((plane * (Height + 2)) + row + 1) * RowWords;

    /// <summary>Takes a row, counted over all planes.</summary>
    public void Collect(int row, ReadOnlySpan<float> x)
    {
        var place = Place(row / Height, row % Height);
        for (var word = 0; word < Words; word++)
        {
            var part = x.Slice(word * WordBits, Math.Min(WordBits, x.Length - (word * WordBits)));
            Weak[place + word] = Above(part, op.Low);
            Marks[place + word] = Above(part, op.High);
        }
    }

    /// <summary>Writes a row, counted over all planes: 1 where a pixel is marked, else 0.</summary>
    public void Expand(int row, Span<float> y)
    {
        var from = Marks + Place(row / Height, row % Height);
        ref var to = ref MemoryMarshal.GetReference(y);
        var x = 0;
        if (Vector512.IsHardwareAccelerated)
        {
            var wide = Vector512.Create(1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 1024, 2048, 4096, 8192, 16384, 32768);
            for (; x + Vector512<int>.Count <= y.Length; x += Vector512<int>.Count)
            {
                var mark = Vector512.Create((int)(from[x / WordBits] >> (x % WordBits))) & wide;
                (Vector512.Equals(mark, wide).AsSingle() & Vector512<float>.One).StoreUnsafe(ref to, (nuint)x);
            }
        }

        var bits = Vector256.Create(1, 2, 4, 8, 16, 32, 64, 128);
        for (; x + Vector256<int>.Count <= y.Length; x += Vector256<int>.Count)
        {
            var mark = Vector256.Create((int)(from[x / WordBits] >> (x % WordBits))) & bits;
            (Vector256.Equals(mark, bits).AsSingle() & Vector256<float>.One).StoreUnsafe(ref to, (nuint)x);
        }

        for (; x < y.Length; x++) y[x] = (from[x / WordBits] >> (x % WordBits)) & 1;
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
}
