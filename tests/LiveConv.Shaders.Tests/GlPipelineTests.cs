using LiveConv.Frames;
using LiveConv.Graphs;
using LiveConv.Ops;
using LiveConv.Pipelines;
using LiveConv.Reference;
using LiveConv.Tensors;
using Xunit;

namespace LiveConv.Shaders.Tests;

[Collection(GlTests.Name)]
public sealed class GlPipelineTests(GlFixture gl)
{
    [Theory]
    [InlineData(64, 48, FrameColor.Gray, false)]
    [InlineData(61, 47, FrameColor.Gray, false)]
    [InlineData(61, 47, FrameColor.Gray, true)]
    [InlineData(61, 47, FrameColor.Rgb, false)]
    [InlineData(61, 47, FrameColor.Bgr, true)]
    [InlineData(7, 5, FrameColor.Gray, false)]
    [InlineData(1, 1, FrameColor.Rgb, true)]
    public void Process_AnySizeAndColor_GivesThePictureOfTheReference(int width, int height, FrameColor color, bool mirror) => gl.Run(() =>
    {
        var pipeline = Sobel(width, height, color, mirror);
        var frame = Noise(width, height, seed: 1);
        using var loaded = gl.Executor.LoadPipeline(pipeline);
        using var reference = new ReferencePipeline(pipeline);

        loaded.Process(frame);
        reference.Process(frame);

        Assert.Equal(Picture(reference, width, height).Rgba, Picture(loaded, width, height).Rgba);
    });

    [Theory]
    [InlineData(64, 48, 3, 3)]
    [InlineData(60, 47, 3, 3)]
    [InlineData(8, 5, 7, 7)]
    [InlineData(44, 31, 4, 5)]
    [InlineData(12, 1, 1, 3)]
    public void Process_OneConvolutionUntimed_GivesTheSamePictureInOnePass(int width, int height, int kernelHeight, int kernelWidth) => gl.Run(() =>
    {
        var pipeline = Convolution(width, height, kernelHeight, kernelWidth);
        var frame = Noise(width, height, seed: 3);
        using var loaded = gl.Executor.LoadPipeline(pipeline);
        loaded.Process(frame);
        var inSteps = Picture(loaded, width, height);

        loaded.Timed = false;
        loaded.Process(Noise(width, height, seed: 4));
        loaded.Process(frame);

        Assert.Equal(inSteps.Rgba, Picture(loaded, width, height).Rgba);
    });

    [Fact]
    public void Read_AfterAFrameInOnePass_GivesTheLayersOfThatFrame() => gl.Run(() =>
    {
        var pipeline = Convolution(24, 17, 3, 3);
        var frame = Noise(24, 17, seed: 6);
        using var reference = new ReferencePipeline(pipeline);
        using var loaded = gl.Executor.LoadPipeline(pipeline);
        loaded.Timed = false;
        loaded.Process(Noise(24, 17, seed: 5));
        loaded.Process(frame);
        reference.Process(frame);

        foreach (var node in pipeline.Graph.Inputs.Append(pipeline.Picture!))
        {
            var (expected, actual) = (new Tensor(node.Shape), new Tensor(node.Shape));
            reference.Graph.Read(node, expected);
            loaded.Graph.Read(node, actual);
            for (var i = 0; i < expected.Data.Length; i++) Assert.Equal(expected.Data[i], actual.Data[i], 1e-5);
        }
    });

    [Fact]
    public void Tensor_OncePicked_HoldsTheLayerOfEveryFrame() => gl.Run(() =>
    {
        var pipeline = Convolution(24, 17, 3, 3);
        using var loaded = gl.Executor.LoadPipeline(pipeline);
        loaded.Timed = false;
        loaded.Process(Noise(24, 17, seed: 7));
        var picked = loaded.Tensor(pipeline.Picture!);
        var (first, second, read) = (new Tensor(picked.Shape), new Tensor(picked.Shape), new Tensor(picked.Shape));
        picked.Read(first);
        loaded.Process(Noise(24, 17, seed: 8));
        picked.Read(second);
        loaded.Graph.Read(pipeline.Picture!, read);

        Assert.NotEqual(first.Data, second.Data);
        Assert.Equal(read.Data, second.Data);
    });

    [Fact]
    public void ReadPicture_KeepsNumberAndCaptureTime() => gl.Run(() =>
    {
        var frame = Noise(9, 6, seed: 2);
        (frame.Number, frame.CaptureTime) = (41, 4711);
        using var loaded = gl.Executor.LoadPipeline(Sobel(9, 6));

        loaded.Process(frame);

        var picture = Picture(loaded, 9, 6);
        Assert.Equal((41, 4711), (picture.Number, picture.CaptureTime));
    });

    [Fact]
    public void QueuedPictures_ComeBackInOrderWithTheirFrames() => gl.Run(() =>
    {
        const int Frames = 8;
        using var loaded = gl.Executor.LoadPipeline(Sobel(33, 21));
        using var reference = new ReferencePipeline(loaded.Pipeline);
        var picture = new Frame(33, 21);
        var expected = 0;

        for (var number = 0; number < Frames; number++)
        {
            var frame = Noise(33, 21, seed: number);
            frame.Number = number;
            loaded.Process(frame);
            if (loaded.TryQueuePicture()) continue;
            CheckNext();
            Assert.True(loaded.TryQueuePicture());
        }

        while (expected < Frames) CheckNext();
        Assert.False(loaded.TryTakePicture(picture, wait: true));

        void CheckNext()
        {
            Assert.True(loaded.TryTakePicture(picture, wait: true));
            Assert.Equal(expected, picture.Number);
            reference.Process(Noise(33, 21, seed: expected++));
            Assert.Equal(Picture(reference, 33, 21).Rgba, picture.Rgba);
        }
    });

    [Fact]
    public void Process_InSteadyState_AllocatesNothing() => gl.Run(() =>
    {
        using var loaded = gl.Executor.LoadPipeline(Sobel(64, 48));
        var frame = Noise(64, 48, seed: 3);
        var picture = new Frame(64, 48);
        for (var i = 0; i < 10; i++) OneFrame();

        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 100; i++) OneFrame();
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;

        Assert.Equal(0, allocated);

        void OneFrame()
        {
            loaded.Process(frame);
            loaded.TryQueuePicture();
            loaded.TryTakePicture(picture, wait: true);
        }
    });

    [Fact]
    public void Process_AfterTheFirstFrame_CompilesNothing() => gl.Run(() =>
    {
        using var loaded = gl.Executor.LoadPipeline(Sobel(31, 17));
        var compiled = gl.Executor.Programs.Compiled;

        for (var i = 0; i < 5; i++) loaded.Process(Noise(31, 17, seed: i));

        Assert.Equal(compiled, gl.Executor.Programs.Compiled);
    });

    [Fact]
    public void Steps_AfterAFrame_HaveTimesThatAreShorterThanTheFrame() => gl.Run(() =>
    {
        using var loaded = gl.Executor.LoadPipeline(Sobel(640, 360));
        var frame = Noise(640, 360, seed: 4);
        loaded.Process(frame);
        loaded.Wait();

        var start = System.Diagnostics.Stopwatch.GetTimestamp();
        loaded.Process(frame);
        loaded.Wait();
        var elapsed = System.Diagnostics.Stopwatch.GetElapsedTime(start).TotalMilliseconds;

        Assert.Equal(["frame to tensor", "dx", "dy", "magnitude", "tensor to frame"], loaded.Steps.Select(step => step.Name));
        Assert.All(loaded.Steps, step => Assert.True(step.Milliseconds > 0, $"{step.Name} took {step.Milliseconds} ms"));
        Assert.True(loaded.Steps.Sum(step => step.Milliseconds) <= elapsed);
    });

    [Fact]
    public void MeasureCopy_TakesTimeAndLeavesThePictureAlone() => gl.Run(() =>
    {
        using var loaded = gl.Executor.LoadPipeline(Sobel(640, 360));
        loaded.Process(Noise(640, 360, seed: 5));
        var before = Picture(loaded, 640, 360).Rgba;

        Assert.InRange(loaded.MeasureCopy(3), 1e-6, 1000);
        Assert.Equal(before, Picture(loaded, 640, 360).Rgba);
    });

    [Fact]
    public void Process_FrameOfAnotherSize_SaysBothSizes() => gl.Run(() =>
    {
        using var loaded = gl.Executor.LoadPipeline(Sobel(31, 17));

        var failure = Assert.Throws<ArgumentException>(() => loaded.Process(new Frame(17, 31)));

        Assert.StartsWith("the pipeline is for frames of 31×17, not 17×31", failure.Message, StringComparison.Ordinal);
    });

    private static Frame Picture(ILoadedPipeline loaded, int width, int height)
    {
        var picture = new Frame(width, height);
        loaded.ReadPicture(picture);
        return picture;
    }

    private static Frame Noise(int width, int height, int seed)
    {
        var frame = new Frame(width, height);
        new Random(seed).NextBytes(frame.Rgba);
        return frame;
    }

    // Integer kernels on a scale that is a power of two: every value is exact, so pictures are equal to the byte.
    private static Pipeline Convolution(int width, int height, int kernelHeight, int kernelWidth)
    {
        var random = new Random(9);
        var weights = new Tensor(new Shape(1, 1, kernelHeight, kernelWidth));
        for (var i = 0; i < weights.Data.Length; i++) weights.Data[i] = i % 3 == 1 ? 0 : random.NextSingle() - 0.5f;
        var input = new FrameToTensor(FrameColor.Gray);
        var graph = new GraphBuilder();
        var frame = graph.Input("input", input.OutputShape(width, height));
        var layer = graph.Add("conv", new Conv2D { Padding = Padding.Same(kernelHeight, kernelWidth), Activation = Activation.Relu }, frame, graph.Constant("w", weights), graph.Constant("b", new Tensor(new Shape(1), [0.1f])));
        return new Pipeline("convolution", "", width, height, input, graph.Build(layer), layer, new TensorToFrame(Gain: 200, Bias: 3));
    }

    private static Pipeline Sobel(int width, int height, FrameColor color = FrameColor.Gray, bool mirror = false)
    {
        var input = new FrameToTensor(color, 1f / 256, 0, mirror);
        var conv = new Conv2D { Padding = Padding.Same(3, 3), Border = BorderMode.Reflect, Groups = input.Channels };
        var graph = new GraphBuilder();
        var x = graph.Input("input", input.OutputShape(width, height));
        float[] horizontal = [-1, 0, 1, -2, 0, 2, -1, 0, 1];
        float[] vertical = [-1, -2, -1, 0, 0, 0, 1, 2, 1];
        var dx = graph.Add("dx", conv, x, graph.Constant("kernel x", Kernels(horizontal)));
        var dy = graph.Add("dy", conv, x, graph.Constant("kernel y", Kernels(vertical)));
        var edges = graph.Add("magnitude", new Max(), dx, dy);
        return new Pipeline("sobel", "edges", width, height, input, graph.Build(edges), edges, new TensorToFrame(color, Gain: 64));

        Tensor Kernels(float[] kernel) => new(
            new Shape(input.Channels, 1, 3, 3),
            [.. Enumerable.Range(0, input.Channels).SelectMany(_ => kernel)]);
    }
}
