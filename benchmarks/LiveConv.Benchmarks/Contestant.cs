using System.Diagnostics;

namespace LiveConv.Benchmarks;

/// <summary>Something that processes one frame, and the times it took.</summary>
internal sealed class Contestant(Action frame)
{
    private readonly List<double> times = [];

    /// <summary>Median time of a frame in milliseconds.</summary>
    public double Median => times.Order().ElementAt(times.Count / 2);

    /// <summary>Processes some frames without counting them.</summary>
    public void WarmUp()
    {
        for (var i = 0; i < 30; i++) frame();
    }

    /// <summary>Times some frames in a row, after one that brings its data back into the caches.</summary>
    public void Round(int frames)
    {
        frame();
        for (var i = 0; i < frames; i++)
        {
            var start = Stopwatch.GetTimestamp();
            frame();
            times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        }
    }
}
