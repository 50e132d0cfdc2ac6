using LiveConv.Graphs;
using LiveConv.Graphs.Receptive;
using LiveConv.Host.Loop;
using LiveConv.Microscope;
using LiveConv.Microscope.Fields;
using LiveConv.Microscope.Pixels;
using LiveConv.Tensors;
using LiveConv.Verification;

namespace LiveConv.Host.Microscope.Probing;

/// <summary>
/// The way from the chosen value down to the camera's pixels, one contributor after the other, and the arithmetic behind the value that is looked at.
/// Follows the selection: another layer, map or place begins a new way.
/// </summary>
/// <param name="scene">Whose values they are.</param>
internal sealed class ProbeChain(Scene scene)
{
    private readonly List<ProbeLink> links = [];
    private readonly Dictionary<Node, ErrorModel> models = [];
    private readonly PixelProbe pixelProbe = new(scene.Pipeline.Input);
    private ArithmeticProbe? probe;
    private FieldTracer? tracer;
    private Snapshot? snapshot;
    private int selectionVersion = -1;
    private bool isStale = true;

    /// <summary>From the chosen value down; never empty once the nodes were asked for.</summary>
    public IReadOnlyList<ProbeLink> Links => links;

    /// <summary>Which of them is looked at.</summary>
    public int Current { get; private set; }

    public ProbeLink Link => links[Current];

    /// <summary>Whether no place was chosen, so that the way begins at the largest value of the map.</summary>
    public bool FollowsMaximum { get; private set; }

    /// <summary>The arithmetic of the value; of the link that is looked at where <see cref="IsReady"/>, else of the one before.</summary>
    public Explanation Explanation { get; } = new();

    /// <summary>The same where the value is one of the graph's input.</summary>
    public PixelExplanation Pixel { get; } = new();

    /// <summary>Whether <see cref="Pixel"/> explains the value that is looked at, not <see cref="Explanation"/>.</summary>
    public bool IsPixel => links.Count > 0 && IsInput(Link.Node);

    /// <summary>Whether the explanation is that of the link that is looked at.</summary>
    public bool IsReady { get; private set; }

    /// <summary>Receptive fields; made with the first explanation.</summary>
    public FieldTracer Tracer => tracer ??= new FieldTracer(scene.Pipeline.Graph);

    /// <summary>Whether another node than a constant is this input, so that its value can be explained too.</summary>
    public bool CanDescend(int input) => !IsPixel && input >= 0 && input < Link.Node.Inputs.Length && Link.Node.Inputs[input].Constant is null;

    /// <summary>Adds the nodes whose values are needed.</summary>
    public void Want(WantedNodes wanted)
    {
        Follow();
        wanted.AddWithInputs(Link.Node);
        foreach (var link in links) wanted.Add(link.Node);
    }

    /// <summary>A frame's values are there.</summary>
    public void Update(Snapshot newest)
    {
        snapshot = newest;
        isStale = true;
        Refresh();
    }

    /// <summary>Explains what is looked at where it isn't explained yet.</summary>
    /// <returns>Whether there is something new to draw.</returns>
    public bool Refresh()
    {
        Follow();
        if (!isStale || snapshot is null) return false;
        isStale = false;
        foreach (var link in links) Locate(link);
        IsReady = Explain();
        return true;
    }

    /// <summary>Goes on to a value that the one looked at is made of. What lay below before is forgotten.</summary>
    /// <param name="input">Which input of the layer.</param>
    /// <param name="index">Row-major index there.</param>
    public void Descend(int input, int index)
    {
        if (!IsReady || !CanDescend(input) || index < 0) return;
        HoldPlace();
        links.RemoveRange(Current + 1, links.Count - Current - 1);
        links.Add(new ProbeLink(Link.Node.Inputs[input], index));
        GoTo(links.Count - 1);
    }

    /// <summary>Looks at another value on the way.</summary>
    public void GoTo(int place)
    {
        if (place < 0 || place >= links.Count || (place == Current && IsReady)) return;
        Current = place;
        (IsReady, isStale) = (false, true);
    }

    /// <summary>Takes the largest value of the map again, whichever place it has.</summary>
    public void FollowMaximum()
    {
        scene.Selection.Place = null;
        Follow();
    }

    private void Follow()
    {
        var selection = scene.Selection;
        if (selectionVersion == selection.Version && links.Count > 0) return;
        selectionVersion = selection.Version;
        links.Clear();
        var shape = MapShape.Of(selection.Layer.Shape);
        var index = selection.Place is { } place ? (((selection.Channel * shape.H) + place.Y) * shape.W) + place.X : -1;
        FollowsMaximum = index < 0 || index >= selection.Layer.Shape.Count;
        links.Add(new ProbeLink(selection.Layer, FollowsMaximum ? -1 : index));
        Current = 0;
        (IsReady, isStale) = (false, true);
    }

    // What was the maximum becomes the chosen place, so that the way down stays where it is.
    private void HoldPlace()
    {
        if (!FollowsMaximum || links[0].Index < 0) return;
        var (_, y, x) = PlaceOf(links[0]);
        scene.Selection.Place = (y, x);
        (selectionVersion, FollowsMaximum) = (scene.Selection.Version, false);
    }

    private static (int C, int Y, int X) PlaceOf(ProbeLink link)
    {
        var shape = MapShape.Of(link.Node.Shape);
        var (rest, x) = Math.DivRem(link.Index, shape.W);
        var (c, y) = Math.DivRem(rest, shape.H);
        return (c % shape.C, y, x);
    }

    private void Locate(ProbeLink link)
    {
        if (snapshot![link.Node] is not { } values) return;
        var before = link.Index;
        if (FollowsMaximum && link == links[0]) link.Index = Maximum(values);
        if (link.Index < 0) return;
        link.Value = values.Value(link.Index);
        if (link.Index == before && !link.Field.IsEmpty) return;
        link.Field = link.Node == Tracer.Picture ? PixelOf(link) : link.Node.IsLayer ? Tracer.Trace(link.Node, link.Index) : default;
    }

    private static PixelBox PixelOf(ProbeLink link)
    {
        var shape = link.Node.Shape;
        var (rows, columns) = ReceptiveFields.IsNhwc(link.Node) ? (1, 2) : (2, 3);
        return new PixelBox(link.Index / shape.Stride(columns) % shape[columns], link.Index / shape.Stride(rows) % shape[rows], 1, 1);
    }

    private int Maximum(Tensor values)
    {
        var shape = MapShape.Of(values.Shape);
        var start = scene.Selection.Channel * shape.H * shape.W;
        var count = Math.Min(shape.H * shape.W, values.Shape.Count - start);
        var (largest, place) = (float.NegativeInfinity, 0);
        var map = values.Data.AsSpan(start, count);
        for (var i = 0; i < map.Length; i++)
        {
            if (map[i] > largest) (largest, place) = (map[i], i);
        }

        return start + place;
    }

    private bool Explain()
    {
        var (node, index) = (Link.Node, Link.Index);
        if (index < 0 || snapshot![node] is not { } values) return false;
        if (IsInput(node))
        {
            if (snapshot.Frame is null) return false;
            pixelProbe.Explain(snapshot.Frame, values, index, Pixel);
            return true;
        }

        foreach (var input in node.Inputs)
        {
            if (snapshot[input] is null) return false;
        }

        probe ??= new ArithmeticProbe(of => snapshot![of]!, ModelOf);
        probe.Explain(node, index, Explanation);
        return true;
    }

    private ErrorModel ModelOf(Node layer)
    {
        if (!models.TryGetValue(layer, out var model)) models.Add(layer, model = scene.Loaded.Graph.ErrorModel(layer));
        return model;
    }

    private bool IsInput(Node node) => node == scene.Pipeline.Graph.Inputs[0];
}
