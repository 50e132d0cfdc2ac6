using System.Text.Json;
using LiveConv.Host.Tests.EndToEnd;
using LiveConv.Host.Tests.Models;
using Xunit;

namespace LiveConv.Host.Tests.Window;

/// <summary>Networks in the real window: they run beside the display, and what they found says which frame it belongs to.</summary>
[Collection(AloneTests.Name)]
public sealed class NetworkWindowTests(VirtualDisplay display) : IClassFixture<VirtualDisplay>, IDisposable
{
    private const string Small = "--source pattern:shapes --size 640x360 --window 640x360 --no-vsync";

    private readonly string folder = Directory.CreateTempSubdirectory("liveconv-network").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory]
    [InlineData("cpu")]
    [InlineData("gl")]
    public void Run_Network_TakesEachFrameAtMostOnceAndTheRenderThreadAllocatesNothing(string backend)
    {
        using var window = new LiveWindowProcess(display, $"{Small} --pipeline {TinyModel.SaveClassifier(folder)} --backend {backend}");
        LiveWindowProcess.Until("it has found something in 20 frames", () => window.Output.Length > 20);
        LiveWindowProcess.Until("it is warm", () => window.Frames().Length > 60);
        // Whatever grows once (lists, ranges of another layer) has grown; from here on nothing may.
        LiveWindowProcess.Until("90 frames without an allocation", () =>
        {
            var frames = window.Frames();
            return frames.Length > 150 && frames[^1].Allocated == frames[^90].Allocated;
        });
        window.Press("q");
        Assert.Equal(0, window.WaitForExit().ExitCode);

        var numbers = window.Output.Select(line => JsonDocument.Parse(line).RootElement.GetProperty("frame").GetInt64()).ToArray();
        Assert.Equal(numbers.Distinct().Order(), numbers);
        Assert.All(window.Output, line => Assert.Contains("\"task\":\"classify\"", line, StringComparison.Ordinal));
    }

    [Fact]
    public void Arrows_WhilePaused_ShowOtherLayersWithoutRunningTheNetworkAgain()
    {
        using var window = new LiveWindowProcess(display, $"{Small} --pipeline net:lenet5 --backend cpu");
        LiveWindowProcess.Until("the network runs", () => window.Output.Length > 3);
        window.Press("space", "i", "Return");
        var first = window.CaptureStill();
        var found = window.Output;
        Assert.Equal(window.Frames()[^1].Number, JsonDocument.Parse(found[^1]).RootElement.GetProperty("frame").GetInt64());

        window.Press("Up");
        var second = window.CaptureWhen("another layer is shown", picture => picture.DifferenceTo(first) > 0.5);
        window.Press("Down");
        window.AssertShows(first);

        Assert.True(second.DifferenceTo(first) > 0.5);
        Assert.Equal(found, window.Output);
    }

    [Fact]
    public void B_WithASegmentation_ChangesTheBackground()
    {
        using var window = new LiveWindowProcess(display, $"{Small} --pipeline {TinyModel.SaveSegmenter(folder)} --backend cpu");
        LiveWindowProcess.Until("the network runs", () => window.Output.Length > 3);
        window.Press("space", "i", "l");
        var mask = window.CaptureStill();
        window.Press("b");
        var blurred = window.CaptureWhen("the background is blurred", picture => picture.DifferenceTo(mask) > 0.5);
        window.Press("b");
        var green = window.CaptureWhen("the background is green", picture => picture.DifferenceTo(blurred) > 0.5);
        Assert.True(green.DifferenceTo(mask) > 0.5);
    }

    [Fact]
    public void Display_WithASlowNetwork_KeepsItsRate()
    {
        using var window = new LiveWindowProcess(display, "--source pattern:shapes --size 320x240 --window 320x240 --no-vsync --pipeline net:vgg16 --backend cpu --threads 1");
        LiveWindowProcess.Until("the network runs", () => window.Output.Length > 1);
        var (frames, found) = (window.Frames().Length, window.Output.Length);
        LiveWindowProcess.Until("it has found something in two more frames", () => window.Output.Length >= found + 2);
        var (shown, computed) = (window.Frames().Length - frames, window.Output.Length - found);
        Assert.True(shown > 2 * computed, $"{shown} frames shown, {computed} computed");
    }

    [Fact]
    public void Escape_WhileANetworkLoads_GoesOnWithoutIt()
    {
        using var window = new LiveWindowProcess(display, $"{Small} --pipeline net:vgg19 --backend cpu");
        Assert.StartsWith("net:vgg19", window.Title, StringComparison.Ordinal);
        window.Press("Escape");
        LiveWindowProcess.Until("the title names the pipeline without a network", () => window.Title.StartsWith("identity", StringComparison.Ordinal));
        var shown = window.Frames().Length;
        LiveWindowProcess.Until("frames go on", () => window.Frames().Length > shown + 5);
        window.Press("Escape");
        Assert.Equal(0, window.WaitForExit().ExitCode);
        Assert.Empty(window.Output);
    }

    [Fact]
    public void Drop_BrokenModel_SaysSoAndKeepsThePipeline()
    {
        var broken = Path.Combine(folder, "broken.onnx");
        File.WriteAllText(broken, "not a model");
        using var window = new LiveWindowProcess(display, $"{Small} --pipeline sobel");
        window.Drop(broken);
        LiveWindowProcess.Until("it tried", () => window.Title.StartsWith("broken.onnx", StringComparison.Ordinal) || window.Error.Contains("broken.onnx", StringComparison.Ordinal));
        LiveWindowProcess.Until("the title names sobel", () => window.Title.StartsWith("sobel", StringComparison.Ordinal));
        window.Press("q");
        var (code, error) = window.WaitForExit();
        Assert.Equal(0, code);
        Assert.Contains("broken.onnx", error, StringComparison.Ordinal);
    }

    [Fact]
    public void Run_BrokenModelAtTheStart_EndsWithBadInput()
    {
        var broken = Path.Combine(folder, "broken.onnx");
        File.WriteAllText(broken, "not a model");
        var (code, _, error) = LiveConvProcess.Run($"run {Small} --pipeline {broken}", ("DISPLAY", display.Name));
        Assert.Equal(3, code);
        Assert.Contains("broken.onnx", error, StringComparison.Ordinal);
        Assert.Single(error.Trim().Split('\n'));
    }
}
