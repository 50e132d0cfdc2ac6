using System.Collections.Immutable;
using LiveConv.Frames;
using LiveConv.Graphs;
using LiveConv.Host.Loop;
using LiveConv.Microscope;
using LiveConv.Microscope.Fields;
using LiveConv.Microscope.Pixels;
using LiveConv.Models;
using LiveConv.Ops;

namespace LiveConv.Host.Microscope.Probing;

/// <summary>
/// The way from the chosen value down to the camera's pixels, one contributor after the other, and the arithmetic behind the value that is looked at.
/// Follows the selection: another layer, map or place begins a new way.
/// </summary>
/// <param name="scene">Whose values they are.</param>
internal sealed class ProbeChain(Scene scene) : IDisposable
{
    // What takes longer is done on another thread.
    private const double MostMilliseconds = 2;

    private readonly List<ProbeLink> links = [];
    private readonly Dictionary<Node, double> milliseconds = [];
    private readonly PixelProbe pixelProbe = new(scene.Pipeline.Input);
    private readonly ExplanationWorker worker = new();
    private readonly Task<FieldTracer> tracing = Task.Run(() => new FieldTracer(scene.Pipeline.Graph));
    private Explanation explanation = new();
    private ArithmeticProbe? probe;
    private Snapshot? snapshot;
    private int selectionVersion = -1;
    private bool isStale = true;
    private bool isPending;
    private bool isTraced;

    /// <summary>From the chosen value down; never empty once the nodes were asked for.</summary>
    public IReadOnlyList<ProbeLink> Links => links;

    /// <summary>Which of them is looked at.</summary>
    public int Current { get; private set; }

    public ProbeLink Link => links[Current];

    /// <summary>Names of a classifier's classes: all layers with so many values are taken for their scores. None for other networks.</summary>
    public ImmutableArray<string> Classes { get; } =
        scene.Pipeline.Model is { Description: { Task: ModelTask.Classify, Labels: { Length: > 1 } labels } } ? labels : [];

    /// <summary>Whether no place was chosen, so that the way begins at the largest value of the map.</summary>
    public bool FollowsMaximum { get; private set; }

    /// <summary>Whether the value under the pointer is looked at, for as long as it stays there.</summary>
    public bool IsPointed { get; private set; }

    /// <summary>The frame whose values are looked at; null before the first.</summary>
    public Frame? Frame => snapshot?.Frame;

    /// <summary>The arithmetic of the value; of the link that is looked at where <see cref="IsReady"/>, else of the one before.</summary>
    public Explanation Explanation => explanation;

    /// <summary>The same where the value is one of the graph's input.</summary>
    public PixelExplanation Pixel { get; } = new();

    /// <summary>Whether <see cref="Pixel"/> explains the value that is looked at, not <see cref="Explanation"/>.</summary>
    public bool IsPixel => links.Count > 0 && IsInput(Link.Node);

    /// <summary>Whether the explanation is that of the link that is looked at.</summary>
    public bool IsReady { get; private set; }

    /// <summary>Receptive fields; null for the first moments.</summary>
    public FieldTracer? Tracer => tracing.IsCompletedSuccessfully ? tracing.Result : null;

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
        var isNew = Take();
        if (!isTraced && Tracer is not null) isTraced = isStale = true;
        if (snapshot is null) return isNew;
        if (isStale)
        {
            isStale = false;
            foreach (var link in links) Locate(link);
            Explain();
            return true;
        }

        if (isPending) Explain();
        return isNew;
    }

    /// <summary>Waits until all is explained that can be.</summary>
    public void Complete()
    {
        tracing.Wait();
        do
        {
            worker.Wait();
            Refresh();
        }
        while (worker.IsBusy || worker.Result is not null);
    }

    /// <summary>Goes on to a value that the one looked at is made of. What lay below before is forgotten.</summary>
    /// <param name="input">Which input of the layer.</param>
    /// <param name="index">Row-major index there.</param>
    public void Descend(int input, int index)
    {
        if (!IsReady || !CanDescend(input) || index < 0) return;
        // A slow explanation may be that of some frames ago.
        if (!IsPixel) Link.Index = explanation.Index;
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

    /// <summary>Goes on to the value that contributes most: of a maximum the one taken, of a softmax the logit itself.</summary>
    public void DescendToLargest()
    {
        if (!IsReady || IsPixel) return;
        var isAlong = Link.Node.Op is AxisOp;
        foreach (var place in explanation.Largest)
        {
            var term = explanation.Terms[place];
            if (!CanDescend(term.Input) || (isAlong && term.Index != explanation.Index) || (explanation.Kind == ExplanationKind.Selection && term.Weight == 0)) continue;
            Descend(term.Input, term.Index);
            return;
        }
    }

    /// <summary>Takes the largest value of the map again, whichever place it has.</summary>
    public void FollowMaximum()
    {
        scene.Selection.Place = null;
        Follow();
    }

    public void Dispose() => worker.Dispose();

    private void Follow()
    {
        var selection = scene.Selection;
        if (selectionVersion != selection.Version || links.Count == 0)
        {
            selectionVersion = selection.Version;
            links.Clear();
            links.Add(new ProbeLink(selection.Layer, -1));
            Current = 0;
            (IsReady, isStale) = (false, true);
        }

        // What the pointer shows is of no matter once the way goes on.
        if (links.Count > 1) return;
        var root = links[0];
        var index = ProbePlaces.IndexOf(root.Node, selection.Channel, selection.Place);
        var pointed = selection.Pointed is { } point ? ProbePlaces.IndexOf(root.Node, point.Channel, (point.Y, point.X)) : -1;
        IsPointed = pointed >= 0 && pointed != index;
        if (IsPointed) index = pointed;
        var follows = index < 0;
        if (follows ? FollowsMaximum : !FollowsMaximum && root.Index == index) return;
        (FollowsMaximum, root.Index) = (follows, index);
        (IsReady, isStale) = (false, true);
    }

    // What was the maximum becomes the chosen place, so that the way down stays where it is.
    private void HoldPlace()
    {
        if (!FollowsMaximum || links[0].Index < 0) return;
        var (_, y, x) = ProbePlaces.PlaceOf(links[0]);
        scene.Selection.Place = (y, x);
        (selectionVersion, FollowsMaximum) = (scene.Selection.Version, false);
    }

    private void Locate(ProbeLink link)
    {
        if (snapshot![link.Node] is not { } values) return;
        if (FollowsMaximum && link == links[0]) link.Index = ProbePlaces.Maximum(values, scene.Selection.Channel);
        if (link.Index < 0) return;
        link.Value = values.Value(link.Index);
        link.Label = Classes.Length == values.Shape.Count ? Classes[link.Index] : scene.Pipeline.Model?.Description.NameOf(link.Node.Name, MapShape.UnitOf(values.Shape, link.Index));
        if (!link.Field.IsEmpty || Tracer is not { } tracer) return;
        link.Field = link.Node == tracer.Picture ? ProbePlaces.PixelOf(link) : link.Node.IsLayer ? tracer.Trace(link.Node, link.Index) : default;
    }

    private void Explain()
    {
        // Kernels that changed since belong to the values of the next frame.
        isPending = snapshot!.Changes != scene.Pipeline.Graph.Changes;
        if (isPending) return;
        var (node, index) = (Link.Node, Link.Index);
        if (index < 0 || snapshot![node] is not { } values) return;
        if (IsInput(node))
        {
            if (snapshot.Frame is null) return;
            pixelProbe.Explain(snapshot.Frame, values, index, Pixel);
            IsReady = true;
            return;
        }

        foreach (var input in node.Inputs)
        {
            if (snapshot[input] is null) return;
        }

        if (milliseconds.TryGetValue(node, out var known) && known <= MostMilliseconds)
        {
            probe ??= new ArithmeticProbe(of => snapshot![of]!, scene.Loaded.Graph.ErrorModel);
            probe.Explain(node, index, explanation);
            IsReady = true;
        }
        else
        {
            isPending = !worker.TryStart(node, index, scene.Loaded.Graph.ErrorModel(node), snapshot);
        }
    }

    private bool Take()
    {
        if (worker.Result is not { Node: { } node } result) return false;
        milliseconds[node] = Math.Min(milliseconds.GetValueOrDefault(node, double.MaxValue), worker.Milliseconds);

        // A slow explanation of the maximum may be that of some frames ago.
        if (links.Count == 0 || node != Link.Node || worker.Changes != scene.Pipeline.Graph.Changes || (result.Index != Link.Index && !(FollowsMaximum && Current == 0)))
        {
            worker.Discard();
            return false;
        }

        worker.Take(ref explanation);
        return IsReady = true;
    }

    private bool IsInput(Node node) => node == scene.Pipeline.Graph.Inputs[0];
}
