using System.Diagnostics;

namespace LiveConv.Host.Loop;

/// <summary>Events a second of a counter, measured over half a second so that it can be read.</summary>
internal sealed class RateMeter
{
    private const double Seconds = 0.5;

    private long lastCount;
    private long lastTime;

    public double PerSecond { get; private set; }

    /// <summary>Tells the meter where the counter stands now.</summary>
    public void Update(long count)
    {
        var now = Stopwatch.GetTimestamp();
        if (lastTime == 0 || count < lastCount)
        {
            (lastCount, lastTime, PerSecond) = (count, now, 0);
            return;
        }

        var seconds = Stopwatch.GetElapsedTime(lastTime, now).TotalSeconds;
        if (seconds < Seconds) return;
        PerSecond = (count - lastCount) / seconds;
        (lastCount, lastTime) = (count, now);
    }
}
