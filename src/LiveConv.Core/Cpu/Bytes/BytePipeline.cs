using System.Diagnostics;
using LiveConv.Frames;
using LiveConv.Graphs;
using LiveConv.Pipelines;
using LiveConv.Tensors;
using LiveConv.Verification;

namespace LiveConv.Cpu.Bytes;

/// <summary>A filter from 8-bit picture to 8-bit picture; its layer's values aren't made while nobody watches them.</summary>
internal sealed class BytePipeline : ILoadedPipeline, ILoadedGraph
{
    private readonly WorkerPool pool;
    private readonly ByteFilter filter;
    private readonly Step step;
    private PicturePipeline? watched;

    public BytePipeline(Pipeline pipeline, ByteFilter filter, WorkerPool pool)
    {
        (Pipeline, this.filter, this.pool) = (pipeline, filter, pool);
        var layer = pipeline.Graph.Layers[0];
        step = new Step(layer.Name, layer.Op.Name, "cpu");
        Steps = [pipeline.InputStep("cpu"), step, pipeline.OutputStep("cpu")!];
    }

    public Pipeline Pipeline { get; }

    public IReadOnlyList<Step> Steps { get; }

    ILoadedGraph ILoadedPipeline.Graph => this;

    Graph ILoadedGraph.Graph => Pipeline.Graph;

    IReadOnlyList<Step> ILoadedGraph.Steps => [step];

    /// <exception cref="ArgumentException">The frame hasn't the size that the pipeline was loaded for.</exception>
    public void Process(Frame frame)
    {
        ArgumentNullException.ThrowIfNull(frame);
        if (frame.Width != Pipeline.Width || frame.Height != Pipeline.Height)
            throw new ArgumentException($"the pipeline is loaded for frames of {Pipeline.Width}×{Pipeline.Height}, not {frame.Width}×{frame.Height}", nameof(frame));
        if (watched is not null)
        {
            watched.Process(frame);
            for (var i = 0; i < Steps.Count; i++) Steps[i].Milliseconds = watched.Steps[i].Milliseconds;
            return;
        }

        var start = Stopwatch.GetTimestamp();
        filter.Frame = frame;
        pool.Run(filter);
        step.Milliseconds = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        filter.Picture.Number = frame.Number;
        filter.Picture.CaptureTime = frame.CaptureTime;
    }

    public void ReadPicture(Frame destination)
    {
        ArgumentNullException.ThrowIfNull(destination);
        if (watched is not null) watched.ReadPicture(destination);
        else destination.CopyFrom(filter.Picture);
    }

    void ILoadedGraph.Watch(params ReadOnlySpan<Node> nodes)
    {
        watched = nodes.IsEmpty ? null : watched ?? new PicturePipeline(Pipeline, pool, KeptValues.Results);
        watched?.Graph.Watch(nodes);
    }

    void ILoadedGraph.SetInput(Node input, Tensor values) => throw NotKept(input);

    void ILoadedGraph.Run()
    {
        if (watched is not null) watched.Graph.Run();
        else pool.Run(filter);
    }

    void ILoadedGraph.Read(Node node, Tensor destination)
    {
        if (watched is null) throw NotKept(node);
        watched.Graph.Read(node, destination);
    }

    ErrorModel ILoadedGraph.ErrorModel(Node layer) => ErrorModel.Direct;

    public void Dispose()
    {
    }

    private static InvalidOperationException NotKept(Node node) =>
        new($"the values of '{node.Name}' weren't kept; load the pipeline with all of its layers kept");
}
