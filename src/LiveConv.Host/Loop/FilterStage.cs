using LiveConv.Frames;
using LiveConv.Graphs;
using LiveConv.Host.Microscope;
using LiveConv.Host.Microscope.Checking;
using LiveConv.Host.Output;
using LiveConv.Pipelines;
using LiveConv.Shaders;
using LiveConv.Shaders.Gl;
using LiveConv.Tensors;

namespace LiveConv.Host.Loop;

/// <summary>A filter: computed on the window's thread, frame by frame.</summary>
internal sealed class FilterStage : LiveStage
{
    private readonly GlPipeline? gpu;
    private readonly Frame picture;
    private readonly DetectionReader? detector;
    private readonly Action<Detection> report;
    private readonly Snapshot snapshot = new();
    private Frame? shown;
    private bool hasChanged;

    /// <param name="device">The window's context.</param>
    /// <param name="executor">Computes.</param>
    /// <param name="pipeline">For frames of the source's size.</param>
    /// <param name="report">Gets each place where a pattern was found.</param>
    public FilterStage(GlDevice device, IExecutor executor, Pipeline pipeline, Action<Detection> report)
        : base(device, pipeline.Width, pipeline.Height)
    {
        this.report = report;
        Device = $"{executor.Backend} · {executor.Device}";
        Loaded = executor.Load(pipeline);
        gpu = Loaded as GlPipeline;
        picture = new Frame(pipeline.PictureWidth, pipeline.PictureHeight);
        Picture = new PictureTexture(device.Gl, pipeline.PictureWidth, pipeline.PictureHeight);
        detector = DetectionReader.For(Loaded);
        SetLayers(pipeline.Graph);
    }

    public override ILoadedPipeline Loaded { get; }

    public override Snapshot? Snapshot => shown is null ? null : snapshot;

    public override LiveVerifier? Verifier { get; set; }

    public Pipeline Pipeline => Loaded.Pipeline;

    public override string Name => Pipeline.Name;

    public override string Summary => Pipeline.Summary;

    public override string Device { get; }

    public override IReadOnlyList<Step> Steps => Loaded.Steps;

    public override PictureTexture Picture { get; }

    public override void SetConstant(Node constant, Tensor values)
    {
        Loaded.Graph.SetConstant(constant, values);
        hasChanged = true;
    }

    public override bool TakeChange()
    {
        var was = hasChanged;
        hasChanged = false;
        return was;
    }

    public override void Process(Frame frame)
    {
        shown = frame;
        Loaded.Process(frame);
        Verifier?.Take(frame, Loaded.Graph);
        UpdateSnapshot();
        if (detector is not null)
        {
            Loaded.ReadPicture(picture);
            foreach (var detection in detector.Read(frame.Number))
            {
                report(detection);
                BoxPainter.Draw(picture, detection);
            }

            Picture.Upload(picture.Rgba);
        }
        else if (gpu is not null)
        {
            Picture.CopyFrom(gpu.Picture, gpu.PicturePitch);
        }
        else
        {
            Loaded.ReadPicture(picture);
            Picture.Upload(picture.Rgba);
        }
    }

    public override void UpdateInput()
    {
        if (gpu is not null) Input.CopyFrom(gpu.Frame, gpu.FramePitch);
        else if (shown is not null) Input.Upload(shown.Rgba);
    }

    public override Frame CopyPicture()
    {
        var copy = new Frame(picture.Width, picture.Height);
        if (detector is not null) copy.CopyFrom(picture);
        else Loaded.ReadPicture(copy);
        return copy;
    }

    public override void Dispose()
    {
        Picture.Dispose();
        Loaded.Dispose();
        base.Dispose();
    }

    protected override Frame? Shown => shown;

    protected override void UpdateSnapshot()
    {
        if (shown is not null && Wanted is { } wanted) snapshot.Fill(shown, Loaded.Graph, wanted);
    }

    protected override LayerValues MakeValues(Node layer) => gpu is not null
        ? new LayerValues(layer, gpu.Tensor(layer))
        : new LayerValues(Gl.Gl, layer, destination =>
        {
            Loaded.Graph.Read(layer, destination);
            return true;
        });
}
