using LiveConv.Host.Output;
using LiveConv.Host.Tests.EndToEnd;
using Xunit;

namespace LiveConv.Host.Tests.Window;

/// <summary>The real window under Xvfb, driven by key presses and judged by its pixels. Window and source have one size, so pixels are exact.</summary>
[Collection(AloneTests.Name)]
public sealed class WindowTests(VirtualDisplay display) : IClassFixture<VirtualDisplay>
{
    private const string Small = "--source pattern:shapes --size 640x360 --window 640x360 --no-vsync";

    [Fact]
    public void Space_WhileItRuns_StopsThePictureAndPointGoesOneFrameFurther()
    {
        using var window = new LiveWindowProcess(display, Small);
        LiveWindowProcess.Until("it runs", () => window.Frames().Length > 5);

        window.Press("space");
        var still = window.CaptureStill();
        var stopped = window.Frames();
        Thread.Sleep(300);

        Assert.Equal(0, window.Capture().DifferenceTo(still));
        Assert.Equal(stopped, window.Frames());

        window.Press("period");
        LiveWindowProcess.Until("one more frame is shown", () => window.Frames().Length > stopped.Length);
        Thread.Sleep(200);
        Assert.Equal(stopped[^1].Number + 1, window.Frames()[^1].Number);
        Assert.Equal(stopped.Length + 1, window.Frames().Length);

        window.Press("space");
        LiveWindowProcess.Until("it goes on", () => window.Frames().Length > stopped.Length + 5);
        window.Press("q");
        Assert.Equal((0, ""), Trimmed(window.WaitForExit()));
    }

    [Theory]
    [InlineData("gl")]
    [InlineData("cpu")]
    public void Tab_WhilePaused_ShowsTheSameFrameThroughTheNextPipelineAsRenderDoes(string backend)
    {
        using var window = new LiveWindowProcess(display, $"{Small} --pipeline scharr --backend {backend}");
        window.Press("space", "i", "l");
        var frame = PausedFrame(window);

        Assert.Equal(0, window.CaptureStill().DifferenceTo(Render(window, "scharr", frame, backend)));

        window.Press("Tab");
        LiveWindowProcess.Until("the title names sharpen", () => window.Title.StartsWith("sharpen", StringComparison.Ordinal));
        window.AssertShows(Render(window, "sharpen", frame, backend));

        window.Press("shift+Tab");
        LiveWindowProcess.Until("the title names scharr", () => window.Title.StartsWith("scharr", StringComparison.Ordinal));
        window.AssertShows(Render(window, "scharr", frame, backend));
        window.Press("Escape");
        Assert.Equal(0, window.WaitForExit().ExitCode);
    }

    [Fact]
    public void M_FourTimes_GoesThroughTheViewsAndBack()
    {
        using var window = new LiveWindowProcess(display, $"{Small} --pipeline emboss");
        window.Press("space", "i", "l");
        var frame = PausedFrame(window);
        var result = window.CaptureStill();
        var input = Render(window, "identity", frame);

        window.Press("m");
        var side = window.CaptureWhen("side by side", picture => picture.DifferenceTo(result) > 0.5);
        window.Press("m");
        var blend = window.CaptureWhen("blend", picture => picture.DifferenceTo(side) > 0.5);
        window.Press("m");
        var mosaic = window.CaptureWhen("mosaic", picture => picture.DifferenceTo(blend) > 0.5);
        window.Press("m");
        window.AssertShows(result);

        var mean = new Picture(input.Width, input.Height, [.. input.Rgb.Zip(result.Rgb, (a, b) => (byte)((a + b) / 2))]);
        Assert.Equal(0, blend.DifferenceTo(mean, tolerance: 2));
        Assert.True(mosaic.DifferenceTo(result) > 0.5);
    }

    [Fact]
    public void Mosaic_OfASignedLayer_HasWhiteForZeroBlueBelowRedAbove()
    {
        using var window = new LiveWindowProcess(display, $"{Small} --pipeline sobel --view mosaic");
        window.Press("space", "i");

        var mosaic = window.CaptureStill();

        var (white, red, blue) = (0, 0, 0);
        for (var i = 0; i < mosaic.Rgb.Length; i += 3)
        {
            var (r, g, b) = (mosaic.Rgb[i], mosaic.Rgb[i + 1], mosaic.Rgb[i + 2]);
            if (r > 240 && g > 240 && b > 240) white++;
            if (r > 150 && b < 100 && g < 120) red++;
            if (b > 150 && r < 100 && g < 150) blue++;
        }

        Assert.True(white > 100_000, $"white {white}");
        Assert.True(red > 50 && blue > 50, $"red {red}, blue {blue}");
    }

    [Theory]
    [InlineData("i")]
    [InlineData("question")]
    [InlineData("l")]
    [InlineData("Return")]
    public void Toggle_Twice_ShowsSomethingAndThenThePictureAsBefore(string key)
    {
        using var window = new LiveWindowProcess(display, Small);
        window.Press("space");
        var before = window.CaptureStill();

        window.Press(key);
        window.CaptureWhen($"{key} changes the picture", picture => picture.DifferenceTo(before) > 0.02);
        window.Press(key);

        window.AssertShows(before);
    }

    [Fact]
    public void ArrowKeys_WithAnotherLayerOrMap_ChangeTheFeatureMapShown()
    {
        using var window = new LiveWindowProcess(display, $"{Small} --pipeline gabor-bank");
        window.Press("space", "i", "Return");
        var first = window.CaptureStill();

        window.Press("Right");
        var second = window.CaptureWhen("the next map", picture => picture.DifferenceTo(first) > 0.02);
        window.Press("Left");
        window.AssertShows(first);
        window.Press("Down");
        window.CaptureWhen("the next layer", picture => picture.DifferenceTo(first) > 0.3 && picture.DifferenceTo(second) > 0.3);
        window.Press("Up");
        window.AssertShows(first);
    }

    [Theory]
    [InlineData("gl")]
    [InlineData("cpu")]
    public void S_WhilePaused_WritesTheFileThatRenderWrites(string backend)
    {
        using var window = new LiveWindowProcess(display, $"{Small} --pipeline laplacian --backend {backend} --screenshots shots");
        window.Press("space");
        var frame = PausedFrame(window);
        var file = Path.Combine(window.Folder, "shots", $"liveconv-laplacian-{frame}.png");

        window.Press("s");
        LiveWindowProcess.Until("the file is there", () => File.Exists(file));
        Render(window, "laplacian", frame, backend);

        var bytes = File.ReadAllBytes(file);
        Assert.Equal(File.ReadAllBytes(Path.Combine(window.Folder, $"laplacian-{frame}.png")), bytes);
        Assert.Equal(("laplacian", $"{frame}"), (PngMetadata.Read(bytes)["Pipeline"], PngMetadata.Read(bytes)["Frame"]));
    }

    [Fact]
    public void V_WhilePaused_ShowsThatThePictureEqualsTheReference()
    {
        using var window = new LiveWindowProcess(display, $"{Small} --pipeline sobel --backend gl");
        window.Press("space", "i", "l");
        var result = window.CaptureStill();

        window.Press("v");

        // All but the line of text at the bottom is black where nothing differs.
        var difference = window.CaptureWhen("the difference is shown", picture => picture[320, 10] == (0, 0, 0) && picture.DifferenceTo(result) > 0.02);
        var black = new Picture(640, 360, new byte[640 * 360 * 3]);
        Assert.Equal(0, difference.DifferenceTo(black, 0, 0, 640, 310));
        window.Press("v");
        window.AssertShows(result);
    }

    [Fact]
    public void F_Twice_FillsTheScreenAndGoesBack()
    {
        using var window = new LiveWindowProcess(display, Small);

        window.Press("f");
        LiveWindowProcess.Until("it fills the screen", () => window.Geometry is { Width: 1280, Height: 800 });
        // A picture of 16:9 on a screen of 16:10 has bars above and below.
        window.Press("space", "i", "l");
        var full = window.CaptureStill();
        Assert.Equal(full[0, 0], full[640, 20]);
        window.Press("f");
        LiveWindowProcess.Until("it is small again", () => window.Geometry is { Width: 640, Height: 360 });
    }

    [Theory]
    [InlineData("gl", "sobel", "result")]
    [InlineData("cpu", "gabor-bank", "mosaic")]
    public void Frames_InSteadyState_AllocateNothingAndAreShownInOrder(string backend, string pipeline, string view)
    {
        var folder = Directory.CreateTempSubdirectory("liveconv-steady").FullName;
        try
        {
            var picture = Path.Combine(folder, "scene.png");
            Assert.Equal(0, LiveConvProcess.Run($"render --source pattern:shapes --size 640x360 --pipeline identity --out {picture}").ExitCode);
            // Nothing waits for the runtime to compile code for good: the first few frames make what is made once.
            const int WarmUp = 20, Frames = 480;

            using var window = new LiveWindowProcess(display, $"--source {picture} --fps 100 --window 640x360 --no-vsync --pipeline {pipeline} --backend {backend} --view {view} --frames {WarmUp + Frames}");
            LiveWindowProcess.Until("all frames are shown", () => window.Frames().Length == WarmUp + Frames);

            var frames = window.Frames();
            Assert.Equal(0, window.WaitForExit().ExitCode);
            Assert.Equal(frames[WarmUp].Allocated, frames[^1].Allocated);
            Assert.Equal(frames.Select(frame => frame.Number).Order().Distinct(), frames.Select(frame => frame.Number));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static long PausedFrame(LiveWindowProcess window)
    {
        window.CaptureStill();
        return window.Frames()[^1].Number;
    }

    /// <summary>What <c>render</c> makes of the same frame.</summary>
    private static Picture Render(LiveWindowProcess window, string pipeline, long frame, string backend = "auto")
    {
        var file = Path.Combine(window.Folder, $"{pipeline}-{frame}.png");
        var (code, _, error) = LiveConvProcess.Run($"render --source pattern:shapes --size 640x360 --pipeline {pipeline} --backend {backend} --start {frame} --out {file}");
        Assert.True(code == 0, error);
        return Picture.Read(file);
    }

    private static (int ExitCode, string Error) Trimmed((int ExitCode, string Error) ended) => (ended.ExitCode, ended.Error.Trim());
}
