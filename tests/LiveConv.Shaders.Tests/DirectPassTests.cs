using LiveConv.Frames;
using LiveConv.Graphs;
using LiveConv.Ops;
using LiveConv.Pipelines;
using LiveConv.Tensors;
using Xunit;

namespace LiveConv.Shaders.Tests;

/// <summary>Pipelines of one window, in one pass: the picture must be that of the layers, to the bit.</summary>
[Collection(GlTests.Name)]
public sealed class DirectPassTests(GlFixture gl)
{
    public static TheoryData<string, int, int> Filters
    {
        get
        {
            string[] names = ["box-blur", "dilate", "emboss", "erode", "identity", "laplacian", "line-diagonals", "line-horizontal", "line-vertical", "median", "prewitt", "roberts", "scharr", "sharpen", "sobel"];
            var data = new TheoryData<string, int, int>();
            foreach (var name in names)
            {
                data.Add(name, 64, 48);
                data.Add(name, 76, 47);
                data.Add(name, 8, 7);
            }

            foreach (var name in (string[])["circle", "dog", "gabor-bank", "gaussian", "log", "unsharp"])
            {
                data.Add(name, 64, 48);
                data.Add(name, 76, 47);
            }

            data.Add("gaussian", 8, 7);
            data.Add("unsharp", 12, 14);
            data.Add("gabor-bank", 12, 17);
            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Filters))]
    public void Process_ABuiltInFilterUntimed_GivesTheSamePictureInOnePass(string name, int width, int height) =>
        Check(BuiltInPipelines.Load(name).Build(width, height), isDirect: true);

    [Theory]
    [InlineData(FrameColor.Gray, BorderMode.Zero, 3, 5)]
    [InlineData(FrameColor.Gray, BorderMode.Replicate, 7, 9)]
    [InlineData(FrameColor.Gray, BorderMode.Reflect, 7, 7)]
    [InlineData(FrameColor.Gray, BorderMode.Reflect, 2, 4)]
    [InlineData(FrameColor.Gray, BorderMode.Reflect, 3, 9)]
    [InlineData(FrameColor.Gray, BorderMode.Reflect, 5, 10)]
    [InlineData(FrameColor.Gray, BorderMode.Reflect, 3, 23)]
    [InlineData(FrameColor.Rgb, BorderMode.Reflect, 3, 13)]
    [InlineData(FrameColor.Bgr, BorderMode.Replicate, 9, 15)]
    [InlineData(FrameColor.Gray, BorderMode.Zero, 11, 17)]
    [InlineData(FrameColor.Rgb, BorderMode.Zero, 5, 5)]
    [InlineData(FrameColor.Gray, BorderMode.Zero, 8, 8)]
    [InlineData(FrameColor.Bgr, BorderMode.Replicate, 4, 2)]
    [InlineData(FrameColor.Bgr, BorderMode.Reflect, 1, 7)]
    public void Process_AnyBorderAndWindow_GivesTheSamePictureInOnePass(FrameColor color, BorderMode border, int height, int width) =>
        Check(Gradient(color, border, height, width, shift: 0), isDirect: true);

    [Theory]
    [InlineData(FrameColor.Gray, BorderMode.Zero, 5, 3, 0, true)]
    [InlineData(FrameColor.Rgb, BorderMode.Replicate, 3, 9, 0.25f, true)]
    [InlineData(FrameColor.Bgr, BorderMode.Reflect, 7, 4, -0.5f, true)]
    [InlineData(FrameColor.Gray, BorderMode.Zero, 4, 6, 0.25f, false)]
    public void Process_AColumnOverARow_GivesTheSamePictureInOnePassUnlessZerosAroundGetABias(FrameColor color, BorderMode border, int height, int width, float bias, bool isDirect) =>
        Check(Separable(color, border, height, width, bias, Activation.None), isDirect);

    [Fact]
    public void Process_AColumnOverARowWithAnActivation_GoesThroughItsLayers() =>
        Check(Separable(FrameColor.Gray, BorderMode.Replicate, 3, 3, 0, Activation.Relu), isDirect: false);

    // Each op that is done value by value, on the answer and on the pixel below it.
    [Theory]
    [InlineData(FrameColor.Gray)]
    [InlineData(FrameColor.Bgr)]
    public void Process_ManyOpsOnTheAnswerAndThePixel_GivesTheSamePictureInOnePass(FrameColor color)
    {
        var (graph, frame, answer) = Blurred(color, BorderMode.Replicate, 3, 5);
        var detail = graph.Add("detail", new Sub(), frame, answer);
        var size = graph.Add("size", new Abs(), detail);
        var limited = graph.Add("limited", new Clamp(0.01f, 0.3f), size);
        var product = graph.Add("product", new Mul(), limited, frame);
        var larger = graph.Add("larger", new Max(), product, graph.Add("scaled", new Affine(0.25f, 0.125f), answer));
        var smaller = graph.Add("smaller", new Min(), larger, frame);
        Check(Picture(color, graph, graph.Add("sum", new Add(), smaller, graph.Add("positive", new Relu(), detail))), isDirect: true);
    }

    [Fact]
    public void Process_TheDifferenceOfAMedianAndThePixel_GivesTheSamePictureInOnePass()
    {
        var (graph, frame) = Start(FrameColor.Rgb);
        var median = graph.Add("median", new MedianFilter(3), frame);
        Check(Picture(FrameColor.Rgb, graph, graph.Add("difference", new Abs(), graph.Add("detail", new Sub(), frame, median))), isDirect: true);
    }

    [Fact]
    public void Process_AShiftedFrame_GivesTheSamePictureInOnePass() =>
        Check(Gradient(FrameColor.Rgb, BorderMode.Replicate, 3, 3, shift: -0.5f), isDirect: true);

    [Theory]
    [InlineData("canny")]
    [InlineData("corners")]
    [InlineData("peaks")]
    [InlineData("pattern")]
    public void Process_WhatIsMoreThanOneWindow_GoesThroughItsLayers(string name) => Check(BuiltInPipelines.Load(name).Build(64, 48), isDirect: false);

    // Around the frame lies a 0 of the tensor, which is no value of a pixel.
    [Fact]
    public void Process_AShiftedFrameWithZerosAround_GoesThroughItsLayers() => Check(Gradient(FrameColor.Gray, BorderMode.Zero, 3, 3, shift: 1), isDirect: false);

    [Fact]
    public void Process_AWidthThatIsNoMultipleOfATexel_GoesThroughItsLayers() => Check(BuiltInPipelines.Load("sobel").Build(61, 40), isDirect: false);

    private void Check(Pipeline pipeline, bool isDirect) => gl.Run(() =>
    {
        var frame = Noise(pipeline, seed: 11);
        using var loaded = gl.Executor.LoadPipeline(pipeline);
        loaded.Process(frame);
        var inSteps = Picture(loaded);
        loaded.Timed = false;
        loaded.Process(Noise(pipeline, seed: 12));
        loaded.Process(frame);

        Assert.Equal(isDirect, loaded.HasDirectPass);
        Assert.Equal(inSteps.Rgba, Picture(loaded).Rgba);
        Assert.True(inSteps.Rgba.Distinct().Count() > 1);
    });

    private const int Width = 44, Height = 31;

    private static Pipeline Gradient(FrameColor color, BorderMode border, int kernelHeight, int kernelWidth, float shift)
    {
        var random = new Random(9);
        var (graph, frame) = Start(color, shift);
        return Picture(color, graph, graph.Add("edges", new Magnitude(), Convolution(graph, "dx", frame, random, border, kernelHeight, kernelWidth, 0.1f), Convolution(graph, "dy", frame, random, border, kernelHeight, kernelWidth, 0.1f)), shift);
    }

    private static Pipeline Separable(FrameColor color, BorderMode border, int kernelHeight, int kernelWidth, float bias, Activation activation)
    {
        var random = new Random(10);
        var (graph, frame) = Start(color);
        var rows = Convolution(graph, "rows", frame, random, border, 1, kernelWidth, bias, activation);
        return Picture(color, graph, Convolution(graph, "columns", rows, random, border, kernelHeight, 1, 0.1f));
    }

    private static (GraphBuilder Graph, Node Frame, Node Answer) Blurred(FrameColor color, BorderMode border, int kernelHeight, int kernelWidth)
    {
        var (graph, frame) = Start(color);
        return (graph, frame, Convolution(graph, "blur", frame, new Random(11), border, kernelHeight, kernelWidth, 0.1f));
    }

    private static (GraphBuilder Graph, Node Frame) Start(FrameColor color, float shift = 0)
    {
        var graph = new GraphBuilder();
        return (graph, graph.Input("input", new FrameToTensor(color, Shift: shift).OutputShape(Width, Height)));
    }

    private static Pipeline Picture(FrameColor color, GraphBuilder graph, Node picture, float shift = 0) =>
        new("filter", "", Width, Height, new FrameToTensor(color, Shift: shift), graph.Build(picture), picture, new TensorToFrame(color, Gain: 120, Bias: 3));

    // Every third weight is 0, and so are the first two's neighbours: what needn't be added.
    private static Node Convolution(GraphBuilder graph, string name, Node from, Random random, BorderMode border, int height, int width, float bias, Activation activation = default)
    {
        var channels = from.Shape.C;
        float[] kernel = [.. Enumerable.Range(0, height * width).Select(i => i % 3 == 1 ? 0 : random.NextSingle() - 0.5f)];
        return graph.Add(
            name,
            new Conv2D { Padding = Padding.Same(height, width), Border = border, Groups = channels, Activation = activation },
            from,
            graph.Constant(name + " weights", new Tensor(new Shape(channels, 1, height, width), [.. Enumerable.Range(0, channels).SelectMany(_ => kernel)])),
            graph.Constant(name + " bias", new Tensor(new Shape(channels), [.. Enumerable.Repeat(bias, channels)])));
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
