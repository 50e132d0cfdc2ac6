using System.Diagnostics;
using LiveConv.Host.Tests.EndToEnd;
using LiveConv.Tests.Support;
using Xunit;

namespace LiveConv.Host.Tests.Window;

/// <summary>Where the window's pictures come from: dropped files, a camera, and what happens where there is nothing to show or no display.</summary>
[Collection(AloneTests.Name)]
public sealed class WindowSourceTests(VirtualDisplay display) : IClassFixture<VirtualDisplay>
{
    private const string Small = "--source pattern:shapes --size 640x360 --window 640x360 --no-vsync";

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
        window.AssertShows(Picture.Read(expected));

        window.Drop(broken);
        window.CaptureWhen("a message is shown", shown => shown.DifferenceTo(Picture.Read(expected)) > 0.01);
        window.Press("q");
        var (code, error) = window.WaitForExit();
        Assert.Equal(0, code);
        Assert.Contains("broken.json:1:", error, StringComparison.Ordinal);
        Assert.Single(error.Trim().Split('\n'));
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
}
