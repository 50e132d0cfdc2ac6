using System.Diagnostics;
using LiveConv.Frames;
using LiveConv.Frames.Patterns;
using LiveConv.Graphs;
using LiveConv.Host.Capture;
using LiveConv.Host.Output;
using LiveConv.Host.Tests.Loop;
using LiveConv.Host.Tests.Window;
using LiveConv.Pipelines;
using LiveConv.Reference;
using LiveConv.Shaders;
using Xunit;

namespace LiveConv.Host.Tests.Output;

/// <summary>Decoding, computing and encoding of different frames run at the same time, and a GPU isn't waited for.</summary>
[Collection(AloneTests.Name)]
public sealed class OverlapTests
{
    private static readonly TimeSpan Each = TimeSpan.FromMilliseconds(20);

    /// <summary>One after the other, 60 ms a frame would make 17 frames a second; side by side it is 50.</summary>
    [Fact]
    public void Run_SourceStageAndSinkOf20MsEach_MakesMoreThan40FramesASecond()
    {
        const int Frames = 50;
        using var source = new SlowSource(8, 6, Each, Frames);
        using var stage = new SlowPipeline(new ReferencePipeline(BuiltInPipelines.Load("identity").Build(8, 6)), Each);
        var sink = new NumberSink(Each);
        var watch = Stopwatch.StartNew();

        new OfflineRenderer(source, stage, new ResultView(new PictureSize(8, 6)), sink).Run(Frames, CancellationToken.None);

        var rate = Frames / watch.Elapsed.TotalSeconds;
        Assert.True(rate >= 40, $"{rate:0.0} frames a second");
        Assert.Equal(Enumerable.Range(0, Frames).Select(number => (long)number), sink.Frames.Select(frame => frame.Number));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(11)]
    public void Run_PicturesComeBackByTheRing_AreTheSameInOrder(int frames)
    {
        var pipeline = BuiltInPipelines.Load("sobel").Build(67, 43);
        using var gl = GlExecutor.CreateHeadless();
        using var loaded = gl.LoadPipeline(pipeline);
        var (late, atOnce) = (new NumberSink(TimeSpan.Zero), new NumberSink(TimeSpan.Zero));

        Assert.Equal(frames, Render(loaded, late, runsAhead: true));
        Assert.Equal(frames, Render(loaded, atOnce, runsAhead: false));

        Assert.Equal(Enumerable.Range(0, frames).Select(number => (long)number), late.Frames.Select(frame => frame.Number));
        Assert.Equal(atOnce.Frames.Select(frame => Convert.ToHexString(frame.Rgba)), late.Frames.Select(frame => Convert.ToHexString(frame.Rgba)));
        Assert.All(late.Frames, frame => Assert.True(frame.CaptureTime > 0));

        long Render(GlPipeline stage, NumberSink sink, bool runsAhead)
        {
            using var source = new PatternSource("shapes", 67, 43, frames: frames);
            return new OfflineRenderer(source, stage, new ResultView(new PictureSize(67, 43)), sink) { RunsAhead = runsAhead }.Run(100, CancellationToken.None);
        }
    }

    /// <summary>A pipeline that takes some more time.</summary>
    private sealed class SlowPipeline(ILoadedPipeline inner, TimeSpan each) : ILoadedPipeline
    {
        public Pipeline Pipeline => inner.Pipeline;

        public ILoadedGraph Graph => inner.Graph;

        public IReadOnlyList<Step> Steps => inner.Steps;

        public void Process(Frame frame)
        {
            Thread.Sleep(each);
            inner.Process(frame);
        }

        public void ReadPicture(Frame destination) => inner.ReadPicture(destination);

        public void Dispose() => inner.Dispose();
    }

    private sealed class NumberSink(TimeSpan each) : IFrameSink
    {
        public List<Frame> Frames { get; } = [];

        public void Write(Frame picture)
        {
            Thread.Sleep(each);
            var copy = new Frame(picture.Width, picture.Height);
            copy.CopyFrom(picture);
            Frames.Add(copy);
        }

        public void Commit()
        {
        }

        public void Dispose()
        {
        }
    }
}
