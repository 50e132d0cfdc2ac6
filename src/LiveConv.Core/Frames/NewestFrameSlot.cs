using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.ExceptionServices;

namespace LiveConv.Frames;

/// <summary>
/// Hands frames from one producing thread to one consuming thread, the newest only: three frames change places, nothing is copied,
/// allocated or queued. A frame that isn't taken before the next is published is dropped and counted.
/// </summary>
public sealed class NewestFrameSlot
{
    // Waits block on it at once: what spins first and yields, as SemaphoreSlim does, loses much time on busy machines (BlockingSemaphore).
    private readonly object gate = new();
    private Frame waiting;
    private Frame taken;
    private bool hasWaiting;
    private bool completed;
    private Exception? failure;
    private long lastNumber = -1;

    /// <param name="width">Columns of the frames.</param>
    /// <param name="height">Rows of the frames.</param>
    public NewestFrameSlot(int width, int height)
    {
        Back = new Frame(width, height);
        waiting = new Frame(width, height);
        taken = new Frame(width, height);
    }

    /// <summary>The frame that the producer fills; another one after each <see cref="Publish"/>.</summary>
    public Frame Back { get; private set; }

    /// <summary>Frames published.</summary>
    public long Published { get; private set; }

    /// <summary>Frames taken.</summary>
    public long Taken { get; private set; }

    /// <summary>Frames overwritten before they were taken: the consumer was late.</summary>
    public long DroppedLate { get; private set; }

    /// <summary>Numbers that the source left out between frames: it lost frames by itself.</summary>
    public long DroppedBySource { get; private set; }

    /// <summary>Whether a frame waits to be taken: never more than one does.</summary>
    public bool HasWaiting
    {
        get
        {
            lock (gate) return hasWaiting;
        }
    }

    /// <summary>Producer: makes <see cref="Back"/> the newest frame. Its number must be greater than the one before.</summary>
    public void Publish()
    {
        lock (gate)
        {
            if (completed) throw new InvalidOperationException("the stream has ended; nothing more can be published");
            if (Back.Number <= lastNumber) throw new InvalidOperationException($"frame {Back.Number} can't follow frame {lastNumber}");
            if (Published > 0) DroppedBySource += Back.Number - lastNumber - 1;
            lastNumber = Back.Number;
            (Back, waiting) = (waiting, Back);
            if (hasWaiting) DroppedLate++;
            hasWaiting = true;
            Published++;
            Monitor.PulseAll(gate);
        }
    }

    /// <summary>Producer: no more frames come. The one that waits can still be taken.</summary>
    public void Complete()
    {
        lock (gate)
        {
            completed = true;
            Monitor.PulseAll(gate);
        }
    }

    /// <summary>Producer: the source failed. The frame that waits can still be taken; the next <see cref="TryTake"/> throws.</summary>
    public void Fail(Exception exception)
    {
        ArgumentNullException.ThrowIfNull(exception);
        lock (gate)
        {
            failure = exception;
            completed = true;
            Monitor.PulseAll(gate);
        }
    }

    /// <summary>
    /// Consumer: whether the end has come, that is no frame waits and none will. False with a frame still waiting.
    /// </summary>
    public bool IsEnded
    {
        get
        {
            lock (gate) return completed && !hasWaiting;
        }
    }

    /// <summary>Consumer: takes the newest frame, waiting up to <paramref name="timeout"/> for one. It stays valid until the next call.</summary>
    /// <param name="frame">The frame, or null.</param>
    /// <param name="timeout">Zero doesn't wait; <see cref="Timeout.InfiniteTimeSpan"/> waits for ever.</param>
    /// <param name="cancellation">Ends the waiting with an <see cref="OperationCanceledException"/>.</param>
    /// <returns>False after the timeout or at the end (<see cref="IsEnded"/>).</returns>
    /// <exception cref="SourceException">The source failed with it; other failures of the producer come through as they are.</exception>
    public bool TryTake([NotNullWhen(true)] out Frame? frame, TimeSpan timeout, CancellationToken cancellation = default)
    {
        var start = Stopwatch.GetTimestamp();
        using var wakes = cancellation.UnsafeRegister(static slot => ((NewestFrameSlot)slot!).Wake(), this);
        lock (gate)
        {
            while (!Take(out frame))
            {
                if (completed) return false;
                cancellation.ThrowIfCancellationRequested();
                var left = timeout == Timeout.InfiniteTimeSpan ? TimeSpan.MaxValue : timeout - Stopwatch.GetElapsedTime(start);
                if (left <= TimeSpan.Zero) return false;
                Monitor.Wait(gate, (int)Math.Min(Math.Ceiling(left.TotalMilliseconds), int.MaxValue));
            }

            return true;
        }
    }

    private bool Take([NotNullWhen(true)] out Frame? frame)
    {
        frame = null;
        if (!hasWaiting)
        {
            if (failure is not null) ExceptionDispatchInfo.Throw(failure);
            return false;
        }

        (waiting, taken) = (taken, waiting);
        hasWaiting = false;
        Taken++;
        frame = taken;
        return true;
    }

    private void Wake()
    {
        lock (gate) Monitor.PulseAll(gate);
    }
}
