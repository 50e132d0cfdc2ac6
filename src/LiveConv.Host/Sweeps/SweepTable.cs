using Spectre.Console;
using Text = LiveConv.Host.Commands.Text;

namespace LiveConv.Host.Sweeps;

/// <summary>A sweep for people.</summary>
internal static class SweepTable
{
    public static void Write(TextWriter output, SweepReport report)
    {
        output.WriteLine(Text.Of($"{report.Work}, {report.Backend} ({report.Device})"));
        var table = Text.MakeTable(report.Unit, "", "median ms", "min ms");
        foreach (var series in report.Series)
        {
            foreach (var point in series.Points)
                table.AddRow(point.Name, report.Series.Count > 1 ? series.Name : "", Text.Of($"{point.MedianMs:0.000}"), Text.Of($"{point.MinMs:0.000}"));
        }

        Text.Write(output, table);
        foreach (var line in Conclusions(report)) output.WriteLine(line);
    }

    /// <summary>What the times follow, a line for each series.</summary>
    public static IEnumerable<string> Conclusions(SweepReport report)
    {
        foreach (var series in report.Series)
        {
            if (series.Fit is { Law: "linear" } line)
                yield return Text.Of($"{line.Slope:0.000} ms per megapixel and {Math.Max(0, line.Intercept):0.000} ms a frame, R² {line.RSquared:0.0000}");
            else if (series.Fit is { } power)
                yield return Text.Of($"{(report.Series.Count > 1 ? $"{series.Name}: " : "")}time grows with multiply–adds to the power of {power.Slope:0.00}, R² {power.RSquared:0.000}");
            else if (series.Points is [var one, .., var last])
                yield return Text.Of($"{last.Name} threads are {one.MinMs / last.MinMs:0.00} times as fast as one");
        }
    }
}
