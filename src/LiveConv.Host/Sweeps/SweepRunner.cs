using System.Diagnostics;
using LiveConv.Host.Commands;

namespace LiveConv.Host.Sweeps;

/// <summary>Measures the items of a sweep in turns, so that what the machine does meanwhile meets all of them.</summary>
/// <param name="context">Progress goes to its standard error; it can end the sweep.</param>
/// <param name="rounds">How often each item has its turn.</param>
internal sealed class SweepRunner(CommandContext context, int rounds = SweepRunner.DefaultRounds)
{
    public const int DefaultRounds = 7;

    private static readonly TimeSpan WarmUp = TimeSpan.FromMilliseconds(60);
    private static readonly TimeSpan Turn = TimeSpan.FromMilliseconds(15);

    /// <summary>Loads, measures and gives back all items.</summary>
    /// <param name="items">Loads them, one after the other.</param>
    /// <param name="fit">What the times of a series should follow.</param>
    public IReadOnlyList<SweepSeries> Run(IEnumerable<SweepItem> items, Func<IReadOnlyList<SweepPoint>, SweepFit?> fit)
    {
        var loaded = new List<SweepItem>();
        try
        {
            foreach (var item in items)
            {
                Tell($"loading {item.Series} {item.Name}");
                loaded.Add(item);
                context.Cancel.ThrowIfCancellationRequested();
            }

            return Measure(loaded, fit);
        }
        finally
        {
            foreach (var item in loaded) item.Dispose();
            if (context.ErrorIsTerminal) context.Error.Write("\r\e[K");
        }
    }

    private List<SweepSeries> Measure(List<SweepItem> items, Func<IReadOnlyList<SweepPoint>, SweepFit?> fit)
    {
        var times = items.ToDictionary(item => item, _ => new List<double>());
        foreach (var item in items) Repeat(item, WarmUp, null);
        for (var round = 1; round <= rounds; round++)
        {
            foreach (var item in items)
            {
                Tell($"round {round} of {rounds}: {item.Series} {item.Name}");
                Repeat(item, TimeSpan.Zero, null);
                Repeat(item, Turn, times[item]);
            }
        }

        return
        [
            .. items.GroupBy(item => item.Series).Select(series =>
            {
                SweepPoint[] points = [.. series.Select(item => new SweepPoint(item.Name, item.X, Round(Benchmark.Percentile([.. times[item]], 0.5)), Round(times[item].Min())))];
                return new SweepSeries(series.Key, points, fit(points));
            }),
        ];
    }

    /// <summary>Runs at least once, and again until the time is over.</summary>
    private void Repeat(SweepItem item, TimeSpan time, List<double>? times)
    {
        var begin = Stopwatch.GetTimestamp();
        do
        {
            context.Cancel.ThrowIfCancellationRequested();
            var start = Stopwatch.GetTimestamp();
            item.Run();
            times?.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        }
        while (Stopwatch.GetElapsedTime(begin) < time);
    }

    private void Tell(string what)
    {
        if (context.ErrorIsTerminal) context.Error.Write($"\r\e[Ksweep: {what}");
    }

    private static double Round(double milliseconds) => Math.Round(milliseconds, 5);
}
