using System.Diagnostics;
using LiveConv.Host.Output;
using LiveConv.Host.Tests.EndToEnd;
using LiveConv.Tests.Support;
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
        AssertShows(window, Render(window, "sharpen", frame, backend));

        window.Press("shift+Tab");
        LiveWindowProcess.Until("the title names scharr", () => window.Title.StartsWith("scharr", StringComparison.Ordinal));
        AssertShows(window, Render(window, "scharr", frame, backend));
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
        AssertShows(window, result);

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

        AssertShows(window, before);
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
        AssertShows(window, first);
        window.Press("Down");
        window.CaptureWhen("the next layer", picture => picture.DifferenceTo(first) > 0.3 && picture.DifferenceTo(second) > 0.3);
        window.Press("Up");
        AssertShows(window, first);
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
        AssertShows(window, result);
    }

    [Fact]
    public void Drop_PictureThenPipelineThenBrokenFile_OpensThemAndStaysAlive()
    {
        using var window = new LiveWindowProcess(display, $"{Small} --pipeline sobel");
        var picture = Path.Combine(window.Folder, "dropped.png");
        Assert.Equal(0, LiveConvProcess.Run($"render --source pattern:text --size 640x360 --pipeline identity --out {picture}").ExitCode);
        var broken = Path.Combine(window.Folder, "broken.json");
        File.WriteAllText(broken, "{ \"layers\": [");
        window.Press("i", "l");

        window.Drop(picture);
        LiveWindowProcess.Until("the title names the picture", () => window.Title.Contains("dropped.png", StringComparison.Ordinal));
        window.Drop(Path.Combine(AppContext.BaseDirectory, "pipelines", "emboss.json"));
        LiveWindowProcess.Until("the title names the pipeline", () => window.Title.StartsWith("emboss", StringComparison.Ordinal));
        var expected = Path.Combine(window.Folder, "expected.png");
        Assert.Equal(0, LiveConvProcess.Run($"render --source {picture} --pipeline emboss --out {expected}").ExitCode);
        AssertShows(window, Picture.Read(expected));

        window.Drop(broken);
        window.CaptureWhen("a message is shown", shown => shown.DifferenceTo(Picture.Read(expected)) > 0.01);
        window.Press("q");
        var (code, error) = window.WaitForExit();
        Assert.Equal(0, code);
        Assert.Contains("broken.json:1:", error, StringComparison.Ordinal);
        Assert.Single(error.Trim().Split('\n'));
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
            const int WarmUp = 200, Frames = 300;

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

    [Fact]
    public void Run_WithoutADisplay_SaysSoAndRendersToAFile()
    {
        var folder = Directory.CreateTempSubdirectory("liveconv-headless").FullName;
        try
        {
            var (code, _, error) = LiveConvProcess.Run(["run", "--source", "pattern:shapes", "--frames", "3"], start =>
            {
                start.WorkingDirectory = folder;
                start.Environment.Remove("DISPLAY");
                start.Environment.Remove("WAYLAND_DISPLAY");
            });

            Assert.Equal(0, code);
            Assert.Contains("there is no window (DISPLAY and WAYLAND_DISPLAY are not set); rendering to liveconv.mkv instead", error, StringComparison.Ordinal);
            Assert.True(File.Exists(Path.Combine(folder, "liveconv.mkv")));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public void Run_WithABrokenSource_EndsWithOneLineAndCode3()
    {
        var (code, _, error) = LiveConvProcess.Run("run --source /nowhere/clip.mp4", ("DISPLAY", display.Name));

        Assert.Equal(3, code);
        Assert.Equal("liveconv: /nowhere/clip.mp4: no such file", error.Trim());
    }

    [Fact]
    public void Camera_ShowsItsFramesInOrderNoneTwiceAtItsRate()
    {
        using var window = new LiveWindowProcess(
            display, "--source camera:0 --size 640x480 --fps 30 --window 640x480 --pipeline identity --backend cpu --no-vsync", start => CameraStandIn.AddTo(start));
        window.Press("i", "l");

        // The numbers of the log are the camera's: the barcode in the picture is a constant apart from them.
        window.Press("space");
        var (first, offset) = Barcodes(window);
        window.Press("space");
        var started = (Time: Stopwatch.GetTimestamp(), Count: window.Frames().Length);
        Thread.Sleep(3000);
        var rate = (window.Frames().Length - started.Count) / Stopwatch.GetElapsedTime(started.Time).TotalSeconds;
        window.Press("space");
        var (last, lastOffset) = Barcodes(window);

        Assert.True(last > first + 60);
        Assert.Equal(offset, lastOffset);
        Assert.InRange(rate, 27, 31.5);
        var frames = window.Frames();
        Assert.All(frames.Zip(frames.Skip(1)), pair => Assert.True(pair.Second.Number > pair.First.Number, $"frame {pair.Second.Number} came after {pair.First.Number}"));
        var latency = frames.Select(frame => frame.Latency).Order().ElementAt(frames.Length / 2);
        Assert.True(latency < 33 + 20, $"median latency {latency:0.0} ms");
        window.Press("q");
        Assert.Equal(0, window.WaitForExit().ExitCode);

        static (long Number, long Offset) Barcodes(LiveWindowProcess window)
        {
            var picture = window.CaptureStill();
            var number = Barcode.Read(picture.Rgb, picture.Width, 3);
            Assert.NotNull(number);
            return (number.Value, number.Value - window.Frames()[^1].Number);
        }
    }

    [Fact]
    public void Drop_VideoThatCannotBeDecoded_SaysSoAndStaysAlive()
    {
        using var window = new LiveWindowProcess(display, Small);
        var broken = Path.Combine(window.Folder, "broken.avi");
        Assert.Equal(0, LiveConvProcess.Run($"render --source pattern:shapes --size 64x48 --frames 9 --out {window.Folder}/whole.mkv").ExitCode);
        var bytes = File.ReadAllBytes(Path.Combine(window.Folder, "whole.mkv"));
        Array.Clear(bytes, 1200, bytes.Length - 1200);
        File.WriteAllBytes(broken, bytes);
        var shown = window.Frames().Length;

        window.Drop(broken);
        Thread.Sleep(1500);
        window.Drop(Path.Combine(window.Folder, "whole.mkv"));

        LiveWindowProcess.Until("another source is shown", () => window.Frames().Length > shown + 5 && window.Title.Contains("whole.mkv", StringComparison.Ordinal));
        window.Press("q");
        Assert.Equal(0, window.WaitForExit().ExitCode);
    }

    private static long PausedFrame(LiveWindowProcess window)
    {
        window.CaptureStill();
        return window.Frames()[^1].Number;
    }

    private static void AssertShows(LiveWindowProcess window, Picture expected) =>
        window.CaptureWhen("the picture is as expected", picture => picture.DifferenceTo(expected) == 0);

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
