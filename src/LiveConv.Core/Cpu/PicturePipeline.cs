using LiveConv.Cpu.Rows;
using LiveConv.Frames;
using LiveConv.Graphs;
using LiveConv.Pipelines;

namespace LiveConv.Cpu;

/// <summary>A filter on the processor: from frame to picture in as few passes as possible.</summary>
internal sealed class PicturePipeline : ILoadedPipeline
{
    private readonly PictureGraph graph;
    private readonly FrameToTensorCpu toTensor;
    private readonly PictureEnds ends;
    private readonly Frame? copy;

    public PicturePipeline(Pipeline pipeline, WorkerPool pool, KeptValues kept)
    {
        Pipeline = pipeline;
        toTensor = new FrameToTensorCpu((FrameToTensor)pipeline.Input, null);
        var (frameStep, pictureStep) = (pipeline.InputStep("cpu"), pipeline.OutputStep("cpu"));
        ends = new PictureEnds { Frame = toTensor, FrameStep = frameStep, Picture = pipeline.Picture, PicturePass = pipeline.Output, PictureStep = pictureStep };
        graph = new PictureGraph(pipeline.Graph, pool, kept, ends);
        copy = pipeline.Picture is null ? new Frame(pipeline.Width, pipeline.Height) : null;
        Steps = pictureStep is null ? [frameStep, .. graph.Steps] : [frameStep, .. graph.Steps, pictureStep];
    }

    public Pipeline Pipeline { get; }

    public ILoadedGraph Graph => graph;

    public IReadOnlyList<Step> Steps { get; }

    /// <summary>Whether a pipeline's frames become pictures row by row.</summary>
    public static bool Suits(Pipeline pipeline) => pipeline.Input is FrameToTensor && pipeline.Model is null && PicturePlan.Suits(pipeline.Graph);

    /// <exception cref="ArgumentException">The frame hasn't the size that the pipeline was loaded for.</exception>
    public void Process(Frame frame)
    {
        ArgumentNullException.ThrowIfNull(frame);
        if (frame.Width != Pipeline.Width || frame.Height != Pipeline.Height)
            throw new ArgumentException($"the pipeline is loaded for frames of {Pipeline.Width}×{Pipeline.Height}, not {frame.Width}×{frame.Height}", nameof(frame));
        toTensor.Frame = frame;
        graph.Run();
        if (copy is not null)
        {
            copy.CopyFrom(frame);
            return;
        }

        var picture = ends.Pass!.Picture;
        picture.Number = frame.Number;
        picture.CaptureTime = frame.CaptureTime;
    }

    public void ReadPicture(Frame destination)
    {
        ArgumentNullException.ThrowIfNull(destination);
        destination.CopyFrom(copy ?? ends.Pass!.Picture);
    }

    public void Dispose() => graph.Dispose();
}
