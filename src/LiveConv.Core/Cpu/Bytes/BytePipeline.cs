using System.Diagnostics;
using LiveConv.Frames;
using LiveConv.Graphs;
using LiveConv.Pipelines;
using LiveConv.Tensors;
using LiveConv.Verification;

namespace LiveConv.Cpu.Bytes;

/// <summary>A filter from 8-bit picture to 8-bit picture; its layer's values are never made.</summary>
internal sealed class BytePipeline : ILoadedPipeline, ILoadedGraph
{
    private readonly WorkerPool pool;
    private readonly ByteFilter filter;
    private readonly Step step;

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
        destination.CopyFrom(filter.Picture);
    }

    void ILoadedGraph.SetInput(Node input, Tensor values) => throw NotKept(input);

    void ILoadedGraph.Run() => pool.Run(filter);

    void ILoadedGraph.Read(Node node, Tensor destination) => throw NotKept(node);

    ErrorModel ILoadedGraph.ErrorModel(Node layer) => ErrorModel.Direct;

    public void Dispose()
    {
    }

    private static InvalidOperationException NotKept(Node node) =>
        new($"the values of '{node.Name}' weren't kept; load the pipeline with all of its layers kept");
}
