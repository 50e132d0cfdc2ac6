namespace LiveConv.Host.Plots;

/// <summary>Points that belong together.</summary>
/// <param name="Name">Written at the end of the line.</param>
/// <param name="Points">In order of x.</param>
/// <param name="IsModel">A dashed line without marks: what would be expected, a fit.</param>
internal sealed record PlotSeries(string Name, IReadOnlyList<(double X, double Y)> Points, bool IsModel = false);
