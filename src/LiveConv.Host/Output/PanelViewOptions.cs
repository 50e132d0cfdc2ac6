using LiveConv.Graphs;
using LiveConv.Host.Capture;
using LiveConv.Host.Commands;
using LiveConv.Host.Loop;
using LiveConv.Host.Microscope;

namespace LiveConv.Host.Output;

/// <summary>What panels show in a picture without a window.</summary>
internal sealed record PanelViewOptions
{
    /// <summary>Size of the picture.</summary>
    public PictureSize Size { get; init; } = new(1280, 720);

    /// <summary>1, or 2 for text of twice the size.</summary>
    public int Scale { get; init; } = 1;

    /// <summary>Of the source; 0 where it has no rate of its own, as pictures.</summary>
    public double FramesPerSecond { get; init; }

    /// <summary>A layer's name, or its place counted from 1; null for the first.</summary>
    public string? Layer { get; init; }

    /// <summary>The feature map.</summary>
    public int Channel { get; init; }

    /// <summary>The place in the map; null for none.</summary>
    public (int Y, int X)? Place { get; init; }

    /// <summary>Chooses all this in a scene.</summary>
    /// <exception cref="UsageException">There is no such layer, map or place.</exception>
    public void Apply(Scene scene)
    {
        if (Layer is { } name) scene.Selection.Layer = Find(scene, name);
        var shape = MapShape.Of(scene.Selection.Layer.Shape);
        if (Channel >= shape.C) throw new UsageException($"--channel {Channel}: the layer '{scene.Selection.Layer.Name}' has {Amount.Of(shape.C, "feature map")}, 0 to {shape.C - 1}");
        scene.Selection.Channel = Channel;
        if (Place is not { } place) return;
        if (place.X >= shape.W || place.Y >= shape.H) throw new UsageException($"--at {place.X},{place.Y}: the maps of the layer '{scene.Selection.Layer.Name}' have {shape.W}×{shape.H} values");
        scene.Selection.Place = place;
    }

    private static Node Find(Scene scene, string name)
    {
        if (scene.Layers.FirstOrDefault(layer => layer.Name == name) is { } found) return found;
        if (int.TryParse(name, out var place) && place >= 1 && place <= scene.Layers.Count) return scene.Layers[place - 1];
        throw new UsageException($"--layer {name}: there is no such layer; the {Amount.Of(scene.Layers.Count, "layer")} {Amount.Noun(scene.Layers.Count, "is", "are")} listed by: liveconv inspect {scene.Pipeline.Name}");
    }
}
