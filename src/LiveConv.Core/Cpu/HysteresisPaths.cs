using System.Runtime.CompilerServices;

namespace LiveConv.Cpu;

/// <summary>
/// Spreads marks from word to word, the latest one first, so that a path is followed to its end whichever way it turns. A word is looked at again only after runs of
/// weak pixels in it have been marked, which happens once a run: the work is at most proportional to the picture.
/// </summary>
internal sealed unsafe class HysteresisPaths(HysteresisBits bits)
{
    private const int LastBit = HysteresisBits.WordBits - 1;

    // The words whose neighbours are still to be looked at: a stack that begins where the words of its rows do, since threads follow paths in other rows meanwhile.
    private readonly int[] stacks = new int[bits.Planes * (bits.Height + 2) * bits.RowWords];
    private readonly bool[] isWaiting = new bool[bits.Planes * (bits.Height + 2) * bits.RowWords];

    /// <summary>Marks all weak pixels that are connected to the marks of a row.</summary>
    /// <param name="row">Its first word.</param>
    /// <param name="from">The first word of the first row that may be looked at and marked.</param>
    /// <param name="to">The first word of the row after the last one.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Follow(int row, int from, int to)
    {
        fixed (int* stack = &stacks[from])
        fixed (bool* waits = isWaiting)
        {
            var top = stack;
            for (var word = row; word < row + bits.Words; word++)
            {
                if (bits.Marks[word] == 0) continue;
                waits[word] = true;
                *top++ = word;
            }

            while (top > stack)
            {
                var word = *--top;
                waits[word] = false;
                var mark = bits.Marks[word];
                Spread(mark | (mark << 1) | (mark >> 1), word, false, from, to, waits, ref top);
                if ((mark & 1) != 0) Spread(1UL << LastBit, word - 1, true, from, to, waits, ref top);
                if (mark >> LastBit != 0) Spread(1, word + 1, true, from, to, waits, ref top);
            }
        }
    }

    /// <summary>Marks pixels in the words above and below, and in the word itself if it isn't where they come from.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Spread(ulong near, int word, bool isBeside, int from, int to, bool* waits, ref int* top)
    {
        if (isBeside) Mark(near, word, waits, ref top);
        if (word - bits.RowWords >= from) Mark(near, word - bits.RowWords, waits, ref top);
        if (word + bits.RowWords < to) Mark(near, word + bits.RowWords, waits, ref top);
    }

    /// <summary>Marks the runs of weak pixels near a mark; past the ends of a row none is weak.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Mark(ulong near, int word, bool* waits, ref int* top)
    {
        var (mark, weak) = (bits.Marks[word], bits.Weak[word]);
        if ((near & weak & ~mark) == 0) return;
        bits.Marks[word] = Fill(mark | (near & weak), weak);
        if (waits[word]) return;
        waits[word] = true;
        *top++ = word;
    }

    /// <summary>As <see cref="HysteresisFlood"/> fills runs, of one word. Few reach downwards from a mark.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Fill(ulong marks, ulong ones)
    {
        var filled = (((ones + marks) ^ ones) & ones) | marks;
        if ((filled >> 1 & ones & ~filled) == 0) return filled;
        for (var shift = 1; shift < HysteresisBits.WordBits; shift *= 2)
        {
            filled |= ones & (filled >> shift);
            ones &= ones >> shift;
        }

        return filled;
    }
}
