using System.Globalization;
using System.Security;
using System.Text;

namespace LiveConv.Host.Plots;

/// <summary>Writes a picture as SVG: lines, rectangles, circles and text on white, in pixels from the top left.</summary>
internal sealed class SvgWriter
{
    private const string Font = "system-ui, -apple-system, 'Segoe UI', Roboto, 'DejaVu Sans', sans-serif";

    private readonly StringBuilder text = new();

    /// <param name="width">Pixels across.</param>
    /// <param name="height">Pixels down.</param>
    public SvgWriter(int width, int height)
    {
        text.Append(CultureInfo.InvariantCulture, $"<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{height}\" viewBox=\"0 0 {width} {height}\" font-family=\"{Font}\">\n");
        Rectangle(0, 0, width, height, "#ffffff");
    }

    public void Line(double x1, double y1, double x2, double y2, string color, double width = 1, bool dashed = false) =>
        Add($"<line x1=\"{x1:0.##}\" y1=\"{y1:0.##}\" x2=\"{x2:0.##}\" y2=\"{y2:0.##}\" stroke=\"{color}\" stroke-width=\"{width:0.##}\"{Dashes(dashed)}/>");

    /// <summary>Lines from point to point.</summary>
    public void Path(IEnumerable<(double X, double Y)> points, string color, double width = 2, bool dashed = false)
    {
        var places = string.Join(' ', points.Select(point => Number($"{point.X:0.##},{point.Y:0.##}")));
        Add($"<polyline points=\"{places}\" fill=\"none\" stroke=\"{color}\" stroke-width=\"{width:0.##}\" stroke-linejoin=\"round\"{Dashes(dashed)}/>");
    }

    public void Rectangle(double x, double y, double width, double height, string color, double radius = 0) =>
        Add($"<rect x=\"{x:0.##}\" y=\"{y:0.##}\" width=\"{width:0.##}\" height=\"{height:0.##}\" rx=\"{radius:0.##}\" fill=\"{color}\"/>");

    public void Circle(double x, double y, double radius, string color) =>
        Add($"<circle cx=\"{x:0.##}\" cy=\"{y:0.##}\" r=\"{radius:0.##}\" fill=\"{color}\" stroke=\"#ffffff\" stroke-width=\"1.5\"/>");

    /// <param name="x">Where it is anchored.</param>
    /// <param name="y">Its baseline.</param>
    /// <param name="words">Any text; it is escaped.</param>
    /// <param name="color">As in CSS.</param>
    /// <param name="size">Height of the font in pixels.</param>
    /// <param name="anchor">start, middle or end.</param>
    /// <param name="bold">Whether it is a heading.</param>
    /// <param name="turned">Whether it reads upwards.</param>
    /// <param name="halo">Whether it keeps clear of what lies below it.</param>
    public void Text(double x, double y, string words, string color, double size = 13, string anchor = "start", bool bold = false, bool turned = false, bool halo = false)
    {
        var edge = halo ? " stroke=\"#ffffff\" stroke-width=\"3\" paint-order=\"stroke\"" : "";
        var turn = turned ? Number($" transform=\"rotate(-90 {x:0.##} {y:0.##})\"") : "";
        Add($"<text x=\"{x:0.##}\" y=\"{y:0.##}\" fill=\"{color}\" font-size=\"{size:0.##}\" text-anchor=\"{anchor}\"{(bold ? " font-weight=\"600\"" : "")}{turn}{edge}>{SecurityElement.Escape(words)}</text>");
    }

    /// <summary>The document.</summary>
    public override string ToString() => $"{text}</svg>\n";

    private static string Dashes(bool dashed) => dashed ? " stroke-dasharray=\"5 4\"" : "";

    private static string Number(FormattableString part) => part.ToString(CultureInfo.InvariantCulture);

    private void Add(FormattableString element) => text.Append(Number(element)).Append('\n');
}
