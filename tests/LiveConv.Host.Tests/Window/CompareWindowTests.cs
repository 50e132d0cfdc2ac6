using Xunit;

namespace LiveConv.Host.Tests.Window;

/// <summary>The compare panel in the real window: one picture over the other, with an edge to drag.</summary>
[Collection(AloneTests.Name)]
public sealed class CompareWindowTests(VirtualDisplay display) : IClassFixture<VirtualDisplay>
{
    [Fact]
    public void Script_ThatDragsTheEdge_ShowsThisPipelineLeftOfItAndTheOtherRight()
    {
        using var run = new ScriptRun(
            display, "--source pattern:shapes --size 320x180 --window 900x620 --no-vsync --pipeline sobel --view compare",
            "wait 3", "key Space", "key z", "click compare.next", "click compare.view:1", "wait 3", "wait panels", "controls",
            "drag compare.wipe 0.5,0.5 1,0.5", "hover panel:0", "wait 2", "wait panels", "screenshot this.png",
            "drag compare.wipe 0.5,0.5 0,0.5", "hover panel:0", "wait 2", "screenshot other.png",
            "drag compare.wipe 0.5,0.5 0.3,0.7", "hover panel:0", "wait 2", "screenshot both.png");

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        var (x, y, width, height) = run.Control("compare.wipe");
        var (shown, other, both) = (run.Screenshot("this.png"), run.Screenshot("other.png"), run.Screenshot("both.png"));
        var edge = (int)(0.3 * width);
        const int Line = 3;
        Assert.True(width > 400, $"{width}×{height}");
        Assert.True(shown.DifferenceTo(other, x + Line, y, width - (2 * Line), height) > 0.3, "sobel and bilateral look alike");
        Assert.Equal(0, shown.DifferenceTo(both, x, y, edge - Line, height));
        Assert.Equal(0, other.DifferenceTo(both, x + edge + Line, y, width - edge - (2 * Line), height));
        Assert.True(shown.DifferenceTo(both, x + edge + Line, y, width - edge - (2 * Line), height) > 0.3);
    }

    /// <summary>Two executors are within a byte of each other, and the panel shows it black, whatever it is multiplied by.</summary>
    [Fact]
    public void Script_ThatShowsTheDifferenceOfTwoExecutors_SeesNothing()
    {
        using var run = new ScriptRun(
            display, "--source pattern:shapes --size 320x180 --window 900x620 --no-vsync --pipeline median --backend cpu --view compare",
            "wait 3", "key Space", "key z", "click compare.view:1", "wait 3", "wait panels", "wait 3", "controls", "click compare.view:2", "hover panel:0", "wait panels", "wait 2", "screenshot difference.png");

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        var (x, y, width, height) = run.Control("compare.wipe");
        var picture = run.Screenshot("difference.png");
        // The slider for the gain takes a line from the picture.
        for (var row = y + 40; row < y + height - 40; row++)
            for (var column = x + 40; column < x + width - 40; column++) Assert.Equal((0, 0, 0), picture[column, row]);
    }
}
