using System.Diagnostics;
using LiveConv.Frames;
using LiveConv.Graphs;
using LiveConv.Pipelines;

namespace LiveConv.Cpu;

/// <summary>A pipeline on the processor: frame to tensor, the graph, tensor to picture.</summary>
public sealed class CpuPipeline : ILoadedPipeline
{
    private readonly WorkerPool pool;
    private readonly CpuGraph graph;
    private readonly FrameToTensorCpu toTensor;
    private readonly TensorToFrameCpu toFrame;
    private readonly Step toTensorStep = new("frame to tensor", nameof(FrameToTensor));
    private readonly Step toFrameStep = new("tensor to frame", nameof(TensorToFrame));

    internal CpuPipeline(Pipeline pipeline, WorkerPool pool)
    {
        Pipeline = pipeline;
        this.pool = pool;
        graph = new CpuGraph(pipeline.Graph, pool);
        toTensor = new FrameToTensorCpu(pipeline.Input, graph.Values(pipeline.Graph.Inputs[0]));
        toFrame = new TensorToFrameCpu(pipeline.Output, graph.Values(pipeline.Picture));
        Steps = [toTensorStep, .. graph.Steps, toFrameStep];
    }

    public Pipeline Pipeline { get; }

    public ILoadedGraph Graph => graph;

    public IReadOnlyList<Step> Steps { get; }

    /// <exception cref="ArgumentException">The frame hasn't the size that the pipeline was loaded for.</exception>
    public void Process(Frame frame)
    {
        ArgumentNullException.ThrowIfNull(frame);
        if (frame.Width != Pipeline.Width || frame.Height != Pipeline.Height)
            throw new ArgumentException($"the pipeline is loaded for frames of {Pipeline.Width}×{Pipeline.Height}, not {frame.Width}×{frame.Height}", nameof(frame));
        var start = Stopwatch.GetTimestamp();
        toTensor.Frame = frame;
        pool.Run(toTensor);
        toTensorStep.Milliseconds = Stopwatch.GetElapsedTime(start).TotalMilliseconds;

        graph.Run();

        start = Stopwatch.GetTimestamp();
        pool.Run(toFrame);
        toFrame.Picture.Number = frame.Number;
        toFrame.Picture.CaptureTime = frame.CaptureTime;
        toFrameStep.Milliseconds = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    }

    public void ReadPicture(Frame destination)
    {
        ArgumentNullException.ThrowIfNull(destination);
        destination.CopyFrom(toFrame.Picture);
    }

    public void Dispose() => graph.Dispose();
}
