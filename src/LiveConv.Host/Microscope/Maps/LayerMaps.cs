using LiveConv.Graphs;
using LiveConv.Host.Loop;
using LiveConv.Microscope.Statistics;
using LiveConv.Models;
using LiveConv.Tensors;

namespace LiveConv.Host.Microscope.Maps;

/// <summary>
/// The chosen layer's values as units: feature maps, or the elements of a vector, each a map of one value. With what they are like and the
/// order in which they are shown.
/// </summary>
/// <param name="model">What is known of the network; null for filters.</param>
internal sealed class LayerMaps(ModelDescription? model = null)
{
    // Maps that changed places with every frame couldn't be followed.
    private const int FramesBetweenSorts = 30;

    private readonly List<Tensor> views = [];
    private int[] order = [];
    private int[] places = [];
    private ChannelOrder sortedBy;
    private int sinceSorted;
    private int changes;
    private Shape shown;

    /// <summary>The layer; null before the first.</summary>
    public Node? Layer { get; private set; }

    /// <summary>The values of which the first picture's are units×rows×columns; null where there are none yet. Kept until the next update.</summary>
    public Tensor? Values { get; private set; }

    /// <summary>Counts the frames and the layers.</summary>
    public long Version { get; private set; }

    public int Units => Statistics?.Channels.Length ?? 0;

    public int Rows { get; private set; }

    public int Columns { get; private set; }

    /// <summary>Whether each unit is one value, so that bars show them best.</summary>
    public bool IsRow => Rows * Columns == 1;

    /// <summary>Whether a value below zero was seen in this layer.</summary>
    public bool IsSigned { get; private set; }

    /// <summary>What the units are like; null before the first layer.</summary>
    public LayerStatistics? Statistics { get; private set; }

    /// <summary>The units in the order in which they are shown.</summary>
    public ReadOnlySpan<int> Order => order;

    /// <summary>A unit's place in <see cref="Order"/>.</summary>
    public int PlaceOf(int unit) => (uint)unit < (uint)places.Length ? places[unit] : 0;

    /// <summary>What a unit is called, be it a class or what a network says of its layers; null where it has no name.</summary>
    public string? NameOf(int unit)
    {
        if (model is null || Layer is null) return null;
        return IsRow && model.Labels.Length == Units ? model.Labels[unit] : model.NameOf(Layer.Name, unit);
    }

    /// <summary>Takes a frame's values.</summary>
    /// <param name="layer">The chosen layer.</param>
    /// <param name="values">Its values; null where they aren't there yet.</param>
    /// <param name="by">The order to show the units in.</param>
    /// <param name="changes">The graph's changes when they were computed: what was seen with other kernels is forgotten.</param>
    public void Update(Node layer, Tensor? values, ChannelOrder by, int changes = 0)
    {
        if (layer != Layer) Take(layer);
        if (changes != this.changes)
        {
            Statistics!.Reset();
            IsSigned = false;
        }

        this.changes = changes;
        Version++;
        Values = values is null ? null : View(values);
        if (Values is null) return;
        Statistics!.Update(Values);
        IsSigned |= Statistics.Layer.Minimum < 0;
        if (++sinceSorted >= FramesBetweenSorts || Statistics.Frames == 1) Sort(by);
    }

    /// <summary>Puts the units in another order.</summary>
    public void Sort(ChannelOrder by)
    {
        if (Statistics is null) return;
        (sortedBy, sinceSorted) = (by, 0);
        Statistics.Sort(by, order);
        for (var i = 0; i < order.Length; i++) places[order[i]] = i;
        Version++;
    }

    /// <summary>Sorts where another order than the last is wanted.</summary>
    public void SortIfOther(ChannelOrder by)
    {
        if (by != sortedBy) Sort(by);
    }

    /// <summary>The values of a unit, row by row.</summary>
    public ReadOnlySpan<float> Plane(int unit) => Values!.Data.AsSpan(unit * Rows * Columns, Rows * Columns);

    /// <summary>One value; NaN where there is none.</summary>
    public float this[MapPoint point] =>
        Values is null || (uint)point.Unit >= (uint)Units || (uint)point.Y >= (uint)Rows || (uint)point.X >= (uint)Columns
            ? float.NaN
            : Values.Data[(((point.Unit * Rows) + point.Y) * Columns) + point.X];

    /// <summary>Which values the colours of a unit stand for.</summary>
    public ColorRange RangeOf(int unit, MapsSettings settings)
    {
        var (of, isSigned) = (settings.Scaling == MapScaling.Map && !IsRow ? Statistics!.Channels[unit] : Statistics!.Layer, IsSigned);
        return settings.Scaling == MapScaling.Fixed ? new ColorRange((float)settings.FixedRange, isSigned) : ColorRange.Of(of.Minimum, of.Maximum, isSigned);
    }

    /// <summary>The unit that is chosen; −1 for none.</summary>
    public int ChosenUnit(Selection selection)
    {
        if (selection.Layer != Layer) return -1;
        if (!MapShape.IsVector(Layer.Shape)) return selection.Channel < Units ? selection.Channel : -1;
        return selection.Place is { } place && (place.Y * shown.W) + place.X is var unit && unit < Units ? unit : -1;
    }

    /// <summary>The chosen value; null where no place is chosen.</summary>
    public MapPoint? Chosen(Selection selection)
    {
        if (selection.Place is not { } place || ChosenUnit(selection) is var unit && unit < 0) return null;
        return IsRow ? new MapPoint(unit, 0, 0) : new MapPoint(unit, Math.Min(place.Y, Rows - 1), Math.Min(place.X, Columns - 1));
    }

    /// <summary>Chooses a value.</summary>
    public void Choose(Selection selection, MapPoint point)
    {
        if (Layer is null) return;
        selection.Layer = Layer;
        var (channel, y, x) = SelectionOf(point);
        (selection.Channel, selection.Place) = (channel, (y, x));
    }

    /// <summary>A value of the layer as selections name it.</summary>
    public (int Channel, int Y, int X) SelectionOf(MapPoint point) =>
        MapShape.IsVector(Layer!.Shape) ? (0, point.Unit / shown.W, point.Unit % shown.W) : (point.Unit, point.Y, point.X);

    private void Take(Node layer)
    {
        Layer = layer;
        shown = MapShape.Of(layer.Shape);
        (Rows, Columns) = MapShape.IsVector(layer.Shape) ? (1, 1) : (shown.H, shown.W);
        var units = MapShape.IsVector(layer.Shape) ? layer.Shape.Count : shown.C;
        // Of a batch the first picture is shown.
        Statistics = new LayerStatistics(layer.Shape.Rank == 4 ? layer.Shape : new Shape(1, units, Rows, Columns));
        (order, places) = (new int[units], new int[units]);
        IsSigned = false;
        views.Clear();
    }

    // Several snapshots take turns; each has tensors of its own.
    private Tensor View(Tensor values)
    {
        foreach (var view in views)
        {
            if (view.Data == values.Data) return view;
        }

        var made = values.Shape == Statistics!.Shape ? values : new Tensor(Statistics.Shape, values.Data);
        views.Add(made);
        return made;
    }
}
