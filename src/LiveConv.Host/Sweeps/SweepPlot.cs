using LiveConv.Host.Commands;
using LiveConv.Host.Plots;

namespace LiveConv.Host.Sweeps;

/// <summary>A sweep as a picture.</summary>
internal static class SweepPlot
{
    public static string Draw(SweepReport report)
    {
        var subtitle = $"{report.Backend}, {report.Device}";
        return report.Sweep switch
        {
            "size" => Size(report, subtitle),
            "threads" => Threads(report, subtitle),
            "kernel" => Powers(report, subtitle, "kernel width in pixels", Sweep.KernelWidths),
            _ => Powers(report, subtitle, "channels in and out", Sweep.ChannelCounts),
        };
    }

    /// <summary>Linear axes, and the fitted line.</summary>
    private static string Size(SweepReport report, string subtitle)
    {
        var series = report.Series[0];
        var points = Points(series);
        var fit = series.Fit!;
        (double X, double Y) At(double x) => (x, Math.Max(0, fit.Intercept + (fit.Slope * x)));
        return LinePlot.Draw(
            $"{report.Work}: time against pixels",
            subtitle,
            new PlotAxis("megapixels", points.Select(point => point.X)),
            new PlotAxis("ms a frame", points.Select(point => point.Y)),
            [new PlotSeries(Text.Of($"{fit.Slope:0.00} ms a megapixel"), points), new PlotSeries(Text.Of($"R² {fit.RSquared:0.0000}"), [At(0), At(points[^1].X)], IsModel: true)]);
    }

    /// <summary>Logarithmic axes, on which a power is a straight line.</summary>
    private static string Powers(SweepReport report, string subtitle, string label, IReadOnlyList<int> ticks) => LinePlot.Draw(
        $"{report.Work}: time against {report.Unit}",
        subtitle,
        new PlotAxis(label, report.Series.SelectMany(Points).Select(point => point.X), isLogarithmic: true, [.. ticks.Select(tick => (double)tick)]),
        new PlotAxis("ms", report.Series.SelectMany(Points).Select(point => point.Y), isLogarithmic: true),
        [.. report.Series.Select(series => new PlotSeries(Text.Of($"{(report.Series.Count > 1 ? $"{series.Name}, " : "")}∝ work^{series.Fit!.Slope:0.00}"), Points(series)))]);

    /// <summary>How many times as fast as one thread, and what would be ideal.</summary>
    private static string Threads(SweepReport report, string subtitle)
    {
        var points = Points(report.Series[0]);
        (double X, double Y)[] speed = [.. points.Select(point => (point.X, points[0].Y / point.Y))];
        var most = points[^1].X;
        return LinePlot.Draw(
            $"{report.Work}: speed against threads",
            subtitle,
            new PlotAxis("threads", points.Select(point => point.X), ticks: [.. points.Select(point => point.X)]),
            new PlotAxis("times one thread", speed.Select(point => point.Y).Append(most)),
            [new PlotSeries(Text.Of($"{speed[^1].Y:0.00}×"), speed), new PlotSeries("ideal", [(1, 1), (most, most)], IsModel: true)]);
    }

    private static (double X, double Y)[] Points(SweepSeries series) => [.. series.Points.Select(point => (point.X, point.MinMs))];
}
