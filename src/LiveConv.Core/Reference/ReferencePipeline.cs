using System.Diagnostics;
using LiveConv.Frames;
using LiveConv.Graphs;
using LiveConv.Pipelines;

namespace LiveConv.Reference;

/// <summary>A pipeline on the reference: both frame passes and the graph by their naive formulas.</summary>
public sealed class ReferencePipeline : ILoadedPipeline
{
    private readonly ReferenceGraph graph;
    private readonly ReferenceOutput tensor;
    private readonly Frame picture;
    private readonly Step toTensor;
    private readonly Step? toFrame;

    public ReferencePipeline(Pipeline pipeline)
    {
        ArgumentNullException.ThrowIfNull(pipeline);
        Pipeline = pipeline;
        graph = new ReferenceGraph(pipeline.Graph);
        tensor = new ReferenceOutput(pipeline.Graph.Inputs[0].Shape);
        picture = new Frame(pipeline.PictureWidth, pipeline.PictureHeight);
        (toTensor, toFrame) = (pipeline.InputStep("reference"), pipeline.OutputStep("reference"));
        Steps = toFrame is null ? [toTensor, .. graph.Steps] : [toTensor, .. graph.Steps, toFrame];
    }

    public Pipeline Pipeline { get; }

    public ILoadedGraph Graph => graph;

    public IReadOnlyList<Step> Steps { get; }

    public void Process(Frame frame)
    {
        ArgumentNullException.ThrowIfNull(frame);
        var start = Stopwatch.GetTimestamp();
        Pipeline.Input.Evaluate(frame, tensor);
        tensor.CopyTo(graph.Values(Pipeline.Graph.Inputs[0]));
        toTensor.Milliseconds = Stopwatch.GetElapsedTime(start).TotalMilliseconds;

        graph.Run();

        if (Pipeline.Picture is null)
        {
            picture.CopyFrom(frame);
            return;
        }

        start = Stopwatch.GetTimestamp();
        Pipeline.Output.Evaluate(graph.Values(Pipeline.Picture), picture);
        picture.Number = frame.Number;
        picture.CaptureTime = frame.CaptureTime;
        toFrame!.Milliseconds = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    }

    public void ReadPicture(Frame destination)
    {
        ArgumentNullException.ThrowIfNull(destination);
        destination.CopyFrom(picture);
    }

    public void Dispose() => graph.Dispose();
}
