using LiveConv.Frames;
using LiveConv.Graphs;
using LiveConv.Host.Loop;
using LiveConv.Host.Microscope.Checking;
using LiveConv.Host.Microscope.Time;
using LiveConv.Host.Microscope.Weights;
using LiveConv.Microscope.Kernels;
using LiveConv.Pipelines;
using LiveConv.Tensors;

namespace LiveConv.Host.Microscope;

/// <summary>What the panels look into: a loaded pipeline, and what is chosen in it.</summary>
internal sealed class Scene
{
    private readonly Dictionary<string, Step> steps;

    /// <param name="loaded">The pipeline as it runs.</param>
    /// <param name="makeExecutor">Makes an executor like the one that runs it, for work beside the display.</param>
    /// <param name="pictures">The pictures of the shown frame.</param>
    /// <param name="kernels">Changes kernels where others do so too, or not on this thread; null for an editor of its own.</param>
    public Scene(ILoadedPipeline loaded, Func<IExecutor> makeExecutor, IScenePictures pictures, KernelEditor? kernels = null)
    {
        Loaded = loaded;
        MakeExecutor = makeExecutor;
        Pictures = pictures;
        Layers = [.. Pipeline.Graph.Layers.Where(node => node.Type == ElementType.Float32 && MapShape.CanShow(node.Shape))];
        Selection = new Selection(Layers.Count > 0 ? Layers[0] : Pipeline.Graph.Inputs[0]);
        steps = [];
        foreach (var step in loaded.Steps) steps.TryAdd(step.Name, step);
        Kernels = kernels ?? new KernelEditor(loaded.Graph.SetConstant);
    }

    /// <summary>For its description, steps and error models. Its values come by <see cref="Snapshot"/>: it may run on another thread.</summary>
    public ILoadedPipeline Loaded { get; }

    public Pipeline Pipeline => Loaded.Pipeline;

    /// <summary>Makes an executor of its own for a thread beside the display.</summary>
    public Func<IExecutor> MakeExecutor { get; }

    public IScenePictures Pictures { get; }

    /// <summary>The layers with values to show, in order.</summary>
    public IReadOnlyList<Node> Layers { get; }

    public Selection Selection { get; }

    /// <summary>Changes kernels of the pipeline.</summary>
    public KernelEditor Kernels { get; }

    /// <summary>Runs the whole pipeline with another window in a layer, after the picture that is being drawn; null where it can't be loaded anew.</summary>
    public Action<Node, LayerWindow>? ChangeWindow { get; init; }

    /// <summary>Whether the kernels panel shows the layer's window instead of its kernels.</summary>
    public bool ExploresWindow { get; set; }

    /// <summary>Where the pipeline comes from; null where that isn't known.</summary>
    public IPipelineDefinition? Definition { get; init; }

    /// <summary>The last seconds of the stream; null where there is no stream.</summary>
    public Timeline? Timeline { get; init; }

    /// <summary>Checks the shown frames; null where nothing does. Not the scene's own.</summary>
    public LiveVerifier? Verifier { get; init; }

    /// <summary>The frame that the camera's picture among the panels shows, because something lies over it; null for the newest.</summary>
    public Frame? Overlaid { get; set; }

    /// <summary>Whether what belongs to a frame may lie over the picture.</summary>
    public bool Shows(Frame? frame) => frame is not null && (Overlaid is null || Overlaid.Number == frame.Number);

    /// <summary>The window that a layer has by itself; null where it has none.</summary>
    public LayerWindow? OriginalWindow(Node layer) =>
        Definition is EditedDefinition edited && edited.Originals.TryGetValue(layer.Name, out var original) ? original : LayerWindow.Of(layer);

    /// <summary>The time of a layer's step; 0 where it has none of its own.</summary>
    public double MillisecondsOf(Node layer) => steps.TryGetValue(layer.Name, out var step) ? step.Milliseconds : 0;

    /// <summary>Chooses the layer that lies so many places further, counted around.</summary>
    public void MoveLayer(int by)
    {
        if (Layers.Count == 0) return;
        var place = 0;
        while (place < Layers.Count - 1 && Layers[place] != Selection.Layer) place++;
        Selection.Layer = Layers[(place + by + Layers.Count) % Layers.Count];
    }

    /// <summary>Chooses the feature map that lies so many further, counted around.</summary>
    public void MoveChannel(int by)
    {
        var channels = MapShape.Of(Selection.Layer.Shape).C;
        Selection.Channel = (Selection.Channel + by + channels) % channels;
    }
}
