using System.Diagnostics;
using LiveConv.Frames;
using LiveConv.Host.Output;
using LiveConv.Threads;

namespace LiveConv.Host.Loop;

/// <summary>
/// Reads a source on a thread of its own into a newest-frame slot. Cameras and streams set the pace themselves; files are read
/// at their rate, and stand still while paused.
/// </summary>
internal sealed class LiveReader : IDisposable
{
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(2);

    private readonly IFrameSource source;
    private readonly NewestFrameSlot slot;
    private readonly BlockingSemaphore wake = new(0);
    private readonly Thread thread;
    private volatile bool stopped;
    private volatile bool paused;
    private int steps;

    /// <param name="source">Belongs to the reader from here on.</param>
    public LiveReader(IFrameSource source)
    {
        this.source = source;
        (Name, Width, Height) = (source.Name, source.Width, source.Height);
        slot = new NewestFrameSlot(source.Width, source.Height);
        thread = new Thread(Read) { Name = "capture", IsBackground = true };
        thread.Start();
    }

    public string Name { get; }

    public int Width { get; }

    public int Height { get; }

    /// <summary>Where the newest frame waits.</summary>
    public NewestFrameSlot Slot => slot;

    /// <summary>Whether a file stands still. What is live goes on.</summary>
    public bool Paused
    {
        get => paused;
        set
        {
            paused = value;
            wake.Release();
        }
    }

    /// <summary>Lets one frame of a paused file through.</summary>
    public void Step()
    {
        Interlocked.Increment(ref steps);
        wake.Release();
    }

    public void Dispose()
    {
        stopped = true;
        wake.Release();
        // A camera that doesn't answer may hold the thread longer; it then ends by itself.
        thread.Join(LongestWait);
    }

    private void Read()
    {
        try
        {
            var period = TimeSpan.FromSeconds(1 / (source.FramesPerSecond > 0 ? source.FramesPerSecond : Sinks.DefaultFramesPerSecond));
            var due = Stopwatch.GetTimestamp();
            while (!stopped)
            {
                if (!source.IsLive && !WaitFor(ref due, period)) return;
                if (!source.Read(slot.Back))
                {
                    slot.Complete();
                    return;
                }

                slot.Publish();
            }
        }
        catch (Exception failure)
        {
            slot.Fail(failure as SourceException ?? new SourceException($"{Name}: {failure.Message.ReplaceLineEndings(" ")}"));
        }
        finally
        {
            source.Dispose();
        }
    }

    /// <summary>Waits for a file's next frame to be due. False where the reader was stopped.</summary>
    private bool WaitFor(ref long due, TimeSpan period)
    {
        while (!stopped)
        {
            if (paused)
            {
                if (TakeStep())
                {
                    due = Stopwatch.GetTimestamp();
                    return true;
                }

                wake.Wait();
                due = Stopwatch.GetTimestamp();
                continue;
            }

            var left = Stopwatch.GetElapsedTime(Stopwatch.GetTimestamp(), due);
            if (left <= TimeSpan.Zero)
            {
                // After a delay longer than a frame the clock starts anew, rather than catching up.
                due = Math.Max(due, Stopwatch.GetTimestamp() - Ticks(period)) + Ticks(period);
                return true;
            }

            wake.Wait(left);
        }

        return false;
    }

    private bool TakeStep()
    {
        if (Volatile.Read(ref steps) == 0) return false;
        Interlocked.Decrement(ref steps);
        return true;
    }

    private static long Ticks(TimeSpan time) => (long)(time.TotalSeconds * Stopwatch.Frequency);
}
