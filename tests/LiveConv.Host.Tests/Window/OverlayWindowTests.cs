using OpenCvSharp;
using Xunit;

namespace LiveConv.Host.Tests.Window;

/// <summary>A feature map over the camera's picture in the real window: at the right place, as colours and as lines.</summary>
[Collection(AloneTests.Name)]
public sealed class OverlayWindowTests : IClassFixture<VirtualDisplay>, IDisposable
{
    private const int Width = 640, Height = 360, Edge = 250;

    private readonly VirtualDisplay display;
    private readonly string folder = Directory.CreateTempSubdirectory("liveconv-overlay").FullName;

    public OverlayWindowTests(VirtualDisplay display)
    {
        this.display = display;
        using var picture = new Mat(Height, Width, MatType.CV_8UC3);
        for (var y = 0; y < Height; y++)
            for (var x = 0; x < Width; x++) picture.Set(y, x, x < Edge ? new Vec3b(40, 40, 40) : new Vec3b(200, 200, 200));
        Cv2.ImWrite(Source, picture);
    }

    private string Source => Path.Combine(folder, "edge.png");

    /// <summary>The map that looks for upright edges is 0 but at the one edge of the picture: nothing else may be covered.</summary>
    [Fact]
    public void Script_ThatLaysAMapOverThePicture_CoversTheEdgeThatItFoundAndNothingElse()
    {
        using var run = new ScriptRun(
            display, $"--source {Source} --window 1100x760 --no-vsync --pipeline net:directions --view maps --layer edges --channel 2",
            "wait network", "wait 5", "key Space", "click panel:0", "hover panel:8", "wait 3", "controls", "screenshot off.png",
            "click maps.overlay:1", "hover panel:8", "wait 3", "screenshot heat.png", "click maps.overlay:2", "hover panel:8", "wait 3", "screenshot contour.png",
            "click maps.overlay:0", "hover panel:8", "wait 3", "screenshot again.png");

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        var (x, y, width, height) = run.Control("maps.picture");
        Assert.True(width > 300, $"{width}×{height}");
        var off = run.Screenshot("off.png");
        Assert.Equal(0, off.DifferenceTo(run.Screenshot("again.png"), x, y, width, height));

        // The network sees the middle 360 columns, in 134 steps: an edge reaches over two and a half of them to each side, and the pictures are scaled.
        var (middle, reach) = (x + (Edge * width / Width), 4 * width / 134);
        foreach (var kind in new[] { "heat", "contour" })
        {
            var over = run.Screenshot($"{kind}.png");
            Assert.True(off.DifferenceTo(over, middle - reach, y + 20, 2 * reach, height - 40) > 0.05, kind);
            Assert.Equal(0, off.DifferenceTo(over, x, y, middle - reach - x, height));
            Assert.Equal(0, off.DifferenceTo(over, middle + reach, y, x + width - middle - reach, height));
        }

        Assert.NotEqual(0, run.Screenshot("heat.png").DifferenceTo(run.Screenshot("contour.png"), x, y, width, height));
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);
}
