using LiveConv.Benchmarks.Measuring;
using LiveConv.Host.Plots;

namespace LiveConv.Benchmarks.Report;

/// <summary>The comparisons of a table as bars.</summary>
internal static class ComparisonPlot
{
    /// <summary>One plot, or none where nothing was compared.</summary>
    public static IEnumerable<(string Name, string Svg)> Of(Table table)
    {
        var bars = table.Comparisons.Where(row => row.Peer is not null)
            .Select(row => new Bar(row.Work, row.Ours / row.Peer!.Value, Limit(row), row.Threads > 1)).ToArray();
        if (bars.Length == 0) yield break;
        yield return ($"bench-{table.Name}", BarPlot.Draw(
            $"{char.ToUpperInvariant(table.Name[0])}{table.Name[1..]}: LiveConv's time ÷ the peer's",
            "shorter is better · dark: one thread, light: two · thick mark: target · orange: missed",
            table.Columns[3].Replace(" ms", "", StringComparison.Ordinal),
            bars));
    }

    /// <summary>Targets on the ratio are drawn; those on the speed are its inverse.</summary>
    private static double? Limit(Comparison row) =>
        row.Targets.FirstOrDefault(target => target.Unit.Length == 0) is { } target ? (target.AtMost ? target.Limit : 1 / target.Limit) : null;
}
