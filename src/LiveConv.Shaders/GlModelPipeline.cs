using System.Diagnostics;
using LiveConv.Cpu;
using LiveConv.Frames;
using LiveConv.Graphs;
using LiveConv.Pipelines;
using LiveConv.Shaders.Gl;
using LiveConv.Shaders.Programs;
using LiveConv.Tensors;

namespace LiveConv.Shaders;

/// <summary>
/// A network on the GPU. Its input is far smaller than a frame: the frame is scaled on the processor, and only what the
/// network takes is uploaded. Its picture, where it makes one, is made on the processor from the tensor brought back.
/// </summary>
public sealed class GlModelPipeline : ILoadedPipeline
{
    private readonly GlDevice device;
    private readonly GlGraph graph;
    private readonly Tensor input;
    private readonly FramePassRunner toTensor;
    private readonly Tensor? output;
    private readonly PicturePassRunner? toFrame;
    private readonly Frame frame;
    private readonly StepTimer timer;
    private readonly Step toTensorStep;
    private readonly Step? toFrameStep;

    internal GlModelPipeline(GlDevice device, ProgramCache programs, Pipeline pipeline, KernelFamily family, StoragePrecision precision)
    {
        this.device = device;
        Pipeline = pipeline;
        var node = pipeline.Graph.Inputs[0];
        input = new Tensor(node.Shape);
        frame = new Frame(pipeline.Width, pipeline.Height);
        toTensor = new FramePassRunner(pipeline.Input, pipeline.Width, pipeline.Height, input);
        if (pipeline.Picture is { } picture)
        {
            output = new Tensor(picture.Shape);
            toFrame = new PicturePassRunner(pipeline.Output, output);
        }

        graph = new GlGraph(device, programs, pipeline.Graph, family, precision: precision);
        timer = new StepTimer(device.Gl, graph.Steps);
        (toTensorStep, toFrameStep) = (pipeline.InputStep("cpu"), pipeline.OutputStep("cpu"));
        Steps = toFrameStep is null ? [toTensorStep, .. graph.Steps] : [toTensorStep, .. graph.Steps, toFrameStep];
    }

    public Pipeline Pipeline { get; }

    public ILoadedGraph Graph => graph;

    public IReadOnlyList<Step> Steps { get; }

    /// <summary>Whether the layers are timed; costs a query a layer.</summary>
    public bool Timed { get; set; } = true;

    /// <exception cref="ArgumentException">The frame hasn't the size that the pipeline was loaded for.</exception>
    public void Process(Frame frame)
    {
        ArgumentNullException.ThrowIfNull(frame);
        var start = Stopwatch.GetTimestamp();
        this.frame.CopyFrom(frame);
        toTensor.Run(frame);
        graph.SetInput(Pipeline.Graph.Inputs[0], input);
        toTensorStep.Milliseconds = Stopwatch.GetElapsedTime(start).TotalMilliseconds;

        if (Timed) timer.Begin();
        for (var layer = 0; layer < graph.Steps.Count; layer++)
        {
            graph.Run(layer);
            if (Timed) timer.Mark(layer);
        }

        device.Check();
    }

    public void Wait()
    {
        if (Timed) timer.Finish();
        else device.Gl.Finish();
    }

    public void ReadPicture(Frame destination)
    {
        ArgumentNullException.ThrowIfNull(destination);
        if (toFrame is null)
        {
            destination.CopyFrom(frame);
            return;
        }

        var start = Stopwatch.GetTimestamp();
        graph.Read(Pipeline.Picture!, output!);
        toFrame.Run();
        (toFrame.Picture.Number, toFrame.Picture.CaptureTime) = (frame.Number, frame.CaptureTime);
        destination.CopyFrom(toFrame.Picture);
        toFrameStep!.Milliseconds = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    }

    public void Dispose()
    {
        timer.Dispose();
        graph.Dispose();
    }
}
