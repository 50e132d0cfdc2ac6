using System.Diagnostics;
using LiveConv.Host.Capture;
using LiveConv.Host.Commands;
using LiveConv.Host.Loop;
using LiveConv.Host.Output;
using LiveConv.Host.Tests.Window;
using LiveConv.Pipelines;
using LiveConv.Tests.Support;
using Xunit;

namespace LiveConv.Host.Tests.Loop;

/// <summary>The live loop with a camera that stamps its frames: what is shown is as new as it can be, and the stamp stays with its picture.</summary>
[Collection(AloneTests.Name)]
public sealed class LoopLatencyTests
{
    private const int Width = 640;
    private const int Height = 480;
    private const int Frames = 60;

    private static readonly TimeSpan Period = TimeSpan.FromMilliseconds(33);

    /// <summary>From capture to shown at most one frame and the time of rendering; a few frames may be disturbed by whatever else runs.</summary>
    [Theory]
    [InlineData("cpu")]
    [InlineData("gl")]
    public void Latency_OfACamera_IsAtMostOneFrameAndTheRendering(string backend)
    {
        using var screen = new OffScreen(Width, Height);
        using var camera = new StampedCamera(Width, Height, Period);
        using var session = MakeSession(screen, camera, backend);

        var shown = Show(screen, session, camera, Frames, TimeSpan.Zero);

        Assert.All(shown.Zip(shown.Skip(1)), pair => Assert.True(pair.Second.Number > pair.First.Number, $"frame {pair.Second.Number} came after {pair.First.Number}"));
        var late = shown.Skip(5).Where(frame => frame.Latency > Period + frame.Rendering).ToArray();
        Assert.True(late.Length <= Frames / 10, string.Join(", ", late.Select(frame => $"frame {frame.Number} took {frame.Latency.TotalMilliseconds:0.0} ms, its rendering {frame.Rendering.TotalMilliseconds:0.0}")));

        // No frame waits for the one after it: almost all are shown.
        Assert.True(shown[^1].Number - shown[0].Number <= Frames * 1.2, $"{shown[^1].Number - shown[0].Number} frames came while {Frames} were shown");
    }

    /// <summary>Capture takes 20 ms and showing takes 20 ms: one after the other that makes 25 frames a second, side by side 50.</summary>
    [Fact]
    public void Rate_WithCaptureAndRenderingOf20MsEach_IsAbove40()
    {
        var slow = TimeSpan.FromMilliseconds(20);
        using var screen = new OffScreen(Width, Height);
        using var camera = new SlowSource(Width, Height, slow);
        using var session = MakeSession(screen, camera, "cpu");
        Show(screen, session, null, 5, slow);

        var watch = Stopwatch.StartNew();
        Show(screen, session, null, Frames, slow);

        var rate = Frames / watch.Elapsed.TotalSeconds;
        Assert.True(rate >= 40, $"{rate:0.0} frames a second");
    }

    /// <summary>The window's loop without the window.</summary>
    /// <param name="screen">Where it draws.</param>
    /// <param name="session">What it draws.</param>
    /// <param name="camera">Where the stamps come from; null doesn't look at them.</param>
    /// <param name="frames">How many frames are shown.</param>
    /// <param name="more">What showing takes in addition.</param>
    private static List<(long Number, TimeSpan Latency, TimeSpan Rendering)> Show(OffScreen screen, LiveSession session, StampedCamera? camera, int frames, TimeSpan more)
    {
        var shown = new List<(long, TimeSpan, TimeSpan)>();
        var last = session.Shown + frames;
        while (session.Shown < last)
        {
            var begin = Stopwatch.GetTimestamp();
            if (!session.Update()) continue;
            session.Draw(Width, Height, 1);
            screen.Device.Gl.Finish();
            Thread.Sleep(more);
            var before = session.Shown;
            session.Presented();
            var now = Stopwatch.GetTimestamp();
            if (camera is null || session.Shown == before) continue;
            var number = Barcode.Read(screen.Read(), Width, 4);
            Assert.NotNull(number);
            shown.Add((number.Value, Stopwatch.GetElapsedTime(camera.CapturedAt(number.Value), now), Stopwatch.GetElapsedTime(begin, now)));
        }

        return shown;
    }

    private static LiveSession MakeSession(OffScreen screen, Frames.IFrameSource source, string backend)
    {
        var context = new CommandContext(TextWriter.Null, TextWriter.Null, ErrorIsTerminal: false, CancellationToken.None);
        var options = new RunOptions(new FrameSettings { Source = source.Name, Pipeline = "identity", Backend = backend }, ("result", new PanelViewOptions()), null, context) { Window = new PictureSize(Width, Height) };
        var session = new LiveSession(screen.Device, options, BuiltInPipelines.Load("identity"), source);
        session.Do(WindowAction.Hud);
        session.Do(WindowAction.Strip);
        return session;
    }
}
