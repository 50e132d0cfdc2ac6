using Xunit;

namespace LiveConv.Host.Tests.Window;

/// <summary>Scripts in the real window under Xvfb.</summary>
[Collection(AloneTests.Name)]
public sealed class ScriptTests(VirtualDisplay display) : IClassFixture<VirtualDisplay>
{
    private const string Small = "--source pattern:shapes --size 640x360 --window 900x620 --no-vsync --pipeline sobel";

    [Fact]
    public void Script_ThatOpensAPanelAndClicksARow_ShowsItChosen()
    {
        using var run = new ScriptRun(display, Small, "wait 3", "key 1", "screenshot before.png", "click layers.row:1", "hover panel:0", "controls", "screenshot after.png");

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        var (before, after, first, second) = (run.Screenshot("before.png"), run.Screenshot("after.png"), run.Control("layers.row:0"), run.Control("layers.row:1"));
        Assert.Equal((900, 620), (after.Width, after.Height));
        // The colour of the chosen row moves from the first to the second.
        Assert.Equal(before[first.X + 1, first.Y + 1], after[second.X + 1, second.Y + 1]);
        Assert.Equal(before[second.X + 1, second.Y + 1], after[first.X + 1, first.Y + 1]);
        Assert.NotEqual(before[first.X + 1, first.Y + 1], after[first.X + 1, first.Y + 1]);
    }

    [Fact]
    public void Script_WithAnUnknownControl_EndsWithItsNameAndThoseAlike()
    {
        using var run = new ScriptRun(display, Small, "wait 2", "key 1", "wait 2", "click layers.raw");

        Assert.Equal(3, run.ExitCode);
        Assert.Contains("script:4: there is no control 'layers.raw' to be seen; there are layers.", run.Error, StringComparison.Ordinal);
    }

    /// <summary>Kernels that are changed in the window change its picture, also while paused; undone, the picture is the old one to the last bit.</summary>
    [Theory]
    [InlineData("cpu")]
    [InlineData("gl")]
    [InlineData("reference")]
    public void Script_ThatChangesAKernel_ChangesThePictureAndTakesItBack(string backend)
    {
        using var run = new ScriptRun(
            display, $"--source pattern:shapes --size 320x180 --window 1100x700 --no-vsync --pipeline sobel --backend {backend}",
            "wait 2", "key Space", "key 4", "click picture:1", "hover panel:8", "controls", "screenshot before.png",
            "click kernels.weight:4", "type 6", "key Enter", "hover panel:8", "screenshot after.png", "key e", "hover panel:8", "screenshot undone.png", "key E", "hover panel:8", "screenshot again.png");

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        var (weight, picture) = (run.Control("kernels.weight:4"), run.Control("picture:1"));
        var (before, after, undone, again) = (run.Screenshot("before.png"), run.Screenshot("after.png"), run.Screenshot("undone.png"), run.Screenshot("again.png"));
        Assert.NotEqual(before[weight.X + 2, weight.Y + 2], after[weight.X + 2, weight.Y + 2]);
        var (left, top, width, height) = (10, picture.Y + picture.Height + 5, weight.X - 60, 200);
        Assert.True(before.DifferenceTo(after, left, top, width, height) > 0.005, "the picture follows the kernel");
        Assert.Equal(0, before.DifferenceTo(undone, left, top, width, height));
        Assert.Equal(0, after.DifferenceTo(again, left, top, width, height));
    }

    [Fact]
    public void Window_ClosedWithPanelsOpen_OpensThemAgain()
    {
        using var first = new LiveWindowProcess(display, Small);
        first.Press("space", "1");
        var open = first.CaptureStill();
        first.Press("q");
        Assert.Equal(0, first.WaitForExit().ExitCode);
        var kept = File.ReadAllText(Path.Combine(first.Folder, "config", "liveconv", "window.json"));

        Assert.Contains("\"panels\":[\"layers\"]", kept, StringComparison.Ordinal);
        Assert.Contains("\"width\":900,\"height\":620", kept, StringComparison.Ordinal);

        using var second = new LiveWindowProcess(display, Small.Replace("--window 900x620 ", "", StringComparison.Ordinal), start => start.Environment["XDG_CONFIG_HOME"] = Path.Combine(first.Folder, "config"));
        second.CaptureWhen("it has the size and the panels of the first", picture => (picture.Width, picture.Height) == (900, 620) && picture.DifferenceTo(open, 0, 0, 90, 100) == 0);
    }
}
