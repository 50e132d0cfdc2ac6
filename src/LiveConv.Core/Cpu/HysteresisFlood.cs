using System.Numerics;

namespace LiveConv.Cpu;

/// <summary>
/// Spreads the marks to all weak pixels that are connected to them, by sweeps down and up the rows: a row takes the marks that touch it from the row before and
/// spreads them along itself, whole words at once; only rows beside one that has grown are looked at again. First each band of rows by itself, so that threads share
/// a plane, then over the seams. What is connected doesn't depend on the order.
/// </summary>
internal sealed unsafe class HysteresisFlood(HysteresisBits bits) : CpuKernel
{
    /// <summary>Bands of a plane that are flooded at the same time at most, and their least rows.</summary>
    private const int MostBands = 8;
    private const int LeastRows = 16;

    // Whether a row is to look at the one above, and at the one below.
    private readonly bool[] looksUp = new bool[bits.Planes * bits.Height];
    private readonly bool[] looksDown = new bool[bits.Planes * bits.Height];

    public override int Phases => 2;

    private int Bands => Math.Clamp(bits.Height / LeastRows, 1, MostBands);

    public override int Rows(int phase) => phase == 0 ? bits.Planes * Bands : bits.Planes;

    public override void Run(int phase, int from, int to)
    {
        while (phase == 0 && from < to)
        {
            // Bands side by side are one.
            var (plane, band) = Math.DivRem(from, Bands);
            var count = Math.Min(to - from, Bands - band);
            FloodBand(plane, bits.Height * band / Bands, bits.Height * (band + count) / Bands);
            from += count;
        }

        for (var plane = from; plane < to; plane++) Sweep(plane, 0, bits.Height);
    }

    private void FloodBand(int plane, int from, int to)
    {
        var up = looksUp.AsSpan(plane * bits.Height, bits.Height);
        var down = looksDown.AsSpan(plane * bits.Height, bits.Height);
        up[from..to].Fill(true);
        down[from..to].Fill(true);

        // The first row has none above that it may look at; later it looks across the seam, as the last row looks down.
        up[from] = false;
        Grow(bits.Place(plane, from), bits.Place(plane, -1));
        down[to - 1] = false;
        Sweep(plane, from, to);
        up[from] = down[to - 1] = true;
    }

    private void Sweep(int plane, int from, int to)
    {
        var up = looksUp.AsSpan(plane * bits.Height, bits.Height);
        var down = looksDown.AsSpan(plane * bits.Height, bits.Height);
        bool again;
        do
        {
            again = false;
            for (var row = from; row < to; row++) again |= up[row] && Look(row, -1, up, down);
            for (var row = to - 1; row >= from; row--) again |= down[row] && Look(row, 1, down, up);
        }
        while (again);

        bool Look(int row, int direction, Span<bool> looks, Span<bool> others)
        {
            looks[row] = false;
            if (!Grow(bits.Place(plane, row), bits.Place(plane, row + direction))) return false;
            if (row - direction >= from && row - direction < to) looks[row - direction] = true;
            if (row + direction >= from && row + direction < to) others[row + direction] = true;
            return true;
        }
    }

    /// <summary>Marks the weak pixels of a row that are connected, within the row, to marks in it or in another one; returns whether there were any.</summary>
    /// <param name="row">Its first word.</param>
    /// <param name="other">The first word of the row above or below.</param>
    private bool Grow(int row, int other)
    {
        ulong* own = bits.Marks + row, beside = bits.Marks + other, weak = bits.Weak + row;
        var hasGrown = false;
        bool again;
        do
        {
            // Again, as words take what their neighbours have just got.
            again = false;
            for (var word = 0; word < bits.Words; word += Vector<ulong>.Count)
            {
                var (mark, all) = (Vector.Load(own + word), Vector.Load(weak + word));
                if (mark == all) continue;
                var near = mark | Vector.Load(beside + word);
                var left = Vector.Load(own + word - 1) | Vector.Load(beside + word - 1);
                var right = Vector.Load(own + word + 1) | Vector.Load(beside + word + 1);
                near |= (near << 1) | (near >>> 1) | (left >>> (HysteresisBits.WordBits - 1)) | (right << (HysteresisBits.WordBits - 1));
                var grown = mark | (near & all);
                if (grown == mark) continue;
                Fill(grown, all).Store(own + word);
                again = true;
            }

            hasGrown |= again;
        }
        while (again);

        return hasGrown;
    }

    /// <summary>All of those runs of ones that have a mark. Upwards a sum carries through the rest of a run; downwards marks spread by 1, 2, 4 … as far as all between is ones.</summary>
    private static Vector<ulong> Fill(Vector<ulong> marks, Vector<ulong> ones)
    {
        var filled = (((ones + marks) ^ ones) & ones) | marks;
        for (var shift = 1; shift < HysteresisBits.WordBits; shift *= 2)
        {
            filled |= ones & (filled >>> shift);
            ones &= ones >>> shift;
        }

        return filled;
    }
}
