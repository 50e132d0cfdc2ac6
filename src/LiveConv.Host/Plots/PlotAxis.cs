using System.Globalization;

namespace LiveConv.Host.Plots;

/// <summary>One axis of a plot: which values it spans, and which are named.</summary>
internal sealed class PlotAxis
{
    /// <summary>About how many steps a linear axis has.</summary>
    private const int Steps = 6;

    private readonly double from;
    private readonly double to;

    /// <param name="label">What it counts, with the unit.</param>
    /// <param name="values">All values that must fit.</param>
    /// <param name="isLogarithmic">Equal factors at equal distances; the values must be above 0. A linear axis begins at 0.</param>
    /// <param name="ticks">The values that are named; null chooses them.</param>
    public PlotAxis(string label, IEnumerable<double> values, bool isLogarithmic = false, IReadOnlyList<double>? ticks = null)
    {
        Label = label;
        IsLogarithmic = isLogarithmic;
        var (low, high) = values.Concat(ticks ?? []).Aggregate((Low: double.MaxValue, High: 0.0), (range, value) => (Math.Min(range.Low, value), Math.Max(range.High, value)));
        if (high <= 0) high = 1;
        Ticks = ticks ?? (isLogarithmic ? Powers(low, high) : Multiples(high));
        (from, to) = isLogarithmic ? (Math.Min(low, Ticks[0]), Math.Max(high, Ticks[^1])) : (0, Math.Max(high, Ticks[^1]));
        if (isLogarithmic && from >= to) to = from * 10;
    }

    public string Label { get; }

    public bool IsLogarithmic { get; }

    /// <summary>The values that are named, in order.</summary>
    public IReadOnlyList<double> Ticks { get; }

    /// <summary>Where a value lies: 0 at the beginning, 1 at the end.</summary>
    public double Place(double value) => IsLogarithmic ? Math.Log(value / from) / Math.Log(to / from) : (value - from) / (to - from);

    public static string Name(double tick) => tick.ToString("#,0.####", CultureInfo.InvariantCulture);

    private static double[] Multiples(double high)
    {
        var rough = high / Steps;
        var power = Math.Pow(10, Math.Floor(Math.Log10(rough)));
        var step = power * new[] { 1, 2, 2.5, 5, 10 }.First(factor => factor * power >= rough * (1 - 1e-9));
        return [.. Enumerable.Range(0, (int)Math.Ceiling((high / step) - 1e-9) + 1).Select(i => i * step)];
    }

    /// <summary>Powers of ten, and 2 and 5 times those where there are few.</summary>
    private static double[] Powers(double low, double high)
    {
        double[] factors = Math.Log10(high / low) < 3 ? [1, 2, 5] : [1];
        var first = (int)Math.Floor(Math.Log10(low) + 1e-9);
        var last = (int)Math.Ceiling(Math.Log10(high) - 1e-9);
        var all = Enumerable.Range(first, Math.Max(1, last - first + 1)).SelectMany(power => factors.Select(factor => factor * Math.Pow(10, power))).ToArray();
        var begin = Math.Max(0, Array.FindLastIndex(all, tick => tick <= low * (1 + 1e-9)));
        var end = Array.FindIndex(all, tick => tick >= high * (1 - 1e-9));
        return all[begin..((end < 0 ? all.Length - 1 : end) + 1)];
    }
}
