using System.Diagnostics;

namespace LiveConv.Benchmarks.Measuring;

/// <summary>One side of a comparison: what it does, and how long that took.</summary>
/// <param name="work">The work, once; says how many milliseconds it took.</param>
/// <param name="turn">How long a turn lasts at the least, in milliseconds; a run that has begun is finished.</param>
internal sealed class Contestant(Func<double> work, double turn = Contestant.Turn)
{
    private const double Turn = 30;

    /// <summary>Before a turn: the workers of most others stop spinning within this time.</summary>
    private const int Pause = 4;

    /// <summary>Untimed runs at the beginning of a turn bring the data back into the caches and the clock up.</summary>
    private static readonly TimeSpan Approach = TimeSpan.FromMilliseconds(5);

    private static readonly TimeSpan WarmUp = TimeSpan.FromMilliseconds(800);

    private readonly List<double> turns = [];
    private readonly List<double> runs = [];

    /// <param name="work">The work, once, timed from its begin to its end.</param>
    /// <param name="turn">How long a turn lasts at the least, in milliseconds.</param>
    public Contestant(Action work, double turn = Turn)
        : this(() => Time(work), turn)
    {
    }

    /// <summary>Milliseconds before a turn in which the others' workers stop spinning; some take longer.</summary>
    public int Patience { get; init; } = Pause;

    /// <summary>The median of the turns, each of which is the median of its runs; in milliseconds.</summary>
    public double Median => MedianOf(turns);

    /// <summary>The shortest run of all; in milliseconds.</summary>
    public double Minimum { get; private set; } = double.PositiveInfinity;

    /// <summary>Runs until the JIT and the caches have settled.</summary>
    public void Prepare()
    {
        work();
        Repeat(WarmUp);
    }

    /// <summary>One turn: at least one run.</summary>
    public void Take()
    {
        Thread.Sleep(Patience);
        Repeat(Approach);
        runs.Clear();
        var begin = Stopwatch.GetTimestamp();
        do
        {
            runs.Add(work());
        }
        while (Stopwatch.GetElapsedTime(begin).TotalMilliseconds < turn);

        turns.Add(MedianOf(runs));
        Minimum = Math.Min(Minimum, runs.Min());
    }

    /// <summary>The figure that is published: the median, but with several threads the minimum, as times on shared machines have two peaks then.</summary>
    public double Figure(int threads) => threads == 1 ? Median : Minimum;

    private static double Time(Action work)
    {
        var start = Stopwatch.GetTimestamp();
        work();
        return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    }

    private static double MedianOf(List<double> values) => values.Order().ElementAt(values.Count / 2);

    private void Repeat(TimeSpan time)
    {
        var begin = Stopwatch.GetTimestamp();
        do work();
        while (Stopwatch.GetElapsedTime(begin) < time);
    }
}
