using System.Diagnostics;

namespace LiveConv.Threads;

/// <summary>
/// A semaphore whose waiters block at once. <see cref="SemaphoreSlim"/> yields some sixty times before it blocks, and on Linux (6.18) each yield gives a
/// slice of 3 ms away to whoever else wants the processor: on a busy machine waits of a millisecond took 150. For whatever the display waits for.
/// </summary>
/// <param name="count">How many may enter at first.</param>
public sealed class BlockingSemaphore(int count)
{
    private readonly object gate = new();
    private int count = count;

    /// <summary>Lets one more enter.</summary>
    public void Release()
    {
        lock (gate)
        {
            count++;
            Monitor.Pulse(gate);
        }
    }

    /// <summary>Enters, however long it takes until one may.</summary>
    public void Wait()
    {
        lock (gate)
        {
            while (count == 0) Monitor.Wait(gate);
            count--;
        }
    }

    /// <summary>Enters, unless nobody may within a time.</summary>
    /// <param name="timeout">Rounded up to whole milliseconds; zero doesn't wait.</param>
    public bool Wait(TimeSpan timeout)
    {
        var start = Stopwatch.GetTimestamp();
        lock (gate)
        {
            while (count == 0)
            {
                var left = timeout - Stopwatch.GetElapsedTime(start);
                if (left <= TimeSpan.Zero) return false;
                Monitor.Wait(gate, (int)Math.Min(Math.Ceiling(left.TotalMilliseconds), int.MaxValue));
            }

            count--;
            return true;
        }
    }

    /// <summary>Enters where one may at once.</summary>
    public bool TryEnter() => Wait(TimeSpan.Zero);
}
