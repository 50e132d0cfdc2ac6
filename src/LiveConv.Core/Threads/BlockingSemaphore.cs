using System.Diagnostics;

namespace LiveConv.Threads;

/// <summary>
/// A semaphore whose waiters block at once. <see cref="SemaphoreSlim"/> yields some sixty times before it blocks, and on Linux (6.18) each yield gives a
/// slice of 3 ms away to whoever else wants the processor: on a busy machine waits of a millisecond took 150. For whatever the display waits for.
/// Nothing but sleeping needs a lock, so that no thread that gives way to others is met holding one.
/// </summary>
/// <param name="count">How many may enter at first.</param>
public sealed class BlockingSemaphore(int count)
{
    private readonly object gate = new();
    private int count = count;
    private int sleepers;

    /// <summary>Lets one more enter.</summary>
    public void Release()
    {
        Interlocked.Increment(ref count);
        if (Volatile.Read(ref sleepers) == 0) return;
        lock (gate) Monitor.Pulse(gate);
    }

    /// <summary>Enters, however long it takes until one may.</summary>
    public void Wait()
    {
        if (TryEnter()) return;
        lock (gate)
        {
            // Counted first: whoever releases after this looks for sleepers.
            Interlocked.Increment(ref sleepers);
            while (!TryEnter()) Monitor.Wait(gate);
            Interlocked.Decrement(ref sleepers);
        }
    }

    /// <summary>Enters, unless nobody may within a time.</summary>
    /// <param name="timeout">Rounded up to whole milliseconds; zero doesn't wait.</param>
    public bool Wait(TimeSpan timeout)
    {
        if (TryEnter()) return true;
        var start = Stopwatch.GetTimestamp();
        var hasEntered = false;
        lock (gate)
        {
            Interlocked.Increment(ref sleepers);
            while (!(hasEntered = TryEnter()))
            {
                var left = timeout - Stopwatch.GetElapsedTime(start);
                if (left <= TimeSpan.Zero) break;
                Monitor.Wait(gate, (int)Math.Min(Math.Ceiling(left.TotalMilliseconds), int.MaxValue));
            }

            Interlocked.Decrement(ref sleepers);
        }

        return hasEntered;
    }

    /// <summary>Enters where one may at once.</summary>
    public bool TryEnter()
    {
        for (var seen = Volatile.Read(ref count); seen > 0;)
        {
            var now = Interlocked.CompareExchange(ref count, seen - 1, seen);
            if (now == seen) return true;
            seen = now;
        }

        return false;
    }
}
