using System.Diagnostics;
using System.Text.Json;
using LiveConv.Frames.Patterns;
using LiveConv.Pipelines;
using Xunit;

namespace LiveConv.Host.Tests.EndToEnd;

/// <summary>The JSON that commands print, field by field, and what an interrupt leaves.</summary>
public sealed class JsonTests
{
    [Fact]
    public void Bench_Json_HasStepsAndConsistentTimes()
    {
        var report = Run("bench --pipeline sobel --size 64x48 --frames 5 --backend gl --json");

        Assert.Equal(
            ["device", "backend", "pipeline", "size", "frames", "steps", "frame_median_ms", "frame_min_ms", "fps", "copy_ms", "activation_bytes", "activation_lower_bound"],
            report.EnumerateObject().Select(property => property.Name));
        Assert.Equal(("gl", "sobel", "64x48", 5), (Text(report, "backend"), Text(report, "pipeline"), Text(report, "size"), report.GetProperty("frames").GetInt32()));
        var steps = report.GetProperty("steps").EnumerateArray().ToArray();
        Assert.Equal(["frame to tensor", "dx", "dy", "magnitude", "tensor to frame"], steps.Select(step => Text(step, "name")));
        Assert.All(steps, step => Assert.True(step.GetProperty("min_ms").GetDouble() > 0 && step.GetProperty("median_ms").GetDouble() <= step.GetProperty("p95_ms").GetDouble()));
        var median = report.GetProperty("frame_median_ms").GetDouble();
        Assert.InRange(report.GetProperty("fps").GetDouble() * median, 990, 1010);
        Assert.True(report.GetProperty("frame_min_ms").GetDouble() <= median);
        Assert.InRange(report.GetProperty("copy_ms").GetDouble(), double.Epsilon, 1000);
    }

    [Fact]
    public void Bench_KernelOfASize_TimesOneDenseConvolution()
    {
        var report = Run("bench --kernel 7x5 --type u8 --size 64x48 --frames 3 --backend cpu --json");

        Assert.Equal(3, report.GetProperty("steps").GetArrayLength());
        Assert.Equal("Conv2D", Text(report.GetProperty("steps")[1], "op"));
    }

    [Fact]
    public void Inspect_Json_HasShapesParametersAndMultiplyAdds()
    {
        var report = Run("inspect sobel --size 640x360 --json");

        var dx = report.GetProperty("layers")[0];
        Assert.Equal(("dx", "Conv2D"), (Text(dx, "name"), Text(dx, "op")));
        Assert.Equal([1, 1, 360, 640], dx.GetProperty("output_shape").EnumerateArray().Select(size => size.GetInt32()));
        Assert.Equal((9, 9L * 640 * 360), (dx.GetProperty("parameters").GetInt32(), dx.GetProperty("macs").GetInt64()));
        Assert.Equal((18, 18L * 640 * 360), (report.GetProperty("parameters").GetInt32(), report.GetProperty("macs").GetInt64()));
        Assert.Equal(0, report.GetProperty("unsupported").GetArrayLength());
    }

    [Fact]
    public void Render_PanelsOfANetwork_SayWhatWasFoundOnceAFrame()
    {
        var folder = Directory.CreateTempSubdirectory("liveconv-json").FullName;
        try
        {
            var (code, output, error) = LiveConvProcess.Run($"render --source pattern:stripes --size 160x120 --frames 2 --pipeline net:directions --view layers+maps --view-size 640x480 --out {folder}");

            Assert.True(code == 0, error);
            var found = output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement).ToArray();
            Assert.Equal([0, 1], found.Select(record => record.GetProperty("frame").GetInt32()));
            Assert.All(found, record => Assert.Equal("classify", Text(record, "task")));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public void Pipelines_Json_ListsEveryBuiltInWithFileAndSummary()
    {
        var list = Run("pipelines --json").EnumerateArray().ToArray();

        Assert.Equal(BuiltInPipelines.Names, list.Select(entry => Text(entry, "name")));
        Assert.All(list, entry => Assert.True(File.Exists(Text(entry, "file")) && Text(entry, "summary").Length > 10));
    }

    [Fact]
    public void Sources_Json_ListsTheScenes()
    {
        var scenes = Run("sources --json").EnumerateArray().Where(entry => Text(entry, "kind") == "pattern");

        Assert.Equal(PatternSource.Names.Select(name => $"pattern:{name}"), scenes.Select(entry => Text(entry, "name")));
    }

    [Theory]
    [InlineData("")]
    [InlineData("run")]
    [InlineData("render")]
    [InlineData("verify")]
    [InlineData("bench")]
    [InlineData("inspect")]
    [InlineData("pipelines")]
    [InlineData("sources")]
    [InlineData("models")]
    [InlineData("models list")]
    [InlineData("models pull")]
    public void Help_OfEveryCommand_HasAnExample(string command)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();

        var code = App.Run([.. command.Split(' ', StringSplitOptions.RemoveEmptyEntries), "--help"], output, error);

        Assert.Equal(0, code);
        Assert.Contains("liveconv", output.ToString().Split("Usage:")[1], StringComparison.Ordinal);
        Assert.Contains("xample", output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Render_Interrupted_ExitsWith130AndLeavesNothing()
    {
        var folder = Directory.CreateTempSubdirectory("liveconv-interrupt").FullName;
        try
        {
            var start = new ProcessStartInfo(LiveConvProcess.Path, ["render", "--source", "pattern:shapes", "--frames", "1000000", "--out", Path.Combine(folder, "out.mkv")]) { RedirectStandardError = true };
            using var process = Process.Start(start)!;
            for (var i = 0; i < 200 && Directory.GetFileSystemEntries(folder).Length == 0; i++) Thread.Sleep(50);
            Assert.NotEmpty(Directory.GetFileSystemEntries(folder));

            using var kill = Process.Start("kill", ["-INT", $"{process.Id}"]);
            var error = process.StandardError.ReadToEndAsync();
            var hasEnded = process.WaitForExit(20_000);
            if (!hasEnded) process.Kill();

            Assert.True(hasEnded, "it goes on (are these tests run with interrupts ignored, as by nohup?)");
            Assert.Equal(130, process.ExitCode);
            Assert.EndsWith("liveconv: interrupted\n", await error, StringComparison.Ordinal);
            Assert.Empty(Directory.GetFileSystemEntries(folder));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static JsonElement Run(string arguments)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var code = App.Run(arguments.Split(' '), output, error);
        Assert.True(code == 0, error.ToString());
        return JsonDocument.Parse(output.ToString()).RootElement;
    }

    private static string Text(JsonElement element, string name) => element.GetProperty(name).GetString()!;
}
