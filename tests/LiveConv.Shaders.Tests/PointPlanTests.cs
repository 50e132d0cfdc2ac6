using LiveConv.Frames;
using LiveConv.Graphs;
using LiveConv.Ops;
using LiveConv.Pipelines;
using LiveConv.Tensors;
using Xunit;

namespace LiveConv.Shaders.Tests;

/// <summary>Layers that work value by value, without going through memory: the picture and the layers must be the same, to the bit.</summary>
[Collection(GlTests.Name)]
public sealed class PointPlanTests(GlFixture gl)
{
    [Theory]
    [InlineData("corners", 64, 48)]
    [InlineData("corners", 76, 47)]
    [InlineData("pattern", 64, 48)]
    [InlineData("pattern", 140, 41)]
    public void Process_ABuiltInPipelineUntimed_GivesTheSamePictureAndLayers(string name, int width, int height) => Check(BuiltInPipelines.Load(name).Build(width, height), isPlanned: true);

    [Theory]
    [InlineData("canny", 64, 48)]
    [InlineData("peaks", 64, 48)]
    [InlineData("corners", 61, 48)]
    public void Process_NothingValueByValueOrPartsOfTexels_GoesThroughItsLayers(string name, int width, int height) => Check(BuiltInPipelines.Load(name).Build(width, height), isPlanned: false);

    [Theory]
    [InlineData(FrameColor.Rgb)]
    [InlineData(FrameColor.Bgr)]
    public void Process_ChannelsTakenAndJoinedAnew_GivesTheSamePictureAndLayers(FrameColor color) => Check(Channels(color, width: 44, height: 30, blurs: 2), isPlanned: true);

    // More tensors than a shader has image units for.
    [Fact]
    public void Process_APassOfNineOperands_GoesThroughItsLayers() => Check(Channels(FrameColor.Rgb, width: 32, height: 24, blurs: 9), isPlanned: false);

    [Fact]
    public void Tensor_OfALayerThatIsntStored_HoldsItsValuesOfEveryFrame() => gl.Run(() =>
    {
        var pipeline = BuiltInPipelines.Load("corners").Build(64, 48);
        var (trace, response) = (Layer(pipeline, "trace"), Layer(pipeline, "response"));
        using var loaded = gl.Executor.LoadPipeline(pipeline);
        loaded.Timed = false;
        _ = loaded.Tensor(response);
        Assert.True(loaded.HasPointPlan);
        _ = loaded.Tensor(trace);
        Assert.False(loaded.HasPointPlan);
    });

    private void Check(Pipeline pipeline, bool isPlanned) => gl.Run(() =>
    {
        using var loaded = gl.Executor.LoadPipeline(pipeline);
        loaded.Process(Noise(pipeline, seed: 21));
        var inSteps = Picture(loaded);
        var expected = pipeline.Graph.Layers.Select(layer => Read(loaded, layer)).ToArray();

        loaded.Timed = false;
        Assert.Equal(isPlanned, loaded.HasPointPlan);
        for (var i = 0; i < expected.Length; i++)
        {
            // What is read afterwards may be stored or not: each layer after a frame of its own, with another one before.
            loaded.Process(Noise(pipeline, seed: 22));
            loaded.Process(Noise(pipeline, seed: 21));
            Assert.Equal(expected[i], Read(loaded, pipeline.Graph.Layers[i]));
        }

        loaded.Process(Noise(pipeline, seed: 22));
        loaded.Process(Noise(pipeline, seed: 21));
        Assert.Equal(inSteps.Rgba, Picture(loaded).Rgba);
        Assert.True(inSteps.Rgba.Distinct().Count() > 1);
    });

    // Blurs of the frame, their channels turned round and joined again by sums and extremes.
    private static Pipeline Channels(FrameColor color, int width, int height, int blurs)
    {
        var input = new FrameToTensor(color);
        var graph = new GraphBuilder();
        var frame = graph.Input("input", input.OutputShape(width, height));
        var weights = graph.Constant("weights", new Tensor(new Shape(3, 1, 3, 3), [.. Enumerable.Range(0, 27).Select(i => ((i * 7 % 11) - 3) / 20f)]));
        var (sum, blur) = (frame, frame);
        for (var i = 0; i < blurs; i++)
        {
            blur = graph.Add($"blur {i}", new Conv2D { Padding = Padding.Same(3, 3), Groups = 3 }, blur, weights);
            sum = graph.Add($"sum {i}", i % 2 == 0 ? new Add() : new Max(), sum, blur);
        }

        Node[] channels = [.. new[] { 2, 0, 1 }.Select(c => graph.Add($"channel {c}", Slice.Along(1, c, 1, sum.Shape), sum))];
        var joined = graph.Add("joined", new Concat(1), channels);
        var picture = graph.Add("picture", new Affine(0.5f, 0.1f), graph.Add("pooled or not", new Clamp(0, 1), joined));
        return new Pipeline("channels", "", width, height, input, graph.Build(picture), picture, new TensorToFrame(color, Gain: 200));
    }

    private static Node Layer(Pipeline pipeline, string name) => pipeline.Graph.Layers.Single(layer => layer.Name == name);

    private static float[] Read(GlPipeline loaded, Node layer)
    {
        var values = new Tensor(layer.Shape);
        loaded.Graph.Read(layer, values);
        return values.Data;
    }

    private static Frame Picture(GlPipeline loaded)
    {
        var picture = new Frame(loaded.Pipeline.Width, loaded.Pipeline.Height);
        loaded.ReadPicture(picture);
        return picture;
    }

    private static Frame Noise(Pipeline pipeline, int seed)
    {
        var frame = new Frame(pipeline.Width, pipeline.Height);
        new Random(seed).NextBytes(frame.Rgba);
        return frame;
    }
}
