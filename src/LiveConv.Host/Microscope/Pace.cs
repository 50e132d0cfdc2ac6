using System.Diagnostics;

namespace LiveConv.Host.Microscope;

/// <summary>Keeps work beside the display to a part of the time: after each piece there is a pause in proportion to what it took.</summary>
/// <param name="share">The part, 0…1.</param>
internal sealed class Pace(double share)
{
    private long next;

    /// <summary>Whether another piece may begin.</summary>
    public bool IsDue => Stopwatch.GetTimestamp() >= Volatile.Read(ref next);

    /// <summary>Ends a pause: somebody waits.</summary>
    public void Hurry() => Volatile.Write(ref next, 0);

    /// <summary>A piece is done.</summary>
    /// <param name="start">When it began, in ticks of <see cref="Stopwatch"/>.</param>
    /// <param name="cost">What it took, in the same ticks.</param>
    public void Done(long start, long cost) => Volatile.Write(ref next, start + (long)(cost / share));
}
