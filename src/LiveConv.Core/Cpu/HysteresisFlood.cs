using System.Numerics;

namespace LiveConv.Cpu;

/// <summary>
/// Spreads the marks to all weak pixels that are connected to them, by sweeps down and up the rows: a row takes the marks that touch it from the row before and
/// spreads them along itself, whole words at once; only rows beside one that has grown are looked at again. First each band of rows by itself, so that threads share
/// a plane, then over the seams. Paths that turn so often that some rows still grow after a few sweeps are followed word by word (<see cref="HysteresisPaths"/>). What is
/// connected doesn't depend on the order.
/// </summary>
internal sealed unsafe class HysteresisFlood(HysteresisBits bits) : CpuKernel
{
    /// <summary>Bands of a plane that are flooded at the same time at most, and their least rows.</summary>
    private const int MostBands = 8;
    private const int LeastRows = 16;

    /// <summary>Sweeps down and up before words are followed one by one: enough for noise, where whole rows at once are faster.</summary>
    private const int MostSweeps = 8;

    private readonly HysteresisPaths paths = new(bits);

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
        var again = true;
        for (var sweep = 0; again && sweep < MostSweeps; sweep++)
        {
            again = false;
            for (var row = from; row < to; row++) again |= up[row] && Look(row, -1, up, down);
            for (var row = to - 1; row >= from; row--) again |= down[row] && Look(row, 1, down, up);
        }

        if (again) Follow(plane, from, to, up, down);

        bool Look(int row, int direction, Span<bool> looks, Span<bool> others)
        {
            looks[row] = false;
            if (!Grow(bits.Place(plane, row), bits.Place(plane, row + direction))) return false;
            if (row - direction >= from && row - direction < to) looks[row - direction] = true;
            if (row + direction >= from && row + direction < to) others[row + direction] = true;
            return true;
        }
    }

    /// <summary>Follows all paths from the rows beside those that are still to be looked at.</summary>
    private void Follow(int plane, int from, int to, Span<bool> up, Span<bool> down)
    {
        var (first, end) = (bits.Place(plane, from), bits.Place(plane, to));
        for (var row = from; row < to; row++)
        {
            if (up[row] && row > from) paths.Follow(bits.Place(plane, row - 1), first, end);
            if (down[row] && row + 1 < to) paths.Follow(bits.Place(plane, row + 1), first, end);
            up[row] = down[row] = false;
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
