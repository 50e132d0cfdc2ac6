using LiveConv.Cpu;
using LiveConv.Frames;
using LiveConv.Graphs;
using LiveConv.Graphs.Fusions;
using LiveConv.Models.Networks;
using LiveConv.Ops;
using LiveConv.Pipelines;
using LiveConv.Tensors;
using LiveConv.Tests.Support.Ops;

namespace LiveConv.Core.Tests.Cpu;

/// <summary>Layers that are chosen to be looked at while everything else shares memory.</summary>
public class WatchTests
{
    [Fact]
    public void Watch_EachLayerOfANetworkInTurn_GivesTheBitsOfAllKept()
    {
        var graph = GraphFusions.Apply(Architectures.Find("squeezenet").Build());
        using var executor = new CpuExecutor(2);
        using var all = executor.Load(graph);
        using var loaded = executor.Load(graph, KeptValues.Results);
        var x = Values.Uniform(graph.Inputs[0].Shape, 3);
        all.SetInput(graph.Inputs[0], x);
        loaded.SetInput(graph.Inputs[0], x);
        all.Run();
        foreach (var (layer, other) in graph.Layers.Zip(graph.Layers.Skip(7)).Where((_, i) => i % 5 == 0))
        {
            loaded.Watch(layer, other);
            loaded.Run();
            Assert.Equal(Read(all, layer), Read(loaded, layer));
            Assert.Equal(Read(all, other), Read(loaded, other));
            Assert.Equal(Read(all, graph.Outputs[0]), Read(loaded, graph.Outputs[0]));
        }

        var forgotten = graph.Layers[0];
        Assert.Contains("weren't kept", Assert.Throws<InvalidOperationException>(() => Read(loaded, forgotten)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_BetweenWatchAndTheNextRun_SaysThatItComes()
    {
        var (graph, hidden) = Softmaxes(new Shape(1, 3, 4, 5));
        using var executor = new CpuExecutor(1);
        using var loaded = executor.Load(graph, KeptValues.Results);
        loaded.Run();
        loaded.Watch(hidden);
        var message = Assert.Throws<InvalidOperationException>(() => Read(loaded, hidden)).Message;
        Assert.Equal("the values of 'hidden' come with the next run, since other layers are watched now", message);
    }

    [Fact]
    public void Watch_OfAGraphThatKeepsEverything_ChangesNothing()
    {
        var (graph, hidden) = Softmaxes(new Shape(1, 3, 4, 5));
        using var executor = new CpuExecutor(1);
        using var loaded = executor.Load(graph);
        loaded.SetInput(graph.Inputs[0], Values.Uniform(hidden.Shape, 2));
        loaded.Run();
        var before = Read(loaded, hidden);
        loaded.Watch();
        Assert.Equal(before, Read(loaded, hidden));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Watch_ALayerOfAFilter_GivesItsValuesAndTheSamePicture(bool bytes)
    {
        var pipeline = Filter(bytes ? FrameColor.Rgb : FrameColor.Gray);
        var frame = new Frame(67, 19);
        new Random(4).NextBytes(frame.Rgba);
        using var executor = new CpuExecutor(2);
        using var all = executor.Load(pipeline);
        using var loaded = executor.Load(pipeline, KeptValues.Results);
        var layer = pipeline.Graph.Layers[0];
        all.Process(frame);
        foreach (var watched in new Node[][] { [], [layer], [] })
        {
            loaded.Graph.Watch(watched);
            loaded.Process(frame);
            Assert.Equal(Picture(all), Picture(loaded));
            if (watched.Length > 0) Assert.Equal(Read(all.Graph, layer), Read(loaded.Graph, layer));
            else Assert.Throws<InvalidOperationException>(() => Read(loaded.Graph, layer));
        }
    }

    [Fact]
    public void Watch_ALayerOfANetworkWithAPicture_LeavesThePictureAsItWas()
    {
        var builder = new GraphBuilder();
        var x = builder.Input("x", new Shape(1, 3, 19, 67));
        var wide = builder.Add("wide", new Conv2D { Padding = Padding.Same(3, 3) }, x, builder.Constant("w", Values.Uniform(new Shape(37, 3, 3, 3), 5)));
        var y = builder.Add("y", new Conv2D(), wide, builder.Constant("v", Values.Uniform(new Shape(3, 37, 1, 1), 6)));
        var pipeline = new Pipeline("network", "", 67, 19, new FrameToTensor(FrameColor.Rgb, 1f / 255), builder.Build(y), y, new TensorToFrame(FrameColor.Rgb, 40, 100));
        var frame = new Frame(67, 19);
        new Random(4).NextBytes(frame.Rgba);
        using var executor = new CpuExecutor(2);
        using var all = executor.Load(pipeline);
        using var loaded = executor.Load(pipeline, KeptValues.Results);
        Assert.IsType<CpuPipeline>(loaded);
        all.Process(frame);
        loaded.Graph.Watch(wide);
        loaded.Process(frame);
        Assert.Equal(Read(all.Graph, wide), Read(loaded.Graph, wide));
        Assert.Equal(Picture(all), Picture(loaded));
    }

    private static (Graph Graph, Node Hidden) Softmaxes(Shape shape)
    {
        var builder = new GraphBuilder();
        var hidden = builder.Add("hidden", new Softmax(1), builder.Input("x", shape));
        return (builder.Build(builder.Add("y", new Softmax(2), hidden)), hidden);
    }

    private static Pipeline Filter(FrameColor color)
    {
        var builder = new GraphBuilder();
        var pass = new FrameToTensor(color);
        var y = builder.Add("median", new MedianFilter(3), builder.Input("x", pass.OutputShape(67, 19)));
        if (color == FrameColor.Gray) y = builder.Add("largest", new MaxPool2D { KernelHeight = 3, KernelWidth = 3, Padding = Padding.Same(3, 3) }, y);
        return new Pipeline("filter", "", 67, 19, pass, builder.Build(y), y, new TensorToFrame(color));
    }

    private static float[] Read(ILoadedGraph loaded, Node node)
    {
        var values = new Tensor(node.Shape);
        loaded.Read(node, values);
        return values.Data;
    }

    private static byte[] Picture(ILoadedPipeline loaded)
    {
        var picture = new Frame(loaded.Pipeline.PictureWidth, loaded.Pipeline.PictureHeight);
        loaded.ReadPicture(picture);
        return picture.Rgba;
    }
}
