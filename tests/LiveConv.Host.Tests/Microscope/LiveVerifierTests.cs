using System.Text.Json;
using LiveConv.Cpu;
using LiveConv.Frames;
using LiveConv.Graphs;
using LiveConv.Host.Microscope;
using LiveConv.Host.Microscope.Checking;
using LiveConv.Pipelines;
using LiveConv.Tensors;
using LiveConv.Verification;
using Xunit;

namespace LiveConv.Host.Tests.Microscope;

public sealed class LiveVerifierTests : IDisposable
{
    private readonly CpuExecutor executor = new();
    private readonly ILoadedPipeline loaded;
    private readonly Frame frame = new(67, 43);

    public LiveVerifierTests()
    {
        loaded = executor.Load(BuiltInPipelines.Load("sobel").Build(67, 43, new PipelineOptions()));
        new Random(3).NextBytes(frame.Rgba);
        frame.Number = 12;
        loaded.Process(frame);
    }

    public void Dispose()
    {
        loaded.Dispose();
        executor.Dispose();
    }

    [Fact]
    public void Update_AnExecutorsOwnValues_AreAllWithinTheirBounds()
    {
        using var verifier = new LiveVerifier(loaded);
        Check(verifier, loaded.Graph, 5);

        Assert.True(verifier.Count >= 16, $"{verifier.Count} values");
        Assert.Equal((0, null), (verifier.Outside, verifier.First));
        Assert.InRange(verifier.LargestErrorOverBound, 0, 1);
    }

    [Fact]
    public void Update_ALayerWithWrongValues_IsNamedWithItsFrame()
    {
        using var verifier = new LiveVerifier(loaded);
        var layer = verifier.Layer!;
        Check(verifier, new WrongGraph(loaded.Graph, layer), 2);

        Assert.True(verifier.Outside > 0);
        var first = verifier.First!;
        Assert.Equal((layer, 12L), (first.Layer, first.Frame.Number));
        Assert.Equal(frame.Rgba, first.Frame.Rgba);
        Assert.True(Math.Abs(first.Actual - first.Expected) > first.Bound);
    }

    [Fact]
    public void Save_AMismatch_KeepsTheFrameAndSaysHowToSeeItAgain()
    {
        var folder = Directory.CreateTempSubdirectory("liveconv-case").FullName;
        try
        {
            var kept = MismatchCase.Save(folder, new LiveMismatch(loaded.Pipeline.Graph.Layers[0], 7, 1.5, 1.25, 1e-6, frame), loaded.Pipeline, "sobel", "gl", "some device");
            var record = JsonDocument.Parse(File.ReadAllText(Path.Combine(kept, "case.json"))).RootElement;
            var picture = Window.Picture.Read(Path.Combine(kept, "frame.png"));

            Assert.Equal(Path.Combine(folder, "mismatch-sobel-12"), kept);
            Assert.Equal("liveconv verify --source frame.png --pipeline sobel --backend gl", record.GetProperty("replay").GetString());
            Assert.Equal(("1.5", "1.25", 7), (record.GetProperty("actual").GetString(), record.GetProperty("expected").GetString(), record.GetProperty("index").GetInt32()));
            Assert.Equal((frame.Rgba[0], frame.Rgba[1], frame.Rgba[2]), picture[0, 0]);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public void Pace_AfterAPieceOfWork_PausesInProportion()
    {
        var pace = new Pace(0.25);
        Assert.True(pace.IsDue);
        var now = System.Diagnostics.Stopwatch.GetTimestamp();
        pace.Done(now, System.Diagnostics.Stopwatch.Frequency * 1000);
        Assert.False(pace.IsDue);
        pace.Done(now - 40, 10);
        Assert.True(pace.IsDue);
    }

    private void Check(LiveVerifier verifier, ILoadedGraph graph, int frames)
    {
        for (var done = 0; done < frames; done++)
        {
            var before = verifier.Count;
            verifier.Complete();
            // Until its share allows another reading.
            for (; verifier.Count == before; verifier.Complete()) verifier.Take(frame, graph);
        }
    }

    /// <summary>Gives one layer's values with an error.</summary>
    private sealed class WrongGraph(ILoadedGraph inner, Node wrong) : ILoadedGraph
    {
        public Graph Graph => inner.Graph;

        public IReadOnlyList<Step> Steps => inner.Steps;

        public void SetInput(Node input, Tensor values) => inner.SetInput(input, values);

        public void Run() => inner.Run();

        public ErrorModel ErrorModel(Node layer) => inner.ErrorModel(layer);

        public void Read(Node node, Tensor destination)
        {
            inner.Read(node, destination);
            if (node != wrong) return;
            foreach (ref var value in destination.Values) value += 0.01f;
        }

        public void Dispose()
        {
        }
    }
}
