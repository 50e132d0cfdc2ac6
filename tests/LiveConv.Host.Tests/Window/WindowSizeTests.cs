using LiveConv.Host.Microscope;
using Xunit;

namespace LiveConv.Host.Tests.Window;

/// <summary>All panels in windows from 800×600 to 3840×2160.</summary>
[Collection(AloneTests.Name)]
public sealed class WindowSizeTests(LargeDisplay display) : IClassFixture<LargeDisplay>
{
    private static readonly string AllPanels = string.Join('+', PanelTable.Entries.Select(entry => entry.Name));

    [Theory]
    [InlineData(800, 600, "net:directions", 22)]
    [InlineData(800, 600, "sobel", 22)]
    [InlineData(3840, 2160, "net:directions", 44)]
    [InlineData(3840, 2160, "sobel", 44)]
    public void Window_WithAllPanels_DrawsThemBesideEachOtherWithButtonsThatCanBeHit(int width, int height, string pipeline, int leastButton)
    {
        using var run = new ScriptRun(
            display, $"--source pattern:stripes --size 640x360 --window {width}x{height} --no-vsync --pipeline {pipeline} --view {AllPanels}",
            "wait network", "wait 2", "key Space", "wait panels", "hover panel:0", "wait 2", "screenshot before.png", "hover close:4", "wait 2", "controls", "screenshot after.png", "click close:6", "wait 2", "click panel:6", "wait 2", "hover close:6");

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        var (before, after, controls) = (run.Screenshot("before.png"), run.Screenshot("after.png"), run.Controls());
        Assert.Equal((width, height), (after.Width, after.Height));
        foreach (var entry in PanelTable.Entries) Assert.Contains(controls, control => control.Name == $"close:{(int)entry.Kind}");
        Assert.All(controls, control => Assert.True(control.X >= 0 && control.Y >= 0 && control.X + control.Width <= width && control.Y + control.Height <= height, control.ToString()));

        // Text is as large on a large screen: buttons are twice as high.
        Assert.All(controls.Where(control => control.Name.StartsWith("panel:", StringComparison.Ordinal)), control => Assert.True(Math.Min(control.Width, control.Height) >= leastButton, control.ToString()));

        // One lies in another or beside it, never half over it.
        for (var i = 0; i < controls.Count; i++)
            for (var k = 0; k < i; k++) Assert.True(AreApartOrInside(controls[i], controls[k]), $"{controls[i]} and {controls[k]}");

        // What is pointed at lights up where it is drawn.
        var pointed = controls.First(control => control.Name == "close:4");
        var other = controls.First(control => control.Name == "close:3");
        Assert.True(before.DifferenceTo(after, pointed.X + 1, pointed.Y + 1, pointed.Width - 2, pointed.Height - 2) > 0.5);
        Assert.Equal(0, before.DifferenceTo(after, other.X, other.Y, other.Width, other.Height));
    }

    private static bool AreApartOrInside((string Name, int X, int Y, int Width, int Height) a, (string Name, int X, int Y, int Width, int Height) b)
    {
        var (width, height) = (Math.Min(a.X + a.Width, b.X + b.Width) - Math.Max(a.X, b.X), Math.Min(a.Y + a.Height, b.Y + b.Height) - Math.Max(a.Y, b.Y));
        if (width <= 0 || height <= 0) return true;
        return (width == a.Width && height == a.Height) || (width == b.Width && height == b.Height);
    }
}
