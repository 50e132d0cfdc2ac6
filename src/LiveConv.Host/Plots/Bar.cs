namespace LiveConv.Host.Plots;

/// <summary>One bar of a <see cref="BarPlot"/>.</summary>
/// <param name="Group">Bars of one group share a name and stand together.</param>
/// <param name="Value">Its length.</param>
/// <param name="Limit">Up to where it is good; null where nothing is asked.</param>
/// <param name="IsSecond">Drawn lighter: two threads instead of one.</param>
internal sealed record Bar(string Group, double Value, double? Limit, bool IsSecond);
