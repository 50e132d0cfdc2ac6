using LiveConv.Cpu;
using LiveConv.Graphs;
using LiveConv.Host.Loop;
using LiveConv.Microscope.Equivariance;
using LiveConv.Microscope.Fields;
using LiveConv.Pipelines;
using LiveConv.Tensors;

namespace LiveConv.Host.Microscope.Equivariance;

/// <summary>Computes the layers of a frame and of the transformed frame, and compares them layer by layer, on a thread of its own.</summary>
internal sealed class EquivarianceLab : Lab
{
    private const double Share = 0.2;

    private readonly Scene scene;
    private readonly Node input;
    private readonly Tensor picture;
    private readonly EquivarianceResult[] results = [new(), new()];
    private readonly List<Entry> entries = [];
    private CpuExecutor? executor;
    private ILoadedGraph? loaded;
    private ConstantFollower? follower;
    private PictureTransform transform;
    private Node? layer;
    private int channel;
    private long number;
    private int front;

    public EquivarianceLab(Scene scene)
        : base("equivariance", Share)
    {
        this.scene = scene;
        input = scene.Pipeline.Graph.Inputs[0];
        picture = new Tensor(input.Shape);
    }

    /// <summary>The node that holds the picture.</summary>
    public Node Input => input;

    /// <summary>The last finished comparison; valid until the next is taken.</summary>
    public EquivarianceResult Result => results[front];

    /// <summary>Gives it a frame's picture, unless it is at work.</summary>
    public bool TryStart(Snapshot snapshot, PictureTransform wanted)
    {
        if (snapshot[input] is not { } values || !TryEnter()) return false;
        picture.CopyFrom(values);
        (transform, number, layer, channel) = (wanted, snapshot.Frame!.Number, scene.Selection.Layer, scene.Selection.Channel);
        Start();
        return true;
    }

    protected override bool Run()
    {
        if (loaded is null) Open();
        follower!.Update(loaded!);
        var result = results[1 - front];
        result.Picture ??= new Tensor(input.Shape);
        transform.Apply(picture, result.Picture, channelsLast: LiveConv.Graphs.Receptive.ReceptiveFields.IsNhwc(input));
        loaded!.SetInput(input, picture);
        loaded.Run();
        foreach (var entry in entries) loaded.Read(entry.Layer, entry.OfPicture);
        loaded.SetInput(input, result.Picture);
        loaded.Run();
        if (result.Numbers.Length != entries.Count) result.Numbers = new double[entries.Count];
        for (var i = 0; i < entries.Count; i++)
        {
            var entry = entries[i];
            loaded.Read(entry.Layer, entry.OfTransformed);
            entry.Measure.Compare(transform, entry.OfPicture, entry.OfTransformed);
            result.Numbers[i] = entry.Measure.Places > 0 ? entry.Measure.MeanRelative : double.NaN;
            if (entry.Layer == layer) Show(entry, result);
        }

        (result.Number, result.Transform) = (number, transform);
        result.Paint();
        return follower.IsCurrent;
    }

    protected override void Exchange() => front = 1 - front;

    protected override void Close()
    {
        loaded?.Dispose();
        executor?.Dispose();
    }

    private void Open()
    {
        // Sums in one order everywhere: what differs is the network's doing, not the arithmetic's.
        executor = CpuExecutor.OfDirectSums();
        var tracer = new FieldTracer(scene.Pipeline.Graph);
        if (tracer.Picture != input) throw new PipelineException($"{scene.Pipeline.Name}: its input is no picture of rows and columns that could be moved");
        foreach (var node in scene.Layers) entries.Add(new Entry(node, new Tensor(node.Shape), new Tensor(node.Shape), new EquivarianceMeasure(tracer, node)));
        follower = new ConstantFollower(scene.Pipeline.Graph);
        loaded = executor.Load(scene.Pipeline.Graph);
    }

    private void Show(Entry entry, EquivarianceResult result)
    {
        var shape = MapShape.Of(entry.Layer.Shape);
        result.Layer = entry.Layer;
        result.OfTransformed = Plane(result.OfTransformed, shape, entry.OfTransformed);
        result.Transformed = Plane(result.Transformed, shape, entry.Measure.Transformed);
        result.Difference = Plane(result.Difference, shape, entry.Measure.Difference);
        (result.Maximum, result.Places, result.IsWholeShift) = (entry.Measure.Maximum, (entry.Measure.Places, shape.H * shape.W), entry.Measure.IsWholeShift);
    }

    private Tensor Plane(Tensor? plane, Shape shape, Tensor values)
    {
        if (plane is null || plane.Shape[0] != shape.H || plane.Shape[1] != shape.W) plane = new Tensor(new Shape(shape.H, shape.W));
        plane.Values.Clear();
        var start = Math.Min(channel, shape.C - 1) * shape.H * shape.W;
        values.Values.Slice(start, Math.Min(plane.Shape.Count, values.Shape.Count - start)).CopyTo(plane.Values);
        return plane;
    }

    private sealed record Entry(Node Layer, Tensor OfPicture, Tensor OfTransformed, EquivarianceMeasure Measure);
}
