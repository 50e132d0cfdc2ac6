using System.Runtime.InteropServices;

namespace LiveConv.Cpu;

/// <summary>Rows that one thread begins with and others may help with, taken piece by piece.</summary>
internal sealed class RowRange
{
    /// <summary>Pieces of a range: enough to even out rows of different cost.</summary>
    private const int Pieces = 4;

    private State state;

    /// <summary>Offers the rows from <paramref name="from"/> up to, not including, <paramref name="to"/>.</summary>
    public void Set(int from, int to)
    {
        state.End = to;
        state.Piece = Math.Max(1, (to - from) / Pieces);
        Volatile.Write(ref state.Next, from);
    }

    /// <summary>Takes some of the rows; false if none are left.</summary>
    public bool TryTake(out int from, out int to)
    {
        (from, to) = (0, 0);
        if (Volatile.Read(ref state.Next) >= state.End) return false;
        from = Interlocked.Add(ref state.Next, state.Piece) - state.Piece;
        to = Math.Min(state.End, from + state.Piece);
        return from < to;
    }

    /// <summary>On cache lines of its own: threads take from different ranges at the same time.</summary>
    [StructLayout(LayoutKind.Explicit, Size = 192)]
    private struct State
    {
        [FieldOffset(64)]
        public int Next;

        [FieldOffset(68)]
        public int End;

        [FieldOffset(72)]
        public int Piece;
    }
}
