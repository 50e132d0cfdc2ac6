using System.Text.Json;
using System.Xml.Linq;
using LiveConv.Host.Commands;
using LiveConv.Host.Sweeps;
using Xunit;

namespace LiveConv.Host.Tests.Sweeps;

/// <summary><c>bench --sweep</c>: what it prints, what it draws, and what ends it.</summary>
public sealed class SweepTests
{
    [Fact]
    public void Bench_SweepOfThreads_PrintsAPointForEachAndDrawsThem()
    {
        var plot = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}.svg");
        try
        {
            var report = Json("bench", "--sweep", "threads", "--threads", "3", "--kernel", "5x3", "--size", "65x49", "--plot", plot, "--json");

            Assert.Equal(["device", "backend", "sweep", "work", "unit", "series"], report.EnumerateObject().Select(property => property.Name));
            Assert.Equal(("cpu", "threads", "5x3 convolution at 65x49", "threads"), (Text(report, "backend"), Text(report, "sweep"), Text(report, "work"), Text(report, "unit")));
            var series = Assert.Single(report.GetProperty("series").EnumerateArray());
            var points = series.GetProperty("points").EnumerateArray().ToArray();
            Assert.Equal(["1", "2", "3"], points.Select(point => Text(point, "name")));
            Assert.Equal([1.0, 2, 3], points.Select(point => point.GetProperty("x").GetDouble()));
            Assert.All(points, point => Assert.InRange(point.GetProperty("min_ms").GetDouble(), 1e-6, point.GetProperty("median_ms").GetDouble()));
            Assert.Equal(JsonValueKind.Null, series.GetProperty("fit").ValueKind);
            Assert.Equal(3, XDocument.Load(plot).Descendants().Count(element => element.Name.LocalName == "circle"));
        }
        finally
        {
            File.Delete(plot);
        }
    }

    [Fact]
    public void Bench_SweepOfSizes_FitsTimeAgainstPixels()
    {
        var report = Json("bench", "--sweep", "size", "--pipeline", "emboss", "--backend", "cpu", "--json");

        Assert.Equal("emboss", Text(report, "work"));
        var series = Assert.Single(report.GetProperty("series").EnumerateArray());
        var points = series.GetProperty("points").EnumerateArray().Select(point => (point.GetProperty("x").GetDouble(), point.GetProperty("min_ms").GetDouble())).ToArray();
        Assert.Equal((0.0144, 8.2944), (points[0].Item1, points[^1].Item1));
        var expected = LinearFit.Of(points);
        var fit = series.GetProperty("fit");
        Assert.Equal(("linear", expected.Slope, expected.RSquared), (Text(fit, "law"), fit.GetProperty("slope").GetDouble(), fit.GetProperty("r_squared").GetDouble()));
        Assert.True(expected.Slope > 0);
    }

    [Fact]
    public void Bench_SweepForPeople_SaysWhatTheTimesFollow()
    {
        using var output = new StringWriter();

        Assert.Equal(0, App.Run(["bench", "--sweep", "channels", "--backend", "cpu"], output, new StringWriter()));

        Assert.Contains("512", output.ToString(), StringComparison.Ordinal);
        Assert.Matches(@"time grows with multiply–adds to the power of \d\.\d\d, R² [01]\.\d{3}\n", output.ToString());
    }

    [Fact]
    public void Bench_SweepInterrupted_EndsWith130()
    {
        using var error = new StringWriter();

        var code = App.Run(["bench", "--sweep", "kernel", "--backend", "cpu"], new StringWriter(), error, cancel: new CancellationToken(canceled: true));

        Assert.Equal((ExitCode.Interrupted, "liveconv: interrupted\n"), (code, error.ToString()));
    }

    [Fact]
    public void Bench_PlotThatCannotBeWritten_SaysWhere()
    {
        using var error = new StringWriter();

        var code = App.Run(["bench", "--sweep", "threads", "--threads", "1", "--size", "32x24", "--plot", "/nowhere/p.svg"], new StringWriter(), error);

        Assert.Equal(ExitCode.Failed, code);
        Assert.StartsWith("liveconv: --plot /nowhere/p.svg: can't be written: ", error.ToString(), StringComparison.Ordinal);
    }

    private static JsonElement Json(params string[] arguments)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        Assert.True(App.Run(arguments, output, error) == 0, error.ToString());
        return JsonDocument.Parse(output.ToString()).RootElement;
    }

    private static string Text(JsonElement element, string name) => element.GetProperty(name).GetString()!;
}
