using System.Globalization;
using System.Xml.Linq;
using LiveConv.Host.Plots;
using Xunit;

namespace LiveConv.Host.Tests.Plots;

public sealed class PlotTests
{
    [Theory]
    [InlineData(10, new[] { 0.0, 2, 4, 6, 8, 10 })]
    [InlineData(1.3, new[] { 0, 0.25, 0.5, 0.75, 1, 1.25, 1.5 })]
    [InlineData(0.07, new[] { 0, 0.02, 0.04, 0.06, 0.08 })]
    public void Axis_Linear_BeginsAt0AndEndsAboveTheLargest(double largest, double[] ticks)
    {
        var axis = new PlotAxis("ms", [largest / 3, largest]);

        Assert.Equal(ticks, axis.Ticks.Select(tick => Math.Round(tick, 9)));
        Assert.Equal((0, 1), (axis.Place(0), axis.Place(ticks[^1])));
    }

    [Fact]
    public void Axis_Logarithmic_HasEqualFactorsAtEqualDistances()
    {
        var axis = new PlotAxis("ms", [0.3, 40], isLogarithmic: true);

        Assert.Equal([0.2, 0.5, 1, 2, 5, 10, 20, 50], axis.Ticks.Select(tick => Math.Round(tick, 9)));
        Assert.Equal(axis.Place(2) - axis.Place(1), axis.Place(20) - axis.Place(10), 12);
        Assert.Equal((0, 1), (axis.Place(0.2), axis.Place(50)));
    }

    [Fact]
    public void Axis_OneValue_HasAPlaceForIt() => Assert.InRange(new PlotAxis("ms", [10], isLogarithmic: true).Place(10), 0, 1);

    [Fact]
    public void LinePlot_Points_LieWhereTheyBelong()
    {
        var svg = XDocument.Parse(LinePlot.Draw(
            "a < b & c",
            "\"quoted\"",
            new PlotAxis("x", [0, 10]),
            new PlotAxis("y", [0, 10]),
            [new PlotSeries("measured", [(0, 0), (5, 5), (10, 10)]), new PlotSeries("expected", [(0, 0), (10, 10)], IsModel: true)]));

        var texts = Elements(svg, "text").Select(text => text.Value).ToArray();
        Assert.Contains("a < b & c", texts);
        Assert.Contains("\"quoted\"", texts);
        Assert.Contains("measured", texts);
        var circles = Elements(svg, "circle").Select(circle => (X: Number(circle, "cx"), Y: Number(circle, "cy"))).ToArray();
        Assert.Equal(3, circles.Length);
        Assert.Equal((circles[0].X + circles[2].X) / 2, circles[1].X, 2);
        Assert.Equal((circles[0].Y + circles[2].Y) / 2, circles[1].Y, 2);
        Assert.True(circles[0].Y > circles[2].Y);
        Assert.Equal(2, Elements(svg, "polyline").Count());
    }

    [Fact]
    public void LinePlot_NamesAtOnePlace_DoNotOverlap()
    {
        var svg = XDocument.Parse(LinePlot.Draw(
            "t", "s", new PlotAxis("x", [1, 2]), new PlotAxis("y", [1]),
            [new PlotSeries("one", [(1, 1), (2, 1)]), new PlotSeries("two", [(1, 1), (2, 1)]), new PlotSeries("three", [(1, 1), (2, 1)])]));

        var names = Elements(svg, "text").Where(text => text.Value is "one" or "two" or "three").Select(text => Number(text, "y")).Order().ToArray();
        Assert.True(names[1] - names[0] >= 15 && names[2] - names[1] >= 15);
    }

    [Fact]
    public void BarPlot_Bars_AreAsLongAsTheirValuesAndOrangeBeyondTheirLimit()
    {
        var svg = XDocument.Parse(BarPlot.Draw("t", "s", "peer", [new Bar("a", 0.5, 0.7, false), new Bar("a", 1.0, 0.7, false), new Bar("b", 0.25, null, true)]));

        var bars = Elements(svg, "rect").Skip(1).ToArray();
        Assert.Equal(3, bars.Length);
        Assert.Equal(Number(bars[1], "width"), 2 * Number(bars[0], "width"), 1);
        Assert.Equal([PlotColors.Good, PlotColors.Bad, PlotColors.Light], bars.Select(bar => bar.Attribute("fill")!.Value));
    }

    private static IEnumerable<XElement> Elements(XDocument svg, string name) => svg.Descendants().Where(element => element.Name.LocalName == name);

    private static double Number(XElement element, string name) => double.Parse(element.Attribute(name)!.Value, CultureInfo.InvariantCulture);
}
