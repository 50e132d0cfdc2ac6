using LiveConv.Frames;
using LiveConv.Graphs;
using LiveConv.Host.Drawing;
using LiveConv.Host.Microscope;
using LiveConv.Host.Microscope.Checking;
using LiveConv.Host.Overlay;
using LiveConv.Shaders.Gl;
using LiveConv.Tensors;

namespace LiveConv.Host.Loop;

/// <summary>What the window shows of a pipeline: its picture, its input and the values of a chosen layer, as textures and buffers. Runs on the window's thread.</summary>
internal abstract class LiveStage(GlDevice device, int width, int height) : IScenePictures, IDisposable
{
    // Panels can show two frames besides the newest: one under what lies over the picture, and one of their own.
    private readonly (PictureTexture? Texture, long Number)[] overlaid = new (PictureTexture?, long)[2];
    private LayerValues? values;
    private int oldest;

    /// <summary>What the pipeline is called.</summary>
    public abstract string Name { get; }

    /// <summary>One line: what it shows.</summary>
    public abstract string Summary { get; }

    /// <summary>Backend and processor.</summary>
    public abstract string Device { get; }

    /// <summary>The pipeline as it runs; null until it is loaded.</summary>
    public abstract ILoadedPipeline? Loaded { get; }

    /// <summary>The values of the nodes that panels want; null before the first frame.</summary>
    public abstract Snapshot? Snapshot { get; }

    /// <summary>Checks sampled values of the frames that are processed; null where nothing does.</summary>
    public abstract LiveVerifier? Verifier { get; set; }

    /// <summary>The nodes whose values come with each frame, none where panels want the frame alone; null where nothing wants it.</summary>
    public Node[]? Wanted { get; private set; }

    /// <summary>The steps of a frame and their times.</summary>
    public abstract IReadOnlyList<Step> Steps { get; }

    /// <summary>The layers whose feature maps can be shown.</summary>
    public List<Node> Layers { get; } = [];

    /// <summary>What the pipeline made of the frame.</summary>
    public abstract PictureTexture Picture { get; }

    /// <summary>The frame as it came; valid after <see cref="UpdateInput"/>.</summary>
    public PictureTexture Input { get; } = new(device.Gl, width, height);

    /// <summary>Place of the chosen layer in <see cref="Layers"/>.</summary>
    public int ChosenLayer { get; private set; }

    /// <summary>What the overlay says of the chosen layer.</summary>
    public string Caption { get; private set; } = "";

    /// <summary>The chosen layer's values, or null where there is none.</summary>
    public LayerValues? Values => values;

    /// <summary>A network's figures; null for filters.</summary>
    public NetworkStatus? Network { get; protected init; }

    protected GlDevice Gl => device;

    /// <summary>Chooses a layer, counted around.</summary>
    public void Choose(int index)
    {
        if (Layers.Count == 0) return;
        ChosenLayer = (index + Layers.Count) % Layers.Count;
        values?.Dispose();
        var node = Layers[ChosenLayer];
        values = MakeValues(node);
        var shape = values.Shape;
        var what = node.Shape.Rank == 4 ? $"{Amount.Of(shape.C, "map")} of {shape.W}×{shape.H}" : $"{node.Shape} {Amount.Noun(node.Shape.Count, "value", "values")}";
        Caption = $"{node.Name} · {node.Op.Name} · {what} · layer {ChosenLayer + 1} of {Layers.Count}";
    }

    /// <summary>Sets what panels want of each frame; null where none is open.</summary>
    public void Want(WantedNodes? wanted)
    {
        if (wanted is null ? Wanted is null : Wanted is not null && wanted.Equals(Wanted)) return;
        Wanted = wanted is null ? null : [.. wanted.Nodes];
        UpdateSnapshot();
    }

    /// <summary>Gives the pipeline other weights, from the next processing on.</summary>
    /// <param name="constant">A constant of the pipeline's graph.</param>
    /// <param name="values">Its new values; copied.</param>
    public abstract void SetConstant(Node constant, Tensor values);

    /// <summary>Whether weights were changed since the last call, so that the shown frame has to be processed again.</summary>
    public virtual bool TakeChange() => false;

    /// <summary>Takes a frame; its picture is ready to be drawn.</summary>
    public abstract void Process(Frame frame);

    /// <summary>Looks whether something came that isn't bound to a frame's arrival.</summary>
    /// <param name="shown">The frame that is shown, or null before the first.</param>
    /// <returns>Whether there is something new to draw.</returns>
    public virtual bool Poll(Frame? shown) => false;

    /// <summary>Brings the last processed frame itself into <see cref="Input"/>.</summary>
    public abstract void UpdateInput();

    /// <summary>A copy of the picture as <c>render</c> would write it. Waits for the GPU.</summary>
    public abstract Frame CopyPicture();

    /// <summary>Draws the picture with what lies over it.</summary>
    public virtual void DrawPicture(GlCanvas canvas, Box box) => canvas.Picture(Picture, box);

    /// <summary>Draws over everything what is to be read: results, progress.</summary>
    /// <param name="canvas">Where.</param>
    /// <param name="left">Left edge of the room for it.</param>
    /// <param name="bottom">Lower edge of the room for it.</param>
    public virtual void DrawPanels(Canvas canvas, int left, int bottom)
    {
    }

    public void DrawInput(Canvas canvas, Box box, Frame? of) => ((GlCanvas)canvas).Picture(of is null || of.Number == Shown?.Number ? Input : Overlaid(of), box);

    public void DrawResult(Canvas canvas, Box box) => DrawPicture((GlCanvas)canvas, box);

    public virtual void Dispose()
    {
        values?.Dispose();
        Input.Dispose();
        foreach (var (texture, _) in overlaid) texture?.Dispose();
    }

    /// <summary>The frame that is in <see cref="Input"/>; null before the first.</summary>
    protected abstract Frame? Shown { get; }

    private PictureTexture Overlaid(Frame of)
    {
        foreach (var (known, number) in overlaid)
        {
            if (known is not null && number == of.Number) return known;
        }

        ref var place = ref overlaid[oldest];
        oldest = 1 - oldest;
        place.Texture ??= new PictureTexture(device.Gl, width, height);
        place.Texture.Upload(of.Rgba);
        place.Number = of.Number;
        return place.Texture;
    }

    /// <summary>Fills <see cref="Layers"/> and chooses one.</summary>
    /// <param name="graph">The layers.</param>
    /// <param name="enough">Chooses the first layer with so many maps; where there is none, the one with the most.</param>
    protected void SetLayers(Graph graph, int enough = int.MaxValue)
    {
        Layers.AddRange(graph.Layers.Where(node => CanShow(node) && node.Type == Tensors.ElementType.Float32));
        if (Layers.Count > 0) Choose(Layers.IndexOf(Layers.FirstOrDefault(node => MapShape.Of(node.Shape).C >= enough) ?? Layers.MaxBy(node => MapShape.Of(node.Shape).C)!));
    }

    /// <summary>Whether a layer's values can be shown.</summary>
    protected virtual bool CanShow(Node layer) => layer.Shape.Rank == 4 && layer.Shape.Count > 0;

    protected abstract LayerValues MakeValues(Node layer);

    /// <summary>Other nodes are wanted of the frame that is shown.</summary>
    protected abstract void UpdateSnapshot();
}
