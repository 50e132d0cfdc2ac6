using System.Diagnostics;
using LiveConv.Frames;

namespace LiveConv.Host.Microscope.Time;

/// <summary>Where in the last seconds the window stands: at the newest frame, at an older one, or playing from there at the speed of the stream.</summary>
internal sealed class Timeline(FrameHistory history)
{
    private const double LongestSeconds = 10;
    private const long MostBytes = 1L << 30;

    // A gap in the stream, such as the time in which older frames were looked at, isn't waited for.
    private static readonly long LongestWait = Stopwatch.Frequency / 4;

    private long shown = -1;
    private long forgotten;
    private long due;

    public FrameHistory History => history;

    /// <summary>Whether what is shown is the stream itself.</summary>
    public bool IsLive { get; private set; } = true;

    /// <summary>Whether older frames follow one another by themselves.</summary>
    public bool IsPlaying { get; private set; }

    /// <summary>The frame that is shown, or is to be shown, while it isn't live: its place in the history.</summary>
    public int Position { get; private set; }

    /// <summary>Seconds from the shown frame to the newest; 0 while live.</summary>
    public double Behind => IsLive || history.Count == 0 ? 0 : history.Seconds(Position, history.Count - 1);

    /// <summary>A timeline for frames of a size, as long as is sensible: ten seconds, a gibibyte, or an eighth of the machine's memory.</summary>
    public static Timeline For(int width, int height) =>
        new(new FrameHistory(width, height, LongestSeconds, Math.Min(MostBytes, GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / 8)));

    /// <summary>Keeps a frame of the stream. While older frames are looked at nothing is kept: they stay to be looked at.</summary>
    public void Add(Frame frame)
    {
        if (IsLive) history.Add(frame);
    }

    /// <summary>Goes back to the stream.</summary>
    public void GoLive()
    {
        (IsLive, IsPlaying) = (true, false);
        forgotten++;
    }

    /// <summary>Shows a frame and stands still there.</summary>
    public void Seek(int position)
    {
        if (history.Count == 0) return;
        (IsLive, IsPlaying) = (false, false);
        Position = Math.Clamp(position, 0, history.Count - 1);
    }

    /// <summary>One frame further or back; from the stream, back from its newest frame.</summary>
    public void Step(int by) => Seek((IsLive ? history.Count - 1 : Position) + by);

    /// <summary>Plays from the shown frame on, or stands still there; at the end it begins again.</summary>
    public void TogglePlay()
    {
        if (IsPlaying || history.Count == 0)
        {
            IsPlaying = false;
            return;
        }

        if (IsLive || Position == history.Count - 1) Seek(0);
        IsPlaying = true;
        due = Stopwatch.GetTimestamp();
    }

    /// <summary>Moves on with the clock.</summary>
    /// <returns>Whether another frame is to be shown than was taken last by <see cref="Take"/>.</returns>
    public bool Advance()
    {
        if (IsLive) return false;
        if (IsPlaying)
        {
            var now = Stopwatch.GetTimestamp();
            while (due + Wait <= now)
            {
                due += Wait;
                Position = (Position + 1) % history.Count;
            }
        }

        return Key != shown;
    }

    /// <summary>Copies the frame to be shown.</summary>
    public void Take(Frame target)
    {
        history.CopyTo(Position, target);
        shown = Key;
    }

    // From the shown frame to the one that follows; at the end, where it begins again, the longest.
    private long Wait => Position == history.Count - 1 ? LongestWait : Math.Clamp(history[Position + 1].CaptureTime - history[Position].CaptureTime, 1, LongestWait);

    // After a time in the stream the same place is another frame.
    private long Key => ((long)forgotten << 32) | (uint)Position;
}
