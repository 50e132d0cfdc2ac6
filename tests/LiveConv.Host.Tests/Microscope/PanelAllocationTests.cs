using System.Diagnostics;
using LiveConv.Frames;
using LiveConv.Host.Drawing;
using LiveConv.Host.Microscope;
using LiveConv.Host.Ui;
using Xunit;

namespace LiveConv.Host.Tests.Microscope;

/// <summary>What each panel allocates on the display's thread while the picture changes from frame to frame, as in the window.</summary>
public sealed class PanelAllocationTests
{
    public static TheoryData<string, string> Panels()
    {
        var cases = new TheoryData<string, string>();
        foreach (var entry in PanelTable.Entries)
        {
            cases.Add(entry.Name, "network");
            cases.Add(entry.Name, "sobel");
        }

        return cases;
    }

    [Theory]
    [MemberData(nameof(Panels))]
    public void UpdatePollAndDraw_OfFramesThatChange_AllocateNothing(string name, string pipeline)
    {
        const int Different = 7, First = 10, Frames = 100;
        using var stage = pipeline == "network" ? new PanelStage(PanelStage.Network()) : PanelStage.OfFilter(pipeline);
        using var panel = PanelTable.Find(name)!.Make(stage.Scene);
        var frames = Enumerable.Range(0, Different).Select(i => Noise(stage, i)).ToArray();
        var parts = new long[4];
        Action<UiContext> draw = ui => Measure(2, () => panel.Draw(ui, new Box(0, 0, 1000, 600)));
        Action<UiContext> drawOver = ui => Measure(3, () => panel.DrawOverPicture(ui, new Box(10, 10, 305, 185)));
        foreach (var frame in frames) stage.Run(panel, frame);
        for (var i = -First; i < Frames; i++)
        {
            if (i == 0) Array.Clear(parts);
            var (frame, number) = (frames[(i + First) % Different], i + First + Different);
            (frame.Number, frame.CaptureTime) = (number, number * (Stopwatch.Frequency / 40));
            stage.Bring(panel, frame, update => Measure(0, update));
            Thread.Sleep(2);
            Measure(1, () => panel.Poll());
            stage.Draw(draw);
            stage.Draw(drawOver);
        }

        Assert.True(parts.Sum() == 0, $"bytes in {Frames} frames: update {parts[0]}, poll {parts[1]}, draw {parts[2]}, over the picture {parts[3]}");

        void Measure(int part, Action act)
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            act();
            parts[part] += GC.GetAllocatedBytesForCurrentThread() - before;
        }
    }

    private static Frame Noise(PanelStage stage, int seed)
    {
        var frame = new Frame(stage.Loaded.Pipeline.Width, stage.Loaded.Pipeline.Height) { Number = seed };
        new Random(seed).NextBytes(frame.Rgba);
        return frame;
    }
}
