using System.Globalization;

namespace LiveConv.Host.Plots;

/// <summary>Bars across from 0, a mark at each one's limit, and a line at 1, which is the peer. Blue bars keep their limit, orange ones don't.</summary>
internal static class BarPlot
{
    private const int Width = 760;
    private const int Left = 210;
    private const int Right = 70;
    private const int Top = 84;
    private const int Bottom = 30;
    private const int BarHeight = 13;
    private const int Gap = 10;
    private const int FigureWidth = 34;

    /// <param name="title">What it shows.</param>
    /// <param name="subtitle">What a bar, a mark and the line at 1 are.</param>
    /// <param name="peer">Written above the line at 1.</param>
    /// <param name="bars">In order; those of one group follow each other.</param>
    public static string Draw(string title, string subtitle, string peer, IReadOnlyList<Bar> bars)
    {
        var groups = bars.GroupBy(bar => bar.Group).ToArray();
        var height = Top + Bottom + groups.Sum(group => (group.Count() * (BarHeight + 2)) + Gap);
        var axis = new PlotAxis("", bars.Select(bar => bar.Value).Append(1));
        var svg = new SvgWriter(Width, height);
        svg.Text(24, 26, title, PlotColors.Ink, 16, bold: true);
        svg.Text(24, 46, subtitle, PlotColors.Faint, 12);
        foreach (var tick in axis.Ticks)
        {
            svg.Line(Across(axis, tick), Top - 6, Across(axis, tick), height - Bottom, PlotColors.Grid);
            svg.Text(Across(axis, tick), height - 12, PlotAxis.Name(tick), PlotColors.Faint, 12, "middle");
        }

        // Below the bars, which begin left of it: the figures must stay legible.
        svg.Line(Across(axis, 1), Top - 10, Across(axis, 1), height - Bottom, PlotColors.Ink, 1.5);
        svg.Text(Across(axis, 1), Top - 16, peer, PlotColors.Ink, 12, "middle");
        var y = (double)Top;
        foreach (var group in groups)
        {
            var rows = group.Count() * (BarHeight + 2);
            svg.Text(Left - 10, y + (rows / 2.0) + 4, group.Key, PlotColors.Ink, 13, "end");
            foreach (var bar in group)
            {
                DrawBar(svg, axis, bar, y);
                y += BarHeight + 2;
            }

            y += Gap;
        }

        return svg.ToString();
    }

    private static void DrawBar(SvgWriter svg, PlotAxis axis, Bar bar, double y)
    {
        var isGood = bar.Limit is not { } limit || bar.Value <= limit;
        var color = (isGood, bar.IsSecond) switch
        {
            (true, false) => PlotColors.Good,
            (true, true) => PlotColors.Light,
            (false, false) => PlotColors.Bad,
            (false, true) => PlotColors.LightBad,
        };
        var end = Across(axis, bar.Value);
        svg.Rectangle(Left, y, Math.Max(1, end - Left), BarHeight, color, 2);
        if (bar.Limit is { } mark) svg.Line(Across(axis, mark), y - 2, Across(axis, mark), y + BarHeight + 2, PlotColors.Ink, 2.5);

        // The figure stands behind whatever line it would be crossed by.
        foreach (var line in bar.Limit is { } at ? [Math.Min(at, 1), Math.Max(at, 1)] : (ReadOnlySpan<double>)[1])
        {
            if (Across(axis, line) - end is > 0 and < FigureWidth) end = Across(axis, line);
        }

        svg.Text(end + 6, y + BarHeight - 2, bar.Value.ToString("0.00", CultureInfo.InvariantCulture), PlotColors.Ink, 12, halo: true);
    }

    private static double Across(PlotAxis axis, double value) => Left + (axis.Place(value) * (Width - Left - Right));
}
