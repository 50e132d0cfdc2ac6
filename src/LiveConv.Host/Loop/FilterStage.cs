using LiveConv.Frames;
using LiveConv.Graphs;
using LiveConv.Host.Output;
using LiveConv.Pipelines;
using LiveConv.Shaders;
using LiveConv.Shaders.Gl;

namespace LiveConv.Host.Loop;

/// <summary>A loaded pipeline and what is shown of it: its picture, its input and the values of a chosen layer, as textures and buffers.</summary>
internal sealed class FilterStage : IDisposable
{
    private readonly GlDevice device;
    private readonly GlPipeline? gpu;
    private readonly Frame picture;
    private readonly DetectionReader? detector;
    private readonly Action<Detection> report;
    private LayerValues? layer;
    private int chosen;
    private Frame? shown;

    /// <param name="device">The window's context.</param>
    /// <param name="executor">Computes.</param>
    /// <param name="pipeline">For frames of the source's size.</param>
    /// <param name="report">Gets each place where a pattern was found.</param>
    public FilterStage(GlDevice device, IExecutor executor, Pipeline pipeline, Action<Detection> report)
    {
        this.device = device;
        this.report = report;
        Loaded = executor.Load(pipeline);
        gpu = Loaded as GlPipeline;
        Layers = [.. pipeline.Graph.Layers.Where(node => node.Shape.Rank == 4 && node.Shape.Count > 0)];
        picture = new Frame(pipeline.PictureWidth, pipeline.PictureHeight);
        Picture = new PictureTexture(device.Gl, pipeline.PictureWidth, pipeline.PictureHeight);
        Input = new PictureTexture(device.Gl, pipeline.Width, pipeline.Height);
        detector = DetectionReader.For(Loaded);
        if (Layers.Count > 0) Choose(Layers.IndexOf(Layers.MaxBy(node => node.Shape.C)!));
    }

    public ILoadedPipeline Loaded { get; }

    public Pipeline Pipeline => Loaded.Pipeline;

    /// <summary>The layers whose feature maps can be shown.</summary>
    public List<Node> Layers { get; }

    public PictureTexture Picture { get; }

    /// <summary>The frame as it came; valid after <see cref="UpdateInput"/>.</summary>
    public PictureTexture Input { get; }

    /// <summary>Place of the chosen layer in <see cref="Layers"/>.</summary>
    public int ChosenLayer => chosen;

    /// <summary>What the overlay says of the chosen layer.</summary>
    public string Caption { get; private set; } = "";

    /// <summary>The chosen layer's values, or null where the pipeline has no layer.</summary>
    public LayerValues? Values => layer;

    /// <summary>Chooses a layer, counted around.</summary>
    public void Choose(int index)
    {
        if (Layers.Count == 0) return;
        chosen = (index + Layers.Count) % Layers.Count;
        layer?.Dispose();
        var node = Layers[chosen];
        layer = new LayerValues(device.Gl, Loaded, node);
        var shape = node.Shape;
        Caption = $"{node.Name} · {node.Op.Name} · {shape.C} {(shape.C == 1 ? "map" : "maps")} of {shape.W}×{shape.H} · layer {chosen + 1} of {Layers.Count}";
    }

    /// <summary>Processes a frame; its picture is ready to be drawn.</summary>
    public void Process(Frame frame)
    {
        shown = frame;
        Loaded.Process(frame);
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

    /// <summary>Brings the last processed frame itself into <see cref="Input"/>.</summary>
    public void UpdateInput()
    {
        if (gpu is not null) Input.CopyFrom(gpu.Frame, gpu.FramePitch);
        else if (shown is not null) Input.Upload(shown.Rgba);
    }

    /// <summary>A copy of the picture as <c>render</c> would write it. Waits for the GPU.</summary>
    public Frame CopyPicture()
    {
        var copy = new Frame(picture.Width, picture.Height);
        if (detector is not null) copy.CopyFrom(picture);
        else Loaded.ReadPicture(copy);
        return copy;
    }

    public void Dispose()
    {
        layer?.Dispose();
        Picture.Dispose();
        Input.Dispose();
        Loaded.Dispose();
    }
}
