using System.Runtime.ExceptionServices;
using LiveConv.Frames;
using LiveConv.Graphs;
using LiveConv.Host.Output;
using LiveConv.Host.Drawing;
using LiveConv.Host.Microscope;
using LiveConv.Host.Microscope.Checking;
using LiveConv.Host.Overlay;
using LiveConv.Pipelines;
using LiveConv.Shaders.Gl;
using LiveConv.Tensors;

namespace LiveConv.Host.Loop;

/// <summary>
/// A network beside the display: frames are shown as they come, the network takes the newest whenever it is done, and what it
/// found lies over the picture with the number of the frame that it belongs to.
/// </summary>
internal sealed class NetworkStage : LiveStage
{
    // The first layer with so many maps is shown first: deep ones are small and hard to read.
    private const int EnoughMaps = 8;

    private readonly NetworkRunner runner;
    private readonly NetworkSettings settings;
    private readonly NetworkStatus status;
    private readonly RateMeter rate = new();
    private PictureTexture? made;
    private PictureTexture? over;
    private ResultPanel? panel;
    private ResultPainter? painter;
    private NetworkOutput? output;
    private Frame? shown;
    private bool isReady;
    private long taken;
    private long started = -1;
    private int progress = -1;

    public NetworkStage(GlDevice device, NetworkSettings settings)
        : base(device, settings.Width, settings.Height)
    {
        this.settings = settings;
        Network = status = new NetworkStatus();
        runner = new NetworkRunner(settings);
    }

    public override string Name => isReady ? Pipeline.Name : settings.Name;

    public override ILoadedPipeline? Loaded => isReady ? runner.Loaded : null;

    public override Snapshot? Snapshot => output?.Snapshot;

    public override LiveVerifier? Verifier
    {
        get => runner.Verifier;
        set => runner.Verifier = value;
    }

    public override string Summary => isReady ? Pipeline.Summary : "";

    public override string Device => isReady ? runner.Device : "";

    public override IReadOnlyList<Step> Steps => isReady ? runner.Loaded!.Steps : [];

    public override PictureTexture Picture => made is not null && output is not null ? made : Input;

    /// <summary>Whether the network is loaded.</summary>
    public bool IsReady => isReady;

    /// <summary>Why it can't be used, or null.</summary>
    public ExceptionDispatchInfo? Failure => runner.Failure;

    /// <summary>What was loaded; null until then.</summary>
    public IPipelineDefinition? Definition => isReady ? runner.Definition : null;

    /// <summary>Whether feature maps are to be seen, so that the chosen layer's values are needed.</summary>
    public bool ShowsMaps { get; set; }

    /// <summary>Whether the background can be chosen.</summary>
    public bool HasBackground => over is not null;

    public Background Background
    {
        get => runner.Background;
        set => runner.Background = value;
    }

    private Pipeline Pipeline => runner.Loaded!.Pipeline;

    public override void SetConstant(Node constant, Tensor values)
    {
        runner.SetConstant(constant, values);
        // The frame that is shown runs once more.
        started = -1;
    }

    public override void Process(Frame frame)
    {
        shown = frame;
        if (Picture == Input) Input.Upload(frame.Rgba);
    }

    public override void UpdateInput()
    {
        if (Picture != Input && shown is not null) Input.Upload(shown.Rgba);
    }

    public override bool Poll(Frame? shown)
    {
        if (!isReady) return BecomeReady();
        runner.WantedLayer = ShowsMaps && Layers.Count > 0 ? Pipeline.Graph.Layers.IndexOf(Layers[ChosenLayer]) : -1;
        var isNew = Take();
        if (shown is null) return isNew;
        if (shown.Number != started)
        {
            if (runner.TryStart(shown)) started = shown.Number;
        }
        else if (output is not null && (output.Layer != runner.WantedLayer || (runner.Wanted is { } wanted && output.Snapshot.Nodes != wanted) || (over is not null && output.Background != Background)))
        {
            runner.TryRepeat();
        }

        return isNew;
    }

    public override Frame CopyPicture()
    {
        var copy = new Frame(isReady ? Pipeline.PictureWidth : settings.Width, isReady ? Pipeline.PictureHeight : settings.Height);
        if (output?.Picture is { } picture) copy.CopyFrom(picture);
        else if (shown is not null && (shown.Width, shown.Height) == (copy.Width, copy.Height)) copy.CopyFrom(shown);
        if (output is null) return copy;
        if (output.Overlay is { } overlay) MaskPainter.Blend(copy, overlay);
        else painter!.Draw(copy, output.Result);
        return copy;
    }

    public override void DrawPicture(GlCanvas canvas, Box box)
    {
        base.DrawPicture(canvas, box);
        if (output is null) return;
        if (over is not null) canvas.Picture(over, box);
        panel!.DrawBoxes(canvas, box, output.Result);
    }

    public override void DrawPanels(Canvas canvas, int left, int bottom)
    {
        if (!isReady) LoadingPanel.Draw(canvas, settings.Name, runner.Stage, runner.Fraction);
        else if (output is not null) panel!.Draw(canvas, output.Result, status, left, bottom);
    }

    public override void Dispose()
    {
        runner.Dispose();
        made?.Dispose();
        over?.Dispose();
        base.Dispose();
    }

    protected override bool CanShow(Node layer) => MapShape.CanShow(layer.Shape);

    protected override LayerValues MakeValues(Node layer)
    {
        var (place, last) = (Pipeline.Graph.Layers.IndexOf(layer), -1L);
        return new LayerValues(Gl.Gl, layer, destination =>
        {
            if (output?.Values is not { } values || output.Layer != place || last == taken) return false;
            last = taken;
            values.Data.CopyTo(destination.Data, 0);
            return true;
        });
    }

    protected override Frame? Shown => shown;

    protected override void UpdateSnapshot() => runner.Wanted = Wanted;

    private bool BecomeReady()
    {
        if (!runner.IsLoaded)
        {
            var percent = (int)(runner.Fraction * 100);
            if (percent == progress) return false;
            progress = percent;
            return true;
        }

        isReady = true;
        status.IsLoading = false;
        var model = Pipeline.Model!;
        panel = new ResultPanel(model, Pipeline.Width, Pipeline.Height);
        painter = new ResultPainter(model, Pipeline.PictureHeight);
        if (Pipeline.Picture is not null) made = new PictureTexture(Gl.Gl, Pipeline.PictureWidth, Pipeline.PictureHeight);
        if (model.Description.Task == Models.ModelTask.Segment) over = new PictureTexture(Gl.Gl, Pipeline.Width, Pipeline.Height);
        SetLayers(Pipeline.Graph, EnoughMaps);
        return true;
    }

    private bool Take()
    {
        if (runner.TryTake() is not { } next) return false;
        output = next;
        if (next.Picture is { } picture) made!.Upload(picture.Rgba);
        if (next.Overlay is { } overlay) over!.Upload(overlay.Rgba);
        taken++;
        rate.Update(taken);
        (status.Milliseconds, status.Rate, status.Frame, status.CaptureTime) = (next.Milliseconds, rate.PerSecond, next.Stamp.Number, next.Stamp.CaptureTime);
        return true;
    }
}
