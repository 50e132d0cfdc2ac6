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
    [InlineData(FrameColor.Rgb, BorderMode.Zero, 5, 5)]
    [InlineData(FrameColor.Gray, BorderMode.Zero, 8, 8)]
    [InlineData(FrameColor.Bgr, BorderMode.Replicate, 4, 2)]
    [InlineData(FrameColor.Bgr, BorderMode.Reflect, 1, 7)]
    public void Process_AnyBorderAndWindow_GivesTheSamePictureInOnePass(FrameColor color, BorderMode border, int height, int width) =>
        Check(Gradient(color, border, height, width, shift: 0), isDirect: true);

    [Fact]
    public void Process_AShiftedFrame_GivesTheSamePictureInOnePass() =>
        Check(Gradient(FrameColor.Rgb, BorderMode.Replicate, 3, 3, shift: -0.5f), isDirect: true);

    [Theory]
    [InlineData("canny")]
    [InlineData("gaussian")]
    [InlineData("peaks")]
    [InlineData("unsharp")]
    [InlineData("dog")]
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

    private static Pipeline Gradient(FrameColor color, BorderMode border, int kernelHeight, int kernelWidth, float shift)
    {
        const int Width = 44, Height = 31;
        var random = new Random(9);
        var input = new FrameToTensor(color, Shift: shift);
        var graph = new GraphBuilder();
        var frame = graph.Input("input", input.OutputShape(Width, Height));
        var op = new Conv2D { Padding = Padding.Same(kernelHeight, kernelWidth), Border = border, Groups = input.Channels };
        var edges = graph.Add("edges", new Magnitude(), Add("dx"), Add("dy"));
        return new Pipeline("gradient", "", Width, Height, input, graph.Build(edges), edges, new TensorToFrame(color, Gain: 120, Bias: 3));

        // Every third weight is 0, and so are the first two's neighbours: what needn't be added.
        Node Add(string name)
        {
            float[] kernel = [.. Enumerable.Range(0, kernelHeight * kernelWidth).Select(i => i % 3 == 1 ? 0 : random.NextSingle() - 0.5f)];
            return graph.Add(
                name,
                op,
                frame,
                graph.Constant(name + " weights", new Tensor(new Shape(input.Channels, 1, kernelHeight, kernelWidth), [.. Enumerable.Range(0, input.Channels).SelectMany(_ => kernel)])),
                graph.Constant(name + " bias", new Tensor(new Shape(input.Channels), [.. Enumerable.Repeat(0.1f, input.Channels)])));
        }
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
