using System.Diagnostics;
using LiveConv.Frames;
using LiveConv.Host.Microscope.Time;
using Xunit;

namespace LiveConv.Host.Tests.Microscope;

public sealed class TimelineTests
{
    private static readonly long Millisecond = Stopwatch.Frequency / 1000;

    [Theory]
    [InlineData(1, 1)]
    [InlineData(7, 5)]
    [InlineData(64, 3)]
    public void CopyTo_AnyFrame_GivesEveryPixelBack(int width, int height)
    {
        var history = new FrameHistory(width, height, 10, 1 << 20);
        var frames = Enumerable.Range(0, 5).Select(i => Noise(width, height, i)).ToArray();
        foreach (var frame in frames) history.Add(frame);

        var copy = new Frame(width, height);
        for (var i = 0; i < frames.Length; i++)
        {
            history.CopyTo(i, copy);
            Assert.Equal(frames[i].Rgba, copy.Rgba);
            Assert.Equal((frames[i].Number, frames[i].CaptureTime), (copy.Number, copy.CaptureTime));
        }
    }

    [Fact]
    public void Add_MoreThanTheMemoryHolds_ForgetsTheOldest()
    {
        var history = new FrameHistory(8, 4, 1000, 3 * 100);
        for (var i = 0; i < 8; i++) history.Add(Noise(8, 4, i));

        Assert.Equal([5, 6, 7], Numbers(history));
        Assert.True(history.IsShort);
        var copy = new Frame(8, 4);
        history.CopyTo(1, copy);
        Assert.Equal(Noise(8, 4, 6).Rgba, copy.Rgba);
    }

    [Fact]
    public void Add_FramesOlderThanItsSpan_AreForgottenAndTheirMemoryIsUsedAgain()
    {
        var history = new FrameHistory(8, 4, 0.05, 1 << 20);
        for (var i = 0; i < 100; i++) history.Add(Noise(8, 4, i));

        // Frames of 10 ms: 50 ms and the newest.
        Assert.Equal(Enumerable.Range(94, 6).Select(i => (long)i), Numbers(history));
        Assert.Equal(0.05, history.Seconds(0, history.Count - 1), 6);
        var grown = history.Bytes;
        var frame = Noise(8, 4, 100);
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 100; i < 150; i++)
        {
            (frame.Number, frame.CaptureTime) = (i, i * 10 * Millisecond);
            history.Add(frame);
        }

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        Assert.Equal(grown, history.Bytes);
    }

    /// <summary>Memory that is made on another thread may come late: the display's thread never makes it itself once there is something to see.</summary>
    [Fact]
    public void Add_WhileItsMemoryIsLate_ForgetsTheOldestFramesAndAllocatesNothing()
    {
        var waiting = 0;
        var history = new FrameHistory(8, 4, 10, 1 << 20, _ => waiting++);
        for (var i = 0; i < 20; i++) history.Add(Noise(8, 4, i));
        var frame = Noise(8, 4, 20);
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 20; i < 40; i++) Add(history, frame, i);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        Assert.Equal(Enumerable.Range(24, 16).Select(i => (long)i), Numbers(history));
        Assert.True(waiting > 0);

        // As soon as it is there the history grows, in the order of time.
        for (var i = 40; i < 60; i++)
        {
            ((IThreadPoolWorkItem)history).Execute();
            before = GC.GetAllocatedBytesForCurrentThread();
            Add(history, frame, i);
            Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        }

        Assert.Equal(Enumerable.Range(24, 36).Select(i => (long)i), Numbers(history));
        var copy = new Frame(8, 4);
        history.CopyTo(35, copy);
        Assert.Equal(frame.Rgba, copy.Rgba);
        Assert.Equal(59, copy.Number);

        static void Add(FrameHistory history, Frame frame, int number)
        {
            (frame.Number, frame.CaptureTime) = (number, number * 10 * Millisecond);
            history.Add(frame);
        }
    }

    [Fact]
    public void Timeline_SteppedBackAndForth_ShowsTheFramesAndKeepsThemWhileTheStreamGoesOn()
    {
        var (timeline, frame) = (Filled(6), new Frame(8, 4));
        Assert.False(timeline.Advance());
        timeline.Step(-1);
        Assert.True(timeline.Advance());
        timeline.Take(frame);
        Assert.Equal(4, frame.Number);
        Assert.False(timeline.Advance());
        Assert.Equal(0.01, timeline.Behind, 6);

        timeline.Add(Noise(8, 4, 6));
        timeline.Step(-10);
        timeline.Advance();
        timeline.Take(frame);
        Assert.Equal(0, frame.Number);
        timeline.Step(1);
        Assert.True(timeline.Advance());
        timeline.Take(frame);
        Assert.Equal((1, 6), (frame.Number, timeline.History.Count));

        timeline.GoLive();
        timeline.Add(Noise(8, 4, 9));
        Assert.Equal((true, 0.0, 7), (timeline.IsLive, timeline.Behind, timeline.History.Count));
    }

    [Fact]
    public void Timeline_Playing_GoesThroughAllFramesInOrderAndBeginsAgain()
    {
        var (timeline, frame, seen) = (Filled(5), new Frame(8, 4), new List<long>());
        timeline.TogglePlay();
        var watch = Stopwatch.StartNew();
        while (seen.Count < 8 && watch.Elapsed.TotalSeconds < 20)
        {
            if (!timeline.Advance()) continue;
            timeline.Take(frame);
            seen.Add(frame.Number);
        }

        // A busy machine may leave frames out, but never change their order.
        Assert.Equal(8, seen.Count);
        for (var i = 1; i < seen.Count; i++) Assert.True(seen[i] > seen[i - 1] || seen[i] < 4, string.Join(' ', seen));
        Assert.Contains(seen.Zip(seen.Skip(1)), pair => pair.Second < pair.First);
        timeline.TogglePlay();
        Assert.False(timeline.IsPlaying);
    }

    private static IEnumerable<long> Numbers(FrameHistory history) => Enumerable.Range(0, history.Count).Select(i => history[i].Number);

    private static Timeline Filled(int count)
    {
        var timeline = new Timeline(new FrameHistory(8, 4, 10, 1 << 20));
        for (var i = 0; i < count; i++) timeline.Add(Noise(8, 4, i));
        return timeline;
    }

    private static Frame Noise(int width, int height, int number)
    {
        var frame = new Frame(width, height) { Number = number, CaptureTime = number * 10 * Millisecond };
        new Random(number).NextBytes(frame.Rgba);
        for (var i = 3; i < frame.Rgba.Length; i += 4) frame.Rgba[i] = 255;
        return frame;
    }
}
