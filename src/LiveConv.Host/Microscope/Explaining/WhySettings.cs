using LiveConv.Graphs;
using LiveConv.Host.Loop;
using LiveConv.Learning.Views;
using LiveConv.Models;

namespace LiveConv.Host.Microscope.Explaining;

/// <summary>What the panel is set to, and the request that follows from it.</summary>
internal sealed class WhySettings
{
    public WhySettings(Scene scene)
    {
        var pipeline = scene.Pipeline;
        Scores = ClassScores.Of(pipeline.Graph);
        HasClasses = pipeline.Model is { Description.Task: ModelTask.Classify } && Probabilities.IsFlat(Scores.Shape);
        Labels = pipeline.Model is { } model ? model.Description.Labels : [];
        Method = HasClasses ? AttributionMethod.GradCam : AttributionMethod.Saliency;
        // A filter's values depend on a few pixels, and whether bright or dark ones is what it is about.
        (HasSigns, IsCloseUp) = (pipeline.IsFilter, pipeline.IsFilter);
        Choice = scene.Selection.Version > 0 ? UnitChoice.Selected : UnitChoice.Top;
    }

    /// <summary>The layer of the top class.</summary>
    public Node Scores { get; }

    /// <summary>Whether the pipeline tells classes apart.</summary>
    public bool HasClasses { get; }

    /// <summary>Names of the classes; may be fewer, or none.</summary>
    public IReadOnlyList<string> Labels { get; }

    public AttributionMethod Method { get; set; }

    public UnitChoice Choice { get; set; }

    /// <summary>The class that stays.</summary>
    public int Class { get; set; }

    public bool HasSigns { get; set; }

    public bool IsCloseUp { get; set; }

    /// <summary>Of the map over the camera's picture.</summary>
    public bool IsOnPicture { get; set; } = true;

    /// <summary>Of the map over both pictures, 0…1.</summary>
    public double Opacity { get; set; } = 0.8;

    public MethodEntry Entry => MethodEntry.Of(Method);

    public AttributionRequest Request(Selection selection)
    {
        var (target, unit) = Choice switch
        {
            UnitChoice.Selected => (selection.Layer, UnitOf(selection)),
            UnitChoice.Class => (null, Unit.At(Math.Clamp(Class, 0, Scores.Shape.Count - 1))),
            _ => ((Node?)null, Unit.Top),
        };
        return new AttributionRequest(Method, target, unit, HasSigns && Entry.HasSigns, IsCloseUp);
    }

    /// <summary>The chosen value; the mean of the chosen map where no place in it is chosen; the largest of a vector or a matrix.</summary>
    private static Unit UnitOf(Selection selection)
    {
        var layer = selection.Layer.Shape;
        if (selection.Place is not { } place) return layer.Rank == 4 ? Unit.Channel(Math.Min(selection.Channel, layer.C - 1)) : Unit.Top;
        var shape = MapShape.Of(layer);
        var index = ((((selection.Channel * shape.H) + place.Y) * shape.W) + place.X);
        return index < layer.Count ? Unit.At(index) : Unit.Top;
    }
}
