using LiveConv.Frames;
using LiveConv.Graphs;
using LiveConv.Models.Tasks;
using LiveConv.Pipelines;

namespace LiveConv.Host.Output;

/// <summary>A loaded network whose picture shows what it found. Belongs to nobody but its maker: disposing of it leaves the network alone.</summary>
internal sealed class ResultPipeline : ILoadedPipeline
{
    private readonly ILoadedPipeline loaded;
    private readonly ModelPicture shown;
    private readonly ResultPainter painter;
    private readonly Background background;
    private readonly Action<ModelRecord> report;
    private readonly ModelResult result = new();
    private readonly Frame frame;
    private readonly Frame? overlay;
    private long? reported;

    private ResultPipeline(ILoadedPipeline loaded, Background background, uint color, Action<ModelRecord> report)
    {
        (this.loaded, this.background, this.report) = (loaded, background, report);
        shown = new ModelPicture(loaded) { BackgroundColor = color };
        painter = new ResultPainter(shown.Model, loaded.Pipeline.PictureHeight);
        frame = new Frame(loaded.Pipeline.Width, loaded.Pipeline.Height);
        overlay = shown.HasOverlay ? new Frame(frame.Width, frame.Height) : null;
    }

    public Pipeline Pipeline => loaded.Pipeline;

    public ILoadedGraph Graph => loaded.Graph;

    public IReadOnlyList<Step> Steps => loaded.Steps;

    /// <summary>A network with its results, anything else as it is.</summary>
    /// <param name="loaded">Computes.</param>
    /// <param name="background">What a segmentation does to the picture.</param>
    /// <param name="color">Of the background, as 0xBBGGRR.</param>
    /// <param name="report">Gets what was found in each frame, once.</param>
    public static ILoadedPipeline Wrap(ILoadedPipeline loaded, Background background, uint color, Action<ModelRecord> report) =>
        loaded.Pipeline.Model is null ? loaded : new ResultPipeline(loaded, background, color, report);

    public void Process(Frame frame)
    {
        this.frame.CopyFrom(frame);
        loaded.Process(frame);
        if (!shown.HasResult) return;
        shown.Read(frame, result);
        // Views that show times compute their first frame more than once.
        if (reported == frame.Number) return;
        reported = frame.Number;
        report(ModelRecord.Of(shown.Model, result));
    }

    public void Wait() => loaded.Wait();

    public void ReadPicture(Frame destination)
    {
        shown.ReadPicture(frame, destination);
        if (overlay is not null)
        {
            shown.PaintOverlay(frame, result, background, overlay);
            MaskPainter.Blend(destination, overlay);
        }

        // Of a segmentation the picture says everything.
        if (shown.HasResult && overlay is null) painter.Draw(destination, result);
    }

    public void Dispose()
    {
    }
}
