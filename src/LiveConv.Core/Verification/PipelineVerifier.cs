using LiveConv.Frames;
using LiveConv.Graphs;

namespace LiveConv.Verification;

/// <summary>
/// Verifies a pipeline frame by frame: the frame pass against the frame, each layer against its op's reference on the executor's
/// own inputs to that layer, and the picture against the executor's own output layer. One bad layer is named, and errors don't add up.
/// The executor works on the calling thread; the references work on others, several frames at a time.
/// </summary>
public sealed class PipelineVerifier
{
    /// <summary>What the frame pass is called in reports.</summary>
    public const string FrameToTensorName = "frame to tensor";

    /// <summary>What the picture pass is called in reports.</summary>
    public const string TensorToFrameName = "tensor to frame";

    private readonly ILoadedPipeline pipeline;
    private readonly FrameCheck[] slots;
    private readonly Task[] running;
    private readonly (string Source, string Backend, string Device) names;
    private long frames;

    /// <param name="pipeline">The executor's pipeline.</param>
    /// <param name="executor">The executor, for the report.</param>
    /// <param name="source">Name of the source, for the report.</param>
    /// <param name="sample">Checks only so many seeded random values of each layer of long sums; 0 checks all.</param>
    /// <param name="threads">Frames whose references are computed at a time; 0 takes the number of processors.</param>
    public PipelineVerifier(ILoadedPipeline pipeline, IExecutor executor, string source, int sample = 0, int threads = 0)
    {
        ArgumentNullException.ThrowIfNull(pipeline);
        ArgumentNullException.ThrowIfNull(executor);
        ArgumentOutOfRangeException.ThrowIfNegative(sample);
        ArgumentOutOfRangeException.ThrowIfNegative(threads);
        this.pipeline = pipeline;
        names = (source, executor.Backend, executor.Device);
        slots = [.. Enumerable.Range(0, threads == 0 ? Environment.ProcessorCount : threads).Select(_ => new FrameCheck(pipeline, sample))];
        running = [.. slots.Select(_ => Task.CompletedTask)];
    }

    /// <summary>Whether a value outside its bound has been found so far, in the frames that are done.</summary>
    public bool HasMismatch => slots.Where((_, i) => running[i].IsCompleted).Any(slot => slot.FirstMismatch is not null);

    /// <summary>Processes a frame and begins to check it; waits where as many frames as there are threads are being checked.</summary>
    public void Verify(Frame frame)
    {
        ArgumentNullException.ThrowIfNull(frame);
        var i = (int)(frames++ % slots.Length);
        running[i].GetAwaiter().GetResult();
        slots[i].Capture(frame);
        running[i] = Task.Run(slots[i].Check);
    }

    /// <summary>Waits for all checks and sums them up.</summary>
    public VerificationReport Finish()
    {
        foreach (var task in running) task.GetAwaiter().GetResult();
        var all = slots.Aggregate(default(Comparison), (sum, slot) => sum.With(slot.Checked));
        var first = slots.Select(slot => slot.FirstMismatch).Where(mismatch => mismatch is not null).MinBy(mismatch => mismatch!.Frame);
        return new VerificationReport(
            names.Source,
            pipeline.Pipeline.Name,
            names.Backend,
            names.Device,
            frames,
            pipeline.Pipeline.Graph.Layers.Length,
            all,
            slots.Sum(slot => slot.PixelsOff),
            first);
    }
}
