using System.Diagnostics;
using LiveConv.Frames;
using LiveConv.Tests.Support;

namespace LiveConv.Host.Tests.Loop;

/// <summary>A camera that gives a frame each period, carries number and capture time along with it, and draws the number into it as a barcode.</summary>
internal sealed class StampedCamera(int width, int height, TimeSpan period) : IFrameSource
{
    /// <summary>As many capture times are remembered.</summary>
    private const int Remembered = 4096;

    private readonly long[] captured = new long[Remembered];
    private readonly long first = Stopwatch.GetTimestamp();
    private long next;

    public string Name => "stamped camera";

    public int Width => width;

    public int Height => height;

    public double FramesPerSecond => 1 / period.TotalSeconds;

    public long? FrameCount => null;

    public bool IsLive => true;

    /// <summary>When a frame was captured, in ticks of <see cref="Stopwatch"/>.</summary>
    public long CapturedAt(long number) => Volatile.Read(ref captured[number % Remembered]);

    public bool Read(Frame frame)
    {
        // A camera has a clock of its own: who comes late has missed frames.
        var ticks = (long)(period.TotalSeconds * Stopwatch.Frequency);
        next = Math.Max(next + 1, ((Stopwatch.GetTimestamp() - first) / ticks) + 1);
        var due = first + (next * ticks);
        while (Stopwatch.GetTimestamp() < due) Thread.Sleep(Math.Max(0, (int)Stopwatch.GetElapsedTime(Stopwatch.GetTimestamp(), due).TotalMilliseconds));
        frame.Number = next;
        frame.CaptureTime = Stopwatch.GetTimestamp();
        captured[next % Remembered] = frame.CaptureTime;
        frame.Rgba.AsSpan().Fill(255);
        Barcode.Draw((uint)next, frame.Rgba, width, 4);
        return true;
    }

    public void Dispose()
    {
    }
}
