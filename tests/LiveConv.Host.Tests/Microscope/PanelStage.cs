using LiveConv.Cpu;
using LiveConv.Frames;
using LiveConv.Graphs;
using LiveConv.Host.Drawing;
using LiveConv.Host.Microscope;
using LiveConv.Host.Microscope.Time;
using LiveConv.Host.Ui;
using LiveConv.Models;
using LiveConv.Ops;
using LiveConv.Pipelines;
using LiveConv.Tensors;
using Xunit;

namespace LiveConv.Host.Tests.Microscope;

/// <summary>A pipeline on the cpu executor with one panel, as the window drives it: nodes wanted, values brought, drawn, clicked.</summary>
internal sealed class PanelStage : IDisposable
{
    private readonly CpuExecutor executor = new(2);
    private readonly UiInput input = new();
    private readonly FrameCanvas canvas = new();
    private readonly Frame screen;
    private Node[] wanted = [];

    public PanelStage(Pipeline pipeline, int width = 1000, int height = 600, IPipelineDefinition? definition = null)
    {
        Loaded = executor.Load(pipeline);
        Scene = new Scene(Loaded, () => new CpuExecutor(), new FramePictures(pipeline.Width, pipeline.Height, pipeline.PictureWidth, pipeline.PictureHeight))
        {
            Timeline = Timeline.For(pipeline.Width, pipeline.Height),
            Definition = definition,
        };
        screen = new Frame(width, height);
    }

    public ILoadedPipeline Loaded { get; }

    public Scene Scene { get; }

    public Snapshot Snapshot { get; } = new();

    public UiContext Ui { get; } = new();

    public UiInput Input => input;

    public Frame Frame { get; private set; } = new(1, 1);

    private Box Area => new(0, 0, screen.Width, screen.Height);

    /// <summary>A built-in filter.</summary>
    public static PanelStage OfFilter(string name, int width = 67, int height = 43) => new(BuiltInPipelines.Load(name).Build(width, height, new PipelineOptions()));

    /// <summary>A small network with every kind of layer that classifiers are made of, for a frame that is scaled and cut.</summary>
    public static Pipeline Network()
    {
        var (graph, seed) = (new GraphBuilder(), 1);
        var pass = new Preprocessing(new FrameFit(FitMode.Crop, 23, 19), FrameColor.Rgb, Normalization.ImageNet);
        var x = graph.Input("x", pass.OutputShape);
        x = graph.Add("conv", new Conv2D { Padding = Padding.Same(3, 3), Activation = Activation.Relu }, x, Weights(8, 3, 3, 3), Weights(8));
        x = graph.Add("pool", new MaxPool2D { KernelHeight = 3, KernelWidth = 3, StrideY = 2, StrideX = 2, CeilMode = true }, x);
        x = graph.Add("depthwise", new Conv2D { Groups = 8, Padding = Padding.Same(3, 3) }, x, Weights(8, 1, 3, 3), Weights(8));
        var left = graph.Add("left", new Conv2D(), x, Weights(5, 8, 1, 1), Weights(5));
        var right = graph.Add("right", new Conv2D { Padding = Padding.Same(3, 3) }, x, Weights(6, 8, 3, 3));
        x = graph.Add("concat", new Concat(1), left, right);
        x = graph.Add("sum", new Add(), x, x);
        x = graph.Add("mean", new Reduce(ReduceKind.Mean, [2, 3], false), x);
        x = graph.Add("classes", new Gemm { TransposeB = true }, x, Weights(7, 11), Weights(7));
        x = graph.Add("softmax", new Softmax(1), x);
        return new Pipeline("made", "", 61, 37, pass, graph.Build(x), null, new TensorToFrame());

        Node Weights(params int[] sizes)
        {
            var random = new Random(seed);
            var tensor = new Tensor(new Shape(sizes));
            for (var i = 0; i < tensor.Data.Length; i++) tensor.Data[i] = (random.NextSingle() * 2) - 1;
            return graph.Constant($"w{seed++}", tensor);
        }
    }

    public Node Layer(string name) => Loaded.Pipeline.Graph.Layers.First(layer => layer.Name == name);

    /// <summary>A frame of noise passes through, and the panel gets its values.</summary>
    public void Run(IPanel panel, int seed)
    {
        var frame = new Frame(Loaded.Pipeline.Width, Loaded.Pipeline.Height);
        new Random(seed).NextBytes(frame.Rgba);
        Run(panel, frame);
    }

    /// <param name="panel">Whose nodes are wanted.</param>
    /// <param name="frame">The frame.</param>
    /// <param name="isKept">Whether it comes into the history, which grows.</param>
    public void Run(IPanel panel, Frame frame, bool isKept = true)
    {
        Frame = frame;
        if (isKept) Scene.Timeline!.Add(frame);
        Loaded.Process(frame);
        Bring(panel);
    }

    /// <summary>The values that the panel wants now, of the same frame.</summary>
    public void Bring(IPanel panel)
    {
        var nodes = new WantedNodes();
        panel.Want(nodes);
        if (!nodes.Equals(wanted)) wanted = [.. nodes.Nodes];
        Snapshot.Fill(Frame, Loaded.Graph, wanted);
        panel.Update(Snapshot);
        panel.Complete();
    }

    /// <summary>A frame passes through without waiting for the panel, as in the window.</summary>
    /// <param name="panel">Whose nodes are wanted.</param>
    /// <param name="frame">The frame.</param>
    /// <param name="watch">Runs the panel's update.</param>
    public void Bring(IPanel panel, Frame frame, Action<Action> watch)
    {
        Frame = frame;
        Scene.Timeline!.Add(frame);
        Loaded.Process(frame);
        var nodes = new WantedNodes();
        panel.Want(nodes);
        if (!nodes.Equals(wanted)) wanted = [.. nodes.Nodes];
        Snapshot.Fill(Frame, Loaded.Graph, wanted);
        watch(() => panel.Update(Snapshot));
    }

    /// <summary>A drawn pixel as 0xBBGGRR.</summary>
    public uint Pixel(int x, int y)
    {
        var at = ((y * screen.Width) + x) * 4;
        return screen.Rgba[at] | ((uint)screen.Rgba[at + 1] << 8) | ((uint)screen.Rgba[at + 2] << 16);
    }

    public void Draw(IPanel panel) => Draw(panel, Area);

    public void Draw(IPanel panel, Box box)
    {
        Begin();
        panel.Draw(Ui, box);
        Ui.End();
    }

    public void Draw(Action<UiContext> draw)
    {
        Begin();
        draw(Ui);
        Ui.End();
    }

    // Without a lambda, which would be counted where allocations are.
    public void DrawOverPicture(IPanel panel, Box picture)
    {
        Begin();
        panel.DrawOverPicture(Ui, picture);
        Ui.End();
    }

    /// <summary>Clicks the middle of a control by its name as scripts do.</summary>
    public void Click(IPanel panel, string control, Action? draw = null) => Click(control, draw ?? (() => Draw(panel)));

    public void Click(string control, Action<UiContext> draw) => Click(control, () => Draw(draw));

    private void Click(string control, Action draw)
    {
        draw();
        var (_, box) = Ui.Controls.First(item => item.Id.ToString() == control);
        input.Move(box.X + (box.Width / 2), box.Y + (box.Height / 2));
        input.Press();
        draw();
        input.Release();
        draw();
    }

    /// <summary>Fails unless each frame but the first ten, which make what is made once, allocates nothing.</summary>
    public static void AssertAllocatesNothing(Action frame)
    {
        const int First = 10, Frames = 100;
        for (var i = 0; i < First; i++) frame();
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < Frames; i++) frame();
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    public bool Shows(string control) => Ui.Controls.Any(item => item.Id.ToString() == control);

    private void Begin()
    {
        canvas.Begin(screen, 1);
        Ui.Begin(canvas, input);
    }

    public void Dispose()
    {
        Loaded.Dispose();
        executor.Dispose();
    }
}
