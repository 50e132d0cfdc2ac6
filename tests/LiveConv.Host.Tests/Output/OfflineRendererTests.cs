using LiveConv.Frames;
using LiveConv.Frames.Patterns;
using LiveConv.Host.Capture;
using LiveConv.Host.Output;
using LiveConv.Pipelines;
using LiveConv.Reference;
using Xunit;

namespace LiveConv.Host.Tests.Output;

/// <summary>The three threads of render: whichever fails, its reason comes out and nothing is committed.</summary>
public sealed class OfflineRendererTests
{
    [Fact]
    public void Run_SlowSink_GetsEveryFrameOnceInOrder()
    {
        var sink = new ListSink { Delay = TimeSpan.FromMilliseconds(5) };

        Assert.Equal(20, Render(new PatternSource("noise", 8, 6, frames: 20), sink, 100));

        Assert.Equal(Enumerable.Range(0, 20).Select(number => (long)number), sink.Numbers);
        Assert.True(sink.Committed);
    }

    [Fact]
    public void Run_FewerFramesWanted_StopsThere()
    {
        var sink = new ListSink();

        Assert.Equal(3, Render(new PatternSource("noise", 8, 6), sink, 3));

        Assert.Equal([0, 1, 2], sink.Numbers);
    }

    [Fact]
    public void Run_SourceFails_ThrowsItsReasonAndCommitsNothing()
    {
        var sink = new ListSink();

        var failure = Assert.Throws<SourceException>(() => Render(new FailingSource(5), sink, 100));

        Assert.Equal("unplugged", failure.Message);
        Assert.False(sink.Committed);
    }

    [Fact]
    public void Run_SinkFails_ThrowsItsReasonAndCommitsNothing()
    {
        var sink = new ListSink { FailsAt = 4 };

        var failure = Assert.Throws<OutputException>(() => Render(new PatternSource("noise", 8, 6), sink, 1000));

        Assert.Equal("disk full", failure.Message);
        Assert.False(sink.Committed);
    }

    [Fact]
    public void Run_EmptySource_SaysSo()
    {
        var sink = new ListSink();

        var failure = Assert.Throws<SourceException>(() => Render(new PatternSource("noise", 8, 6, frames: 0), sink, 10));

        Assert.Equal("pattern:noise: gave no frame", failure.Message);
        Assert.False(sink.Committed);
    }

    [Fact]
    public void Run_Interrupted_CommitsNothing()
    {
        using var cancel = new CancellationTokenSource();
        var sink = new ListSink { OnWrite = number => { if (number == 6) cancel.Cancel(); } };

        Assert.ThrowsAny<OperationCanceledException>(() => Render(new PatternSource("noise", 8, 6), sink, 1_000_000, cancel.Token));

        Assert.False(sink.Committed);
    }

    private static long Render(IFrameSource source, IFrameSink sink, long frames, CancellationToken cancel = default)
    {
        using (source)
        {
            using var loaded = new ReferencePipeline(BuiltInPipelines.Load("identity").Build(8, 6));
            return new OfflineRenderer(source, loaded, new ResultView(new PictureSize(8, 6)), sink).Run(frames, cancel);
        }
    }

    private sealed class ListSink : IFrameSink
    {
        public List<long> Numbers { get; } = [];

        public TimeSpan Delay { get; init; }

        public int FailsAt { get; init; } = int.MaxValue;

        public Action<long> OnWrite { get; init; } = _ => { };

        public bool Committed { get; private set; }

        public void Write(Frame picture)
        {
            Thread.Sleep(Delay);
            if (picture.Number == FailsAt) throw new OutputException("disk full");
            Numbers.Add(picture.Number);
            OnWrite(picture.Number);
        }

        public void Commit() => Committed = true;

        public void Dispose()
        {
        }
    }

    private sealed class FailingSource(long failsAt) : IFrameSource
    {
        private long next;

        public string Name => "failing";

        public int Width => 8;

        public int Height => 6;

        public double FramesPerSecond => 0;

        public long? FrameCount => null;

        public bool IsLive => false;

        public bool Read(Frame frame)
        {
            if (next == failsAt) throw new SourceException("unplugged");
            frame.Number = next++;
            return true;
        }

        public void Dispose()
        {
        }
    }
}
