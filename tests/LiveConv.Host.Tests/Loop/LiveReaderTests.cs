using LiveConv.Frames;
using LiveConv.Frames.Patterns;
using LiveConv.Host.Loop;
using LiveConv.Host.Tests.Window;
using Xunit;

namespace LiveConv.Host.Tests.Loop;

[Collection(AloneTests.Name)]
public sealed class LiveReaderTests
{
    private static readonly TimeSpan Long = TimeSpan.FromSeconds(5);

    [Fact]
    public void Read_AFile_ComesAtItsRate()
    {
        using var reader = new LiveReader(new PatternSource("shapes", 32, 24));
        Assert.True(reader.Slot.TryTake(out _, Long));
        var start = System.Diagnostics.Stopwatch.StartNew();

        for (var i = 0; i < 15; i++) Assert.True(reader.Slot.TryTake(out _, Long));

        Assert.InRange(start.Elapsed.TotalSeconds, 0.4, 0.8);
    }

    [Fact]
    public void Step_WhilePaused_LetsEachFrameThroughOnce()
    {
        using var reader = new LiveReader(new PatternSource("shapes", 32, 24));
        Assert.True(reader.Slot.TryTake(out _, Long));
        reader.Paused = true;
        Thread.Sleep(100);
        reader.Slot.TryTake(out _, TimeSpan.Zero);
        Assert.False(reader.Slot.TryTake(out _, TimeSpan.FromMilliseconds(150)));

        reader.Step();
        Assert.True(reader.Slot.TryTake(out var first, Long));
        var number = first.Number;
        Assert.False(reader.Slot.TryTake(out _, TimeSpan.FromMilliseconds(100)));
        reader.Step();
        Assert.True(reader.Slot.TryTake(out var second, Long));

        Assert.Equal(number + 1, second.Number);
    }

    [Fact]
    public void Read_WhenTheSourceEnds_EndsTheSlot()
    {
        using var reader = new LiveReader(new PatternSource("shapes", 32, 24, frames: 2));

        LiveWindowProcess.Until("the end", () =>
        {
            reader.Slot.TryTake(out _, TimeSpan.FromMilliseconds(10));
            return reader.Slot.IsEnded;
        });

        Assert.Equal(2, reader.Slot.Published);
    }

    [Fact]
    public void Read_WhenTheSourceFails_PassesTheReasonOn()
    {
        using var reader = new LiveReader(new FailingSource());

        var failure = Assert.Throws<SourceException>(() => reader.Slot.TryTake(out _, Long));

        Assert.Equal("unplugged", failure.Message);
    }

    private sealed class FailingSource : IFrameSource
    {
        public string Name => "failing";

        public int Width => 8;

        public int Height => 8;

        public double FramesPerSecond => 30;

        public long? FrameCount => null;

        public bool IsLive => true;

        public bool Read(Frame frame) => throw new SourceException("unplugged");

        public void Dispose()
        {
        }
    }
}
