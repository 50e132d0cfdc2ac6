namespace LiveConv.Host.Plots;

/// <summary>The colours of all plots: distinct for colour-blind readers too (after Okabe and Ito 2008), darkest first.</summary>
internal static class PlotColors
{
    public const string Ink = "#1f2937";
    public const string Faint = "#6b7280";
    public const string Grid = "#e5e7eb";
    public const string Good = "#0072b2";
    public const string Light = "#8ec5e6";
    public const string Bad = "#d55e00";
    public const string LightBad = "#f2b48c";

    public static IReadOnlyList<string> Series { get; } = [Good, Bad, "#009e73", "#cc79a7"];
}
