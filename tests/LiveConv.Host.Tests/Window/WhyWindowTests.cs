using LiveConv.Tests.Support;
using Xunit;

namespace LiveConv.Host.Tests.Window;

/// <summary>The why panel in the real window, by script: a network's frame explained by other methods and for other units.</summary>
[Collection(AloneTests.Name)]
public sealed class WhyWindowTests(VirtualDisplay display) : IClassFixture<VirtualDisplay>
{
    [Fact]
    public void Script_ThatChangesMethodAndUnit_ShowsOtherMapsOverTheSameFrame()
    {
        using var run = new ScriptRun(
            display, $"--source {RepositoryFolder.File("docs/pictures/network.png")} --size 640x360 --window 1000x700 --no-vsync --pipeline net:squeezenet",
            "wait network", "key 5", "key z", "wait 5", "wait panels", "wait 2", "controls", "screenshot cam.png",
            "click why.method:0", "wait 2", "wait panels", "wait 2", "screenshot saliency.png",
            "click why.unit:2", "wait 2", "wait panels", "wait 2", "screenshot unit.png");

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        var (x, y, width, height) = run.Control("why.map");
        Assert.True(width > 200 && height > 200, $"{width}×{height}");
        var (cam, saliency, unit) = (run.Screenshot("cam.png"), run.Screenshot("saliency.png"), run.Screenshot("unit.png"));
        Assert.True(cam.DifferenceTo(saliency, x, y, width, height) > 0);
        Assert.True(saliency.DifferenceTo(unit, x, y, width, height) > 0);
        Assert.Contains("why.place:0 ", run.Output, StringComparison.Ordinal);
    }
}
