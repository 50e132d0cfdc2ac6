using System.Diagnostics;
using LiveConv.Cpu.Blocked;
using LiveConv.Frames;
using LiveConv.Graphs;
using LiveConv.Pipelines;

namespace LiveConv.Cpu;

/// <summary>A pipeline on the processor: frame to tensor, the graph, tensor to picture.</summary>
public sealed class CpuPipeline : ILoadedPipeline
{
    private readonly WorkerPool pool;
    private readonly CpuGraph graph;
    private readonly FramePassCpu toTensor;
    private readonly TensorToFrameCpu? toFrame;
    private readonly Frame picture;
    private readonly Step toTensorStep;
    private readonly Step? toFrameStep;

    internal CpuPipeline(Pipeline pipeline, WorkerPool pool, BlockedKernels kernels, KeptValues kept)
    {
        Pipeline = pipeline;
        this.pool = pool;
        graph = new CpuGraph(pipeline.Graph, pool, kernels, kept, pipeline.Picture);
        toTensor = FramePassCpu.Create(pipeline.Input, pipeline.Width, pipeline.Height, graph.Values(pipeline.Graph.Inputs[0]));
        toFrame = pipeline.Picture is { } node ? new TensorToFrameCpu(pipeline.Output, graph.Values(node)) : null;
        picture = toFrame?.Picture ?? new Frame(pipeline.Width, pipeline.Height);
        (toTensorStep, toFrameStep) = (pipeline.InputStep("cpu"), pipeline.OutputStep("cpu"));
        Steps = toFrameStep is null ? [toTensorStep, .. graph.Steps] : [toTensorStep, .. graph.Steps, toFrameStep];
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

        if (toFrame is null)
        {
            picture.CopyFrom(frame);
            return;
        }

        start = Stopwatch.GetTimestamp();
        pool.Run(toFrame);
        picture.Number = frame.Number;
        picture.CaptureTime = frame.CaptureTime;
        toFrameStep!.Milliseconds = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    }

    public void ReadPicture(Frame destination)
    {
        ArgumentNullException.ThrowIfNull(destination);
        destination.CopyFrom(picture);
    }

    public void Dispose() => graph.Dispose();
}
