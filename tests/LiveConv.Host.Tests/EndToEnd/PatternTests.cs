using System.Text.Json;
using OpenCvSharp;
using Xunit;

namespace LiveConv.Host.Tests.EndToEnd;

/// <summary>The pipeline 'pattern': a kernel cut from a picture is found again, its boxes drawn and listed.</summary>
public sealed class PatternTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("liveconv-pattern").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory]
    [InlineData("cpu")]
    [InlineData("gl")]
    public void Render_PatternCutFromAFrame_FindsItWhereItWasCut(string backend)
    {
        const string Source = "--source pattern:shapes --size 320x180 --start 20";
        var (frame, template, found) = (Path.Combine(folder, "frame.png"), Path.Combine(folder, "template.png"), Path.Combine(folder, "found.png"));
        Run($"render {Source} --pipeline identity --out {frame}");
        var cut = new Rect(110, 12, 24, 19);
        using (var picture = Cv2.ImRead(frame))
        using (var part = new Mat(picture, cut))
            Cv2.ImWrite(template, part);

        var lines = Run($"render {Source} --pipeline pattern --pattern {template} --backend {backend} --out {found}")
            .Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => JsonDocument.Parse(line).RootElement)
            .ToArray();

        var best = lines.MaxBy(line => line.GetProperty("score").GetDouble());
        Assert.Equal((20, 110, 12, 24, 19), (Value("frame"), Value("x"), Value("y"), Value("width"), Value("height")));
        Assert.True(best.GetProperty("score").GetDouble() > 0.999);
        Assert.All(lines, line => Assert.InRange(line.GetProperty("score").GetDouble(), 0.75, 1.0001));
        using var drawn = Cv2.ImRead(found);
        Assert.Equal(new Vec3b(0, 220, 255), drawn.At<Vec3b>(12, 110 + 12));

        int Value(string name) => best.GetProperty(name).GetInt32();
    }

    private static string Run(string arguments)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var code = App.Run(arguments.Split(' '), output, error);
        Assert.True(code == 0, error.ToString());
        return output.ToString();
    }
}
