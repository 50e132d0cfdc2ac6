using System.Text;
using LiveConv.Frames;
using LiveConv.Host.Tests.EndToEnd;
using LiveConv.Tests.Support;
using OpenCvSharp;
using Xunit;

namespace LiveConv.Host.Tests.Windows;

/// <summary>The real window on a virtual screen, driven by real key presses and a dropped file, judged by its pixels.</summary>
public sealed class WindowTests : IDisposable
{
    private const string Scene = "run --source pattern:shapes --size 640x360 --window 1280x720";

    private readonly VirtualScreen screen = new();
    private readonly string folder = Directory.CreateTempSubdirectory("liveconv-window").FullName;

    public void Dispose()
    {
        screen.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    [Theory]
    [InlineData("gl")]
    [InlineData("cpu")]
    public void Keys_OnAPausedFrame_ShowOtherPipelinesAndViewsAndComeBack(string backend)
    {
        using var window = new LiveConvWindow(screen, $"{Scene} --pipeline sobel --backend {backend}");
        window.Press("space", "i", "l");
        Thread.Sleep(3500); // until the first message has gone
        var sobel = window.Still();
        var shown = window.Log().Count;

        window.Press("Tab");
        var unsharp = window.Still();
        window.Press("shift+Tab");
        ShowsAgain(sobel);
        window.Press("m");
        var side = window.Still();
        window.Press("m");
        var blend = window.Still();
        window.Press("m");
        var mosaic = window.Still();
        window.Press("m", "question");
        var help = window.Still();
        window.Press("question", "i");
        var figures = window.Still();
        window.Press("i");
        ShowsAgain(sobel);

        Frame[] all = [sobel, unsharp, side, blend, mosaic, help, figures];
        for (var i = 0; i < all.Length; i++)
        {
            for (var j = 0; j < i; j++) Assert.True(Differing(all[i], all[j]) > 2000, $"views {i} and {j} look alike");
        }

        // Sobel's picture is grey, the blurred one is not.
        Assert.Equal(0, Coloured(sobel));
        Assert.True(Coloured(unsharp) > 200_000);
        Assert.Equal(shown, window.Log().Count);

        window.Press("q");
        Assert.Equal((0, ""), window.WaitForEnd());
    }

    [Fact]
    public void Pause_StopsTheFrames_AndStepShowsTheNext()
    {
        using var window = new LiveConvWindow(screen, $"{Scene} --pipeline sobel --backend cpu");
        window.Press("space");
        window.Still();
        var paused = window.Log();

        Thread.Sleep(500);
        Assert.Equal(paused.Count, window.Log().Count);

        for (var step = 1; step <= 3; step++)
        {
            window.Press("period");
            LiveConvWindow.WaitUntil(() => window.Log().Count == paused.Count + step, $"step {step}");
        }

        window.Press("space");
        LiveConvWindow.WaitUntil(() => window.Log().Count > paused.Count + 10, "frames after the pause");
        var numbers = window.Log().Select(entry => entry.Number).ToArray();
        Assert.All(numbers.Zip(numbers.Skip(1)), pair => Assert.True(pair.Second > pair.First, $"frame {pair.Second} came after {pair.First}"));
        window.Press("Escape");
        Assert.Equal((0, ""), window.WaitForEnd());
    }

    [Theory]
    [InlineData("gl", "sobel")]
    [InlineData("cpu", "gaussian")]
    public void Screenshot_EqualsWhatRenderProducesForThatFrame_AndNamesIt(string backend, string pipeline)
    {
        using var window = new LiveConvWindow(screen, $"{Scene} --pipeline {pipeline} --backend {backend} --screenshots {folder}");
        window.Press("space");
        window.Still();
        var number = window.Log()[^1].Number;

        window.Press("s");
        var file = Path.Combine(folder, $"liveconv-{pipeline}-{number}.png");
        LiveConvWindow.WaitUntil(() => File.Exists(file), file);
        window.Press("q");
        Assert.Equal(0, window.WaitForEnd().ExitCode);

        var rendered = Path.Combine(folder, "rendered.png");
        var (code, _, error) = LiveConvProcess.Run($"render --source pattern:shapes --size 640x360 --start {number} --pipeline {pipeline} --backend {backend} --out {rendered}");
        Assert.True(code == 0, error);
        Assert.Equal(File.ReadAllBytes(rendered), File.ReadAllBytes(file));
        var text = Encoding.Latin1.GetString(File.ReadAllBytes(file));
        Assert.Contains($"\0{pipeline}", text, StringComparison.Ordinal);
        Assert.Contains($"\0{number}", text, StringComparison.Ordinal);
    }

    [Fact]
    public void DroppedFiles_OpenAsSourceAndAsPipeline()
    {
        var picture = Path.Combine(folder, "a picture.png");
        using (var magenta = new Mat(180, 320, MatType.CV_8UC3, new Scalar(200, 30, 220))) Cv2.ImWrite(picture, magenta);
        var pipeline = Path.Combine(folder, "negative.json");
        File.WriteAllText(pipeline, """{ "layers": [ { "op": "affine", "scale": -1, "shift": 1 } ] }""");
        using var window = new LiveConvWindow(screen, $"{Scene} --pipeline identity --backend cpu");
        window.Press("i", "l");

        DragAndDrop.Drop(screen.Display, window.Handle, picture);
        WaitForColor(220, 30, 200);
        DragAndDrop.Drop(screen.Display, window.Handle, pipeline);
        WaitForColor(35, 225, 55);

        var broken = Path.Combine(folder, "broken.json");
        File.WriteAllText(broken, "{");
        DragAndDrop.Drop(screen.Display, window.Handle, broken);
        Thread.Sleep(500);
        WaitForColor(35, 225, 55);
        window.Press("q");
        var (code, error) = window.WaitForEnd();
        Assert.Equal(0, code);
        Assert.StartsWith($"liveconv: {broken}:1:", error, StringComparison.Ordinal);

        void WaitForColor(int red, int green, int blue) => LiveConvWindow.WaitUntil(
            () =>
            {
                // The middle of the left half: no panel lies there.
                var grabbed = screen.Grab();
                var pixel = grabbed.Rgba.AsSpan(((360 * VirtualScreen.Width) + 400) * 4, 3);
                return Math.Abs(pixel[0] - red) <= 1 && Math.Abs(pixel[1] - green) <= 1 && Math.Abs(pixel[2] - blue) <= 1;
            },
            $"the colour {red}, {green}, {blue}");
    }

    [Theory]
    [InlineData("gl")]
    [InlineData("cpu")]
    public void RenderThread_InSteadyState_AllocatesNothing(string backend)
    {
        using var window = new LiveConvWindow(screen, $"run --source pattern:shapes --size 320x180 --window 640x480 --pipeline sobel --backend {backend} --no-vsync");
        LiveConvWindow.WaitUntil(() => window.Log().Count >= 260, "260 frames");
        var log = window.Log();

        // The figures, the strip of feature maps and the colours of both are on. Warm code settles in the first frames.
        Assert.Equal(0, log[259].Allocated - log[159].Allocated);
    }

    [Fact]
    public void Camera_ShowsItsFramesInOrderNoneTwiceAtItsRate()
    {
        using var window = new LiveConvWindow(screen, "run --source camera:0 --size 320x240 --fps 60 --window 640x480 --pipeline sobel --backend cpu --no-vsync", start => CameraStandIn.AddTo(start));
        LiveConvWindow.WaitUntil(() => window.Log().Count >= 150, "150 frames");
        var log = window.Log();

        Assert.All(log.Zip(log.Skip(1)), pair => Assert.True(pair.Second.Number > pair.First.Number, $"frame {pair.Second.Number} came after {pair.First.Number}"));
        var latency = log.Skip(30).Select(entry => entry.Latency).Order().ToArray();
        Assert.True(latency[latency.Length / 2] < 60, $"median latency {latency[latency.Length / 2]:0.0} ms");
        window.Press("q");
        Assert.Equal(0, window.WaitForEnd().ExitCode);
    }

    // Messages stay for some seconds and go by themselves.
    private void ShowsAgain(Frame expected) =>
        LiveConvWindow.WaitUntil(() => Differing(expected, screen.Grab()) == 0, "the same picture as before");

    private static int Differing(Frame a, Frame b)
    {
        var count = 0;
        for (var i = 0; i < a.Rgba.Length; i += 4)
        {
            if (!a.Rgba.AsSpan(i, 3).SequenceEqual(b.Rgba.AsSpan(i, 3))) count++;
        }

        return count;
    }

    private static int Coloured(Frame frame)
    {
        var count = 0;
        for (var i = 0; i < frame.Rgba.Length; i += 4)
        {
            var (r, g, b) = (frame.Rgba[i], frame.Rgba[i + 1], frame.Rgba[i + 2]);
            if (Math.Max(r, Math.Max(g, b)) - Math.Min(r, Math.Min(g, b)) > 16) count++;
        }

        return count;
    }
}
