using System.Diagnostics;
using LiveConv.Frames;

namespace LiveConv.Host.Tests.Loop;

/// <summary>Gives frames as fast as they are read, each after some time, as a decoder does.</summary>
internal sealed class SlowSource(int width, int height, TimeSpan each, long frames = long.MaxValue) : IFrameSource
{
    private long next;

    public string Name => "slow source";

    public int Width => width;

    public int Height => height;

    public double FramesPerSecond => 1000;

    public long? FrameCount => null;

    public bool IsLive => true;

    public bool Read(Frame frame)
    {
        if (next == frames) return false;
        Thread.Sleep(each);
        frame.Number = next++;
        frame.CaptureTime = Stopwatch.GetTimestamp();
        return true;
    }

    public void Dispose()
    {
    }
}
