using LiveConv.Host.Microscope;
using Xunit;

namespace LiveConv.Host.Tests.Window;

/// <summary>All panels in the real window under Xvfb, driven by scripts.</summary>
[Collection(AloneTests.Name)]
public sealed class PanelWindowTests(VirtualDisplay display) : IClassFixture<VirtualDisplay>
{
    [Theory]
    [InlineData("net:squeezenet", "800x600", 1)]
    [InlineData("net:squeezenet", "1280x720", 1)]
    [InlineData("sobel", "1600x1000", 2)]
    public void Window_WithAllPanelsOpen_ShowsEachWithItsControls(string pipeline, string size, int scale)
    {
        var opened = PanelTable.Entries.SelectMany(entry => new[] { $"key {entry.Key}", "wait 2" });
        using var run = new ScriptRun(
            display, $"--source pattern:shapes --size 320x180 --window {size} --ui-scale {scale} --no-vsync --pipeline {pipeline}", ["wait network", .. opened, "wait panels", "wait 5", "controls", "screenshot all.png"]);

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        var picture = run.Screenshot("all.png");
        Assert.Equal(size, $"{picture.Width}x{picture.Height}");
        foreach (var entry in PanelTable.Entries)
        {
            var (x, y, width, height) = run.Control($"close:{(int)entry.Kind}");
            Assert.True(width > 0 && height > 0 && x + width <= picture.Width && y + height <= picture.Height, $"{entry.Name}: {x},{y} {width}×{height}");
        }
    }

    /// <summary>
    /// Labs have results now and then, close-ups are of another size in each, the verifier goes on to another layer, the history grows: none of it takes memory on the
    /// display's thread once everything was there.
    /// </summary>
    [Theory]
    [InlineData("sobel")]
    [InlineData("net:squeezenet")]
    public void Frames_OfAMovingSceneWithAllPanelsOpen_AllocateNothing(string pipeline)
    {
        const int Steady = 200;
        var all = string.Join('+', PanelTable.Entries.Select(entry => entry.Name));
        using var window = new LiveWindowProcess(display, $"--source pattern:shapes --size 320x180 --window 1280x720 --no-vsync --pipeline {pipeline} --view {all}");
        LiveWindowProcess.Until($"{Steady} frames without an allocation", () =>
        {
            var frames = window.Frames();
            return frames.Length > 2 * Steady && frames[^1].Allocated == frames[^Steady].Allocated;
        });
        window.Press("q");
        Assert.Equal(0, window.WaitForExit().ExitCode);
    }

    [Fact]
    public void Window_APanelZoomedAndLeft_HasAllTheRoomAndGivesItBack()
    {
        const string Small = "--source pattern:shapes --size 320x180 --window 900x620 --no-vsync --pipeline sobel --view maps+costs";
        using var shared = new ScriptRun(display, Small, "wait 3", "controls");
        using var zoomed = new ScriptRun(display, Small, "wait 3", $"click zoom:{(int)PanelKind.Costs}", "wait 2", "controls");
        using var left = new ScriptRun(display, Small, "wait 3", $"click zoom:{(int)PanelKind.Costs}", "wait 2", "key Esc", "wait 2", "controls");

        var (before, large, after) = (Close(shared), Close(zoomed), Close(left));
        Assert.True(large.Y < before.Y || large.X > before.X, $"{before} {large}");
        Assert.Equal(before, after);
        Assert.DoesNotContain($"close:{(int)PanelKind.Maps} ", zoomed.Output, StringComparison.Ordinal);

        static (int X, int Y, int Width, int Height) Close(ScriptRun run) => run.Control($"close:{(int)PanelKind.Costs}");
    }

    /// <summary>Who presses it once too often in front of a class is still there.</summary>
    [Fact]
    public void Window_EscPressedAgainAndAgain_LeavesWhatWasOpenedLastAndQuitsAtTheEnd()
    {
        using var run = new ScriptRun(
            display, "--source pattern:shapes --size 320x180 --window 900x620 --no-vsync --pipeline sobel", "wait 3", "key Space", "wait 1", "screenshot plain.png", "key 2", "key 7", "wait 1", "key z", "wait 1", "key ?",
            "wait 1", "screenshot help.png", "key Esc", "wait 1", "screenshot zoomed.png", "key Esc", "wait 1", "screenshot shared.png", "key Esc", "wait 1", "screenshot closed.png", "key Esc", "wait 1", "screenshot late.png");

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        string[] pictures = ["help.png", "zoomed.png", "shared.png", "closed.png"];
        Assert.All(pictures.Zip(pictures.Skip(1)), pair => Assert.NotEqual(0, run.Screenshot(pair.First).DifferenceTo(run.Screenshot(pair.Second))));
        Assert.Equal(0, run.Screenshot("plain.png").DifferenceTo(run.Screenshot("closed.png")));
        Assert.False(run.Took("late.png"));
    }

    [Fact]
    public void Window_AFrameGoneBackTo_IsShownAgain()
    {
        using var run = new ScriptRun(
            display, "--source pattern:shapes --size 640x360 --window 900x620 --no-vsync --pipeline identity --view time", "wait 20", "key ,", "wait 1", "screenshot one.png", "key ,", "wait 1", "screenshot other.png", "key .", "wait 1",
            "screenshot again.png");

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        var (one, other, again) = (run.Screenshot("one.png"), run.Screenshot("other.png"), run.Screenshot("again.png"));
        Assert.Equal(0, one.DifferenceTo(again, 0, 60, 900, 400));
        Assert.NotEqual(0, one.DifferenceTo(other, 0, 60, 900, 400));
    }
}
