using LiveConv.Frames;
using LiveConv.Graphs;
using LiveConv.Models;
using LiveConv.Models.Tasks;

namespace LiveConv.Host.Output;

/// <summary>What a loaded network makes of a frame: the result, its picture, and what lies over the frame. Allocates nothing per frame.</summary>
internal sealed class ModelPicture
{
    private readonly ILoadedPipeline loaded;
    private readonly ModelReader? reader;
    private readonly ColorJoin? colors;
    private MaskPainter? mask;

    public ModelPicture(ILoadedPipeline loaded)
    {
        this.loaded = loaded;
        var pipeline = loaded.Pipeline;
        Model = pipeline.Model ?? throw new ArgumentException("a filter isn't a model", nameof(loaded));
        reader = ModelReader.For(loaded);
        var input = Model.Description.Input;
        if (Model.Description.Task == ModelTask.SuperResolution && input.Color == FrameColor.Gray && pipeline.Picture is not null)
            colors = new ColorJoin(input, pipeline.Width, pipeline.Height, pipeline.PictureWidth, pipeline.PictureHeight);
        HasOverlay = Model.Description.Task == ModelTask.Segment;
    }

    public PipelineModel Model { get; }

    /// <summary>Whether there is a result to read.</summary>
    public bool HasResult => reader is not null;

    /// <summary>Whether something lies over the frame.</summary>
    public bool HasOverlay { get; }

    /// <summary>Whether the network makes a picture of its own.</summary>
    public bool HasPicture => loaded.Pipeline.Picture is not null;

    /// <summary>What is painted around what was found, as 0xBBGGRR.</summary>
    public uint BackgroundColor { get; init; } = 0x40B100;

    /// <summary>Fills a result with what was found in the last processed frame.</summary>
    public void Read(Frame frame, ModelResult result) => reader?.Read(new FrameStamp(frame.Number, frame.CaptureTime), result);

    /// <summary>Copies the picture of the last processed frame, in colours.</summary>
    public void ReadPicture(Frame frame, Frame picture)
    {
        loaded.ReadPicture(picture);
        colors?.Apply(frame, picture);
    }

    /// <summary>Paints what lies over the frame that a result belongs to.</summary>
    public void PaintOverlay(Frame frame, ModelResult result, Background background, Frame overlay)
    {
        mask ??= new MaskPainter(result.Mask!, Model.Description.Input.Fit) { Color = BackgroundColor };
        mask.Paint(frame, result.Mask!, background, overlay);
    }
}
