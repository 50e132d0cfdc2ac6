using LiveConv.Frames;
using LiveConv.Host.Output;
using Xunit;

namespace LiveConv.Host.Tests.Window;

/// <summary>Kernels edited in the real window: what follows them, and what outlives a change of the source.</summary>
[Collection(AloneTests.Name)]
public sealed class EditedKernelWindowTests : IClassFixture<VirtualDisplay>, IDisposable
{
    private const string Edit = "click kernels.weight:4\ntype 6\nkey Enter\nhover panel:8\nwait 2";

    private readonly VirtualDisplay display;
    private readonly string folder = Directory.CreateTempSubdirectory("liveconv-edited").FullName;

    public EditedKernelWindowTests(VirtualDisplay display)
    {
        this.display = display;
        WriteScene("one.png", 320, 180);
        WriteScene("other.png", 212, 150);
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory]
    [InlineData("sobel", "cpu")]
    [InlineData("sobel", "gl")]
    [InlineData("net:lenet5", "cpu")]
    public void Window_WithAnotherSource_KeepsTheKernelsAndWhatCanBeUndone(string pipeline, string backend)
    {
        var (kernels, still) = ("wait network\nkey 4\nclick picture:1\nhover panel:8\nwait 2", "wait 2\nwait panels\nwait 2\nscreenshot");
        // The first layer with kernels is chosen from the start.
        using var moved = Run("one.png", pipeline, backend, kernels, Edit, "open " + In("other.png"), "wait network\nwait 2", $"{still} edited.png", "controls", "key e", $"{still} undone.png", "key E", $"{still} again.png");
        using var fresh = Run("other.png", pipeline, backend, kernels, $"{still} before.png", Edit, $"{still} edited.png");

        Assert.Equal((0, "", 0, ""), (moved.ExitCode, moved.Error, fresh.ExitCode, fresh.Error));
        var (edited, expected) = (moved.Screenshot("edited.png"), fresh.Screenshot("edited.png"));
        var (left, top) = (moved.Control("kernels.mode:0").X - 10, moved.Control("kernels.mode:0").Y + 40);
        Assert.Equal(0, Difference(expected, edited));
        // There is something to be done again, besides.
        Assert.Equal(0, fresh.Screenshot("before.png").DifferenceTo(moved.Screenshot("undone.png"), 0, top, left, edited.Height - top - 60));
        Assert.Equal(0, Difference(expected, moved.Screenshot("again.png")));
        Assert.True(Difference(expected, fresh.Screenshot("before.png")) > 0.001, "the edit is seen");

        // Without the bar, whose figures count frames, its tooltip, and the message that another source was opened.
        double Difference(Picture a, Picture b) => a.DifferenceTo(b, 0, top, a.Width, a.Height - top - 60);
    }

    /// <summary>What panels compute beside the display follows an edit, and is the old again to the last pixel once it is undone.</summary>
    [Theory]
    [InlineData("1500x1000", "net:lenet5", "5", "why.map")]
    [InlineData("1100x700", "sobel", "6", "equivariance.x")]
    public void Window_WithAKernelThatIsEditedAndUndone_ShowsBothInPanelsBesideTheDisplay(string window, string pipeline, string key, string control)
    {
        const string Still = "wait 3\nwait panels\nwait 3\nwait panels\nwait 2\nscreenshot";
        using var run = RunIn(window, "one.png", pipeline, "cpu", $"wait network\nkey 4\nkey {key}\nhover panel:8\n{Still} before.png\ncontrols", Edit, $"{Still} after.png", "key e", $"{Still} undone.png");

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        var (x, y, width, height) = run.Control(control);
        // The maps lie below the slider and the line with the number.
        if (control != "why.map") (y, height) = (y + height + 40, 100);
        var before = run.Screenshot("before.png");
        Assert.True(before.DifferenceTo(run.Screenshot("after.png"), x, y, width, height) > 0.01);
        Assert.Equal(0, before.DifferenceTo(run.Screenshot("undone.png"), x, y, width, height));
    }

    /// <summary>A window that is changed in the running pipeline: its picture is that of the file with it; the kernels that were edited stay.</summary>
    [Theory]
    [InlineData("cpu")]
    [InlineData("gl")]
    public void Window_WithAnotherStrideInTheRunningPipeline_ShowsThePictureOfTheFileWithIt(string backend)
    {
        File.WriteAllText(In("plain.json"), """{ "layers": [{ "op": "conv2d", "name": "sharp", "kernel": "sharpen" }] }""");
        File.WriteAllText(In("strided.json"), """{ "layers": [{ "op": "conv2d", "name": "sharp", "kernel": [[0, -1, 0], [-1, 6, -1], [0, -1, 0]], "stride": [2, 3], "padding": [1, 1, 1, 1] }] }""");
        const string Start = "key 4\nclick picture:1\nhover panel:8\nwait 2", Changed = "click kernels.mode:1\nclick window.stride:0\ntype 2\nkey Enter\nclick window.stride:1\ntype 3\nkey Enter\nclick window.run";
        using var edited = Run("one.png", In("plain.json"), backend, Start, Edit, Changed, "wait 2\nhover panel:8\nwait 4\ncontrols\nscreenshot edited.png", "open " + In("other.png"), "wait 4\nscreenshot other.png");
        using var fresh = Run("one.png", In("strided.json"), backend, Start, "click kernels.mode:1\nwait 2\nhover panel:8\nwait 4\nscreenshot edited.png", "open " + In("other.png"), "wait 4\nscreenshot other.png");

        Assert.Equal((0, "", 0, ""), (edited.ExitCode, edited.Error, fresh.ExitCode, fresh.Error));
        var (x, y, width, _) = edited.Control("kernels.mode:0");
        Assert.True(width > 0 && edited.Control("window.run").Width > 0, "the window is still being looked at");
        foreach (var name in (string[])["edited.png", "other.png"])
            Assert.Equal(0, fresh.Screenshot(name).DifferenceTo(edited.Screenshot(name), 0, y + 40, x - 10, 700 - y - 40 - 60));
    }

    [Fact]
    public void Window_WithAStrideThatDoesNotFit_SaysSoAndGoesOn()
    {
        using var run = Run("one.png", "sobel", "cpu", "key 4\nclick kernels.mode:1\nclick window.stride:1\ntype 2\nkey Enter\nclick window.run\nwait 4\ncontrols\nscreenshot after.png");

        Assert.Equal(0, run.ExitCode);
        Assert.Contains("sobel can't run with another window in dx: layer 'magnitude'", run.Error, StringComparison.Ordinal);
        Assert.True(run.Control("window.run").Width > 0);
    }

    /// <summary>A network is loaded anew beside the display, with the sizes that follow.</summary>
    [Fact]
    public void Window_WithAnotherStrideInANetwork_RunsItWithTheSizesThatFollow()
    {
        using var run = Run(
            "one.png", "net:squeezenet", "cpu", "wait network\nkey 4\nkey 7\nclick kernels.mode:1\nclick window.stride:0\ntype 4\nkey Enter\nclick window.run\nwait network\nwait 4\nclick window.reset\ncontrols\nscreenshot after.png");

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.True(run.Control("window.run").Width > 0);
    }

    private ScriptRun Run(string source, string pipeline, string backend, params string[] script) => RunIn("1100x700", source, pipeline, backend, script);

    private ScriptRun RunIn(string window, string source, string pipeline, string backend, params string[] script) =>
        new(display, $"--source {In(source)} --window {window} --no-vsync --no-verify --pipeline {pipeline} --backend {backend}", [.. script.SelectMany(lines => lines.Split('\n'))]);

    private string In(string name) => Path.Combine(folder, name);

    private void WriteScene(string name, int width, int height)
    {
        var picture = new Frame(width, height);
        for (var i = 0; i < picture.Rgba.Length; i++) picture.Rgba[i] = i % 4 == 3 ? (byte)255 : (byte)((i / 4 % width * 7) ^ (i / 4 / width * 5));
        using var sink = new PictureSink(In(name), "scene");
        sink.Write(picture);
        sink.Commit();
    }
}
