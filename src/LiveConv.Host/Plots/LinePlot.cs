namespace LiveConv.Host.Plots;

/// <summary>Values against values, a line for each series with its name at its end.</summary>
internal static class LinePlot
{
    private const int Width = 760;
    private const int Height = 440;
    private const int Left = 64;
    private const int Right = 150;
    private const int Top = 64;
    private const int Bottom = 56;

    /// <summary>Names closer than this would overlap.</summary>
    private const double NameHeight = 16;

    /// <param name="title">What it shows.</param>
    /// <param name="subtitle">On what, and what follows.</param>
    /// <param name="x">The axis across.</param>
    /// <param name="y">The axis upwards.</param>
    /// <param name="series">At least one, with a point each.</param>
    public static string Draw(string title, string subtitle, PlotAxis x, PlotAxis y, IReadOnlyList<PlotSeries> series)
    {
        var svg = new SvgWriter(Width, Height);
        svg.Text(Left - 40, 26, title, PlotColors.Ink, 16, bold: true);
        svg.Text(Left - 40, 46, subtitle, PlotColors.Faint, 12);
        DrawAxes(svg, x, y);
        var names = new List<(double Y, string Name, string Color)>();
        var color = 0;
        foreach (var line in series)
        {
            var ink = line.IsModel ? PlotColors.Faint : PlotColors.Series[color++ % PlotColors.Series.Count];
            var places = line.Points.Select(point => (X: Across(x, point.X), Y: Up(y, point.Y))).ToArray();
            svg.Path(places, ink, line.IsModel ? 1.5 : 2, line.IsModel);
            if (!line.IsModel) foreach (var place in places) svg.Circle(place.X, place.Y, 4, ink);
            names.Add((places[^1].Y, line.Name, ink));
        }

        DrawNames(svg, names);
        return svg.ToString();
    }

    private static void DrawAxes(SvgWriter svg, PlotAxis x, PlotAxis y)
    {
        foreach (var tick in y.Ticks)
        {
            svg.Line(Left, Up(y, tick), Width - Right, Up(y, tick), PlotColors.Grid);
            svg.Text(Left - 8, Up(y, tick) + 4, PlotAxis.Name(tick), PlotColors.Faint, 12, "end");
        }

        var last = double.NegativeInfinity;
        foreach (var tick in x.Ticks)
        {
            var place = Across(x, tick);
            svg.Line(place, Height - Bottom, place, Height - Bottom + 5, PlotColors.Faint);
            var half = PlotAxis.Name(tick).Length * 3.6;
            if (place - half < last) continue;
            svg.Text(place, Height - Bottom + 20, PlotAxis.Name(tick), PlotColors.Faint, 12, "middle");
            last = place + half + 6;
        }

        svg.Line(Left, Height - Bottom, Width - Right, Height - Bottom, PlotColors.Faint);
        svg.Text((Left + Width - Right) / 2.0, Height - 14, x.Label, PlotColors.Ink, 13, "middle");
        svg.Text(18, (Top + Height - Bottom) / 2.0, y.Label, PlotColors.Ink, 13, "middle", turned: true);
    }

    /// <summary>Names beside the ends of their lines, pushed apart where they would overlap.</summary>
    private static void DrawNames(SvgWriter svg, List<(double Y, string Name, string Color)> names)
    {
        var lowest = double.NegativeInfinity;
        foreach (var (end, name, color) in names.OrderBy(name => name.Y))
        {
            var place = Math.Max(end + 4, lowest + NameHeight);
            svg.Text(Width - Right + 10, place, name, color, 13);
            lowest = place;
        }
    }

    private static double Across(PlotAxis axis, double value) => Left + (axis.Place(value) * (Width - Left - Right));

    private static double Up(PlotAxis axis, double value) => Height - Bottom - (axis.Place(value) * (Height - Top - Bottom));
}
