using System.Diagnostics;
using LiveConv.Frames;
using LiveConv.Graphs;
using LiveConv.Host.Capture;
using LiveConv.Host.Drawing;
using LiveConv.Host.Microscope;
using LiveConv.Host.Microscope.Checking;
using LiveConv.Host.Microscope.Time;
using LiveConv.Host.Ui;

namespace LiveConv.Host.Output;

/// <summary>The panels of the window without a window: what <c>render --view maps</c> writes.</summary>
internal sealed class PanelView : IFrameView, IDisposable
{
    private const double UsualRate = 30;
    private const int LeastWarmUps = 30;
    private const double NearlyQuickest = 1.3;

    // Beyond this, times are those of the first run: they are large beside what the first run costs.
    private static readonly TimeSpan WarmUp = TimeSpan.FromMilliseconds(400);

    private readonly Workbench workbench;
    private readonly LiveVerifier verifier;
    private readonly WorkbenchState state = new();
    private readonly Snapshot snapshot = new();
    private readonly UiContext ui = new();
    private readonly UiInput input = new();
    private readonly FrameCanvas canvas = new();
    private readonly FramePictures pictures;
    private readonly Frame result;
    private readonly Timeline timeline;
    private readonly int scale;
    private readonly double framesPerSecond;
    private Node[] wanted = [];
    private bool isWarm;

    /// <param name="loaded">What runs; all its values must be kept.</param>
    /// <param name="makeExecutor">Makes an executor for what panels compute beside it.</param>
    /// <param name="panels">Names of panels.</param>
    /// <param name="options">Size and what is looked at.</param>
    public PanelView(ILoadedPipeline loaded, Func<IExecutor> makeExecutor, IReadOnlyList<string> panels, PanelViewOptions options)
    {
        var pipeline = loaded.Pipeline;
        (Size, scale, framesPerSecond) = (options.Size, options.Scale, options.FramesPerSecond > 0 ? options.FramesPerSecond : UsualRate);
        result = new Frame(pipeline.PictureWidth, pipeline.PictureHeight);
        pictures = new FramePictures(pipeline.Width, pipeline.Height, pipeline.PictureWidth, pipeline.PictureHeight);
        timeline = Timeline.For(pipeline.Width, pipeline.Height);
        verifier = new LiveVerifier(loaded);
        var scene = new Scene(loaded, makeExecutor, pictures) { Timeline = timeline, Verifier = verifier };
        options.Apply(scene);
        foreach (var name in panels) state.Open.Add(PanelTable.Find(name)!.Kind);
        // One panel has the whole picture, several share it with the camera's.
        if (panels.Count == 1) state.Zoomed = state.Open.First();
        workbench = new Workbench(scene, state);
    }

    public PictureSize Size { get; }

    public void Show(Frame frame, ILoadedPipeline loaded, Frame picture)
    {
        // However fast they are computed: what panels say of times is the same in each run.
        frame.CaptureTime = (long)(frame.Number / framesPerSecond * Stopwatch.Frequency);
        if (!isWarm) Warm(frame, loaded);
        loaded.ReadPicture(result);
        pictures.Set(frame, result);
        if (state.Open.Contains(PanelKind.Time)) timeline.Add(frame);
        var nodes = workbench.Wanted();
        if (!nodes.Equals(wanted)) wanted = [.. nodes.Nodes];
        snapshot.Fill(frame, loaded.Graph, wanted);
        workbench.Update(snapshot);
        verifier.Complete();
        verifier.Take(frame, loaded.Graph);
        verifier.Complete();
        workbench.Complete();
        Span<char> status = stackalloc char[96];
        var length = status.Write($"{loaded.Pipeline.Name} · frame {frame.Number}");
        canvas.Begin(picture, scale);
        ui.Begin(canvas, input);
        workbench.Draw(ui, new Box(0, 0, canvas.Width, canvas.Height), status[..length]);
        ui.End();
    }

    public void Dispose()
    {
        workbench.Dispose();
        verifier.Dispose();
    }

    /// <summary>
    /// Computes the first frame a few times more: what is compiled on its first run would count as time of the layers. Ends with a run that is nearly as quick
    /// as the quickest.
    /// </summary>
    private void Warm(Frame frame, ILoadedPipeline loaded)
    {
        isWarm = true;
        var start = Stopwatch.GetTimestamp();
        var least = loaded.Steps.Sum(step => step.Milliseconds);
        for (var i = 0; Stopwatch.GetElapsedTime(start).TotalMilliseconds + least < WarmUp.TotalMilliseconds; i++)
        {
            loaded.Process(frame);
            loaded.Wait();
            var last = loaded.Steps.Sum(step => step.Milliseconds);
            if (i >= LeastWarmUps && last <= NearlyQuickest * least) break;
            least = Math.Min(least, last);
        }
    }
}
