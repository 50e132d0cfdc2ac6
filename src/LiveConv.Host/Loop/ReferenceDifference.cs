using LiveConv.Frames;
using LiveConv.Pipelines;
using LiveConv.Reference;
using LiveConv.Threads;

namespace LiveConv.Host.Loop;

/// <summary>
/// Computes a frame by the reference on a thread of its own, slow as that is, and the difference of the shown picture to it.
/// </summary>
internal sealed class ReferenceDifference : IDisposable
{
    /// <summary>What differences are multiplied by, so that one step of 255 can be seen.</summary>
    public const int Gain = 64;

    private readonly Pipeline pipeline;
    private readonly Frame frame;
    private readonly Frame actual;
    private readonly Frame expected;
    private readonly BlockingSemaphore work = new(0);
    private readonly Thread thread;
    private volatile bool stopped;
    private volatile bool busy;
    private volatile bool finished;
    private string? failure;
    private int largest;
    private int changes;

    public ReferenceDifference(Pipeline pipeline)
    {
        this.pipeline = pipeline;
        var (width, height) = (pipeline.PictureWidth, pipeline.PictureHeight);
        frame = new Frame(pipeline.Width, pipeline.Height);
        (actual, expected, Picture) = (new Frame(width, height), new Frame(width, height), new Frame(width, height));
        thread = new Thread(Work) { Name = "reference", IsBackground = true };
        thread.Start();
    }

    /// <summary>The absolute difference times <see cref="Gain"/>; valid until the next <see cref="TryStart"/>.</summary>
    public Frame Picture { get; }

    /// <summary>The frame that was compared last, −1 before the first.</summary>
    public long Number { get; private set; } = -1;

    /// <summary>The largest difference, in steps of 255.</summary>
    public int Largest { get; private set; }

    /// <summary>Whether a frame is being computed.</summary>
    public bool IsBusy => busy;

    /// <summary>Starts with the frame that is shown unless one is under way, or it is done already.</summary>
    public bool TryStart(FilterStage stage, Frame shown)
    {
        var now = pipeline.Graph.Changes;
        if (busy || finished || (Number == shown.Number && changes == now)) return false;
        (failure, changes) = (null, now);
        frame.CopyFrom(shown);
        stage.Loaded.ReadPicture(actual);
        busy = true;
        work.Release();
        return true;
    }

    /// <summary>Whether a comparison has been finished since the last call.</summary>
    /// <exception cref="InvalidOperationException">The reference failed.</exception>
    public bool TakeFinished()
    {
        if (!finished) return false;
        finished = false;
        // Kernels changed meanwhile: what was compared belongs to different ones.
        if (changes != pipeline.Graph.Changes) return false;
        (Number, Largest) = (frame.Number, largest);
        if (failure is { } reason) throw new InvalidOperationException($"the reference failed: {reason}");
        return true;
    }

    /// <summary>Stops; a frame under way is finished in the background.</summary>
    public void Dispose()
    {
        stopped = true;
        work.Release();
    }

    private void Work()
    {
        ThreadPlace.GiveWay(ThreadPlace.InBackground);
        ReferencePipeline? reference = null;
        while (true)
        {
            work.Wait();
            if (stopped) break;
            try
            {
                reference ??= new ReferencePipeline(pipeline);
                reference.Process(frame);
                reference.ReadPicture(expected);
                Compare();
            }
            catch (Exception problem)
            {
                failure = problem.Message;
            }

            // In this order: whoever sees that it isn't busy sees that there is something to take.
            finished = true;
            busy = false;
        }

        reference?.Dispose();
    }

    private void Compare()
    {
        largest = 0;
        for (var i = 0; i < Picture.Rgba.Length; i++)
        {
            var difference = Math.Abs(actual.Rgba[i] - expected.Rgba[i]);
            largest = Math.Max(largest, difference);
            Picture.Rgba[i] = i % 4 == 3 ? (byte)255 : (byte)Math.Min(255, difference * Gain);
        }
    }
}
