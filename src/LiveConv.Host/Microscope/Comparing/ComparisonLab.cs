using System.Diagnostics;
using LiveConv.Frames;
using LiveConv.Graphs;
using LiveConv.Host.Commands;
using LiveConv.Host.Loop;
using LiveConv.Pipelines;
using LiveConv.Tensors;

namespace LiveConv.Host.Microscope.Comparing;

/// <summary>
/// Runs the pipeline that is shown and another one, or the same on another executor, on the same frames, on a thread of its own. Takes the newest frame
/// whenever it is done with the one before.
/// </summary>
internal sealed class ComparisonLab : Lab
{
    // Two runs for each frame would leave the shown pipeline little of the processor.
    private const double Share = 0.2;

    private readonly Scene scene;
    private readonly Frame frame;
    private readonly ComparisonResult[] results = [new(), new()];
    private volatile string target = "";
    private string opened = "";
    private Side? one;
    private Side? other;
    private Node? layer;
    private int channel;
    private (bool Pictures, double Gain) painting;
    private int front;

    /// <param name="scene">The one that is shown.</param>
    public ComparisonLab(Scene scene)
        : base("comparison", Share)
    {
        this.scene = scene;
        frame = new Frame(scene.Pipeline.Width, scene.Pipeline.Height);
    }

    /// <summary>An executor's name, or that of a pipeline.</summary>
    public string Target
    {
        get => target;
        set => target = value;
    }

    /// <summary>The executor that runs the shown pipeline here, and the one that runs the other.</summary>
    public (string One, string Other) Names { get; private set; } = ("", "");

    /// <summary>The last finished comparison; valid until the next is taken.</summary>
    public ComparisonResult Result => results[front];

    /// <summary>Gives it a frame, unless it is at work.</summary>
    /// <param name="newest">The frame; copied.</param>
    /// <param name="pictures">Paints the pictures; otherwise the feature maps.</param>
    /// <param name="gain">What their difference is multiplied by.</param>
    public bool TryStart(Frame newest, bool pictures, double gain)
    {
        if (!TryEnter()) return false;
        frame.CopyFrom(newest);
        (layer, channel, painting) = (scene.Selection.Layer, scene.Selection.Channel, (pictures, gain));
        Start();
        return true;
    }

    protected override bool Run()
    {
        one ??= new Side(scene.MakeExecutor(), scene.Pipeline);
        if (opened != target || other is null)
        {
            opened = target;
            other?.Dispose();
            other = null;
            other = Open(opened, one);
        }

        Run(one, other, results[1 - front]);
        return one.IsCurrent && other.IsCurrent;
    }

    protected override void Exchange() => front = 1 - front;

    protected override void Close()
    {
        one?.Dispose();
        other?.Dispose();
    }

    private Side Open(string name, Side one)
    {
        if (Backends.Names.Contains(name)) return new Side(Backends.Create(name, 0, runsSmallFilters: scene.Pipeline.Model is null), scene.Pipeline);
        if (PipelineResolver.IsModel(name)) throw new PipelineException($"{name}: networks are compared on their own layers, by executor; a pipeline of another kind can't be laid beside it");
        var definition = BuiltInPipelines.Load(name);
        return new Side(scene.MakeExecutor(), definition.Build(one.Loaded.Pipeline.Width, one.Loaded.Pipeline.Height));
    }

    private void Run(Side one, Side other, ComparisonResult result)
    {
        result.Milliseconds = one.Process(frame);
        result.OtherMilliseconds = other.Process(frame);
        result.Picture = one.ReadPicture(result.Picture);
        result.Other = other.ReadPicture(result.Other);
        result.Map = one.ReadMap(layer!, channel, result.Map);
        result.OtherMap = other.ReadMap(layer!, channel, result.OtherMap);
        result.Number = frame.Number;
        Names = (one.Name, other.Name);
        result.Compare();
        result.Bitmaps.Paint(result, painting.Pictures, painting.Gain);
    }

    private sealed class Side(IExecutor executor, Pipeline pipeline) : IDisposable
    {
        private readonly Dictionary<Node, Tensor> values = [];
        private readonly ConstantFollower follower = new(pipeline.Graph);

        public ILoadedPipeline Loaded { get; } = executor.Load(pipeline);

        public string Name { get; } = $"{pipeline.Name} on {executor.Backend}";

        /// <summary>Whether no kernel was changed since the frame was begun.</summary>
        public bool IsCurrent => follower.IsCurrent;

        public double Process(Frame frame)
        {
            // Kernels that were changed in the shown pipeline are changed here, too.
            follower.Update(Loaded.Graph);
            var start = Stopwatch.GetTimestamp();
            Loaded.Process(frame);
            Loaded.Wait();
            return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        }

        public Frame? ReadPicture(Frame? picture)
        {
            if (pipeline.Picture is null) return null;
            if (picture is null || picture.Width != pipeline.PictureWidth || picture.Height != pipeline.PictureHeight) picture = new Frame(pipeline.PictureWidth, pipeline.PictureHeight);
            Loaded.ReadPicture(picture);
            return picture;
        }

        public Tensor? ReadMap(Node node, int map, Tensor? plane)
        {
            // Another pipeline has other layers.
            if (node.Index >= pipeline.Graph.Nodes.Length || pipeline.Graph.Nodes[node.Index] != node) return null;
            if (!values.TryGetValue(node, out var all)) values.Add(node, all = new Tensor(node.Shape));
            Loaded.Graph.Read(node, all);
            var shape = MapShape.Of(node.Shape);
            if (plane is null || plane.Shape.Rank != 2 || plane.Shape[0] != shape.H || plane.Shape[1] != shape.W) plane = new Tensor(new Shape(shape.H, shape.W));
            plane.Values.Clear();
            var (size, start) = (shape.H * shape.W, map * shape.H * shape.W);
            all.Values.Slice(start, Math.Min(size, all.Shape.Count - start)).CopyTo(plane.Values);
            return plane;
        }

        public void Dispose()
        {
            Loaded.Dispose();
            executor.Dispose();
        }
    }
}
