using LiveConv.Cpu;
using LiveConv.Frames;
using LiveConv.Graphs;
using LiveConv.Ops;
using LiveConv.Pipelines;
using LiveConv.Reference;
using LiveConv.Tensors;
using LiveConv.Verification;

namespace LiveConv.Core.Tests.Cpu;

public class CpuPipelineTests
{
    public static TheoryData<FrameColor, bool, int, int> Passes => new()
    {
        { FrameColor.Gray, false, 37, 11 },
        { FrameColor.Gray, true, 37, 11 },
        { FrameColor.Rgb, false, 7, 5 },
        { FrameColor.Rgb, true, 23, 3 },
        { FrameColor.Bgr, false, 16, 2 },
        { FrameColor.Bgr, true, 83, 5 },
        { FrameColor.Rgb, true, 67, 3 },
        { FrameColor.Rgb, false, 131, 7 },
        { FrameColor.Gray, false, 1, 1 },
        { FrameColor.Rgb, true, 1, 7 },
    };

    [Theory]
    [MemberData(nameof(Passes))]
    public void Process_FramePasses_MatchTheReference(FrameColor color, bool mirror, int width, int height)
    {
        var pass = new FrameToTensor(color, 1f / 255, -0.25f, mirror);
        var builder = new GraphBuilder();
        var x = builder.Input("x", pass.OutputShape(width, height));
        var y = builder.Add("y", new Affine(1.5f, 0.1f), x);
        var pipeline = new Pipeline("passes", "", width, height, pass, builder.Build(y), y, new TensorToFrame(color, 255, 3));
        var frame = Noise(width, height);
        using var executor = new CpuExecutor(2);
        using var loaded = executor.Load(pipeline);
        loaded.Process(frame);

        var tensor = new Tensor(x.Shape);
        loaded.Graph.Read(x, tensor);
        var reference = new ReferenceOutput(x.Shape);
        pass.Evaluate(frame, reference);
        var comparison = ErrorBound.Check(tensor, reference);
        Assert.True(comparison.Passed, comparison.ToString());

        var (actual, expected) = (new Frame(width, height), new Frame(width, height));
        loaded.ReadPicture(actual);
        var values = new Tensor(y.Shape);
        loaded.Graph.Read(y, values);
        pipeline.Output.Evaluate(values, expected);
        for (var i = 0; i < expected.Rgba.Length; i++) Assert.InRange(actual.Rgba[i], expected.Rgba[i] - 1, expected.Rgba[i] + 1);
        Assert.Equal(frame.Number, actual.Number);
        Assert.Equal(frame.CaptureTime, actual.CaptureTime);
    }

    [Theory]
    [InlineData(1, FrameColor.Gray)]
    [InlineData(9, FrameColor.Gray)]
    [InlineData(9, FrameColor.Rgb)]
    public void Process_ValuesOutsideTheRange_AreClampedAndNaNIsBlack(int times, FrameColor color)
    {
        var width = 5 * times;
        var builder = new GraphBuilder();
        var x = builder.Input("x", new Shape(1, color == FrameColor.Gray ? 1 : 3, 1, width));
        float[] values = [.. Enumerable.Repeat<float[]>([float.NaN, float.PositiveInfinity, -9, 0.5f, 9], x.Shape.Count / 5).SelectMany(five => five)];
        var y = builder.Add("y", new Add(), x, builder.Constant("values", new Tensor(x.Shape, values)));
        var pipeline = new Pipeline("range", "", width, 1, new FrameToTensor(color), builder.Build(y), y, new TensorToFrame());
        using var executor = new CpuExecutor(1);
        using var loaded = executor.Load(pipeline);
        loaded.Process(new Frame(width, 1));
        var picture = new Frame(width, 1);
        loaded.ReadPicture(picture);
        byte[] expected = [0, 255, 0, 128, 255];
        for (var i = 0; i < width; i++) Assert.Equal([expected[i % 5], expected[i % 5], expected[i % 5], (byte)255], picture.Rgba.AsSpan(4 * i, 4).ToArray());
    }

    [Fact]
    public void Process_SteadyState_AllocatesNothing()
    {
        using var executor = new CpuExecutor(2);
        var pipeline = EveryKernel(64, 48);
        using var loaded = executor.Load(pipeline);
        var (frame, picture) = (Noise(64, 48), new Frame(64, 48));
        for (var i = 0; i < 50; i++) loaded.Process(frame);
        loaded.ReadPicture(picture);

        // Other tests allocate meanwhile, so the whole process is looked at only for its quietest frame.
        var total = long.MaxValue;
        var here = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 200; i++)
        {
            var before = GC.GetTotalAllocatedBytes(true);
            loaded.Process(frame);
            loaded.ReadPicture(picture);
            total = Math.Min(total, GC.GetTotalAllocatedBytes(true) - before);
        }

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - here);
        Assert.Equal(0, total);
    }

    [Fact]
    public void Process_AnyNumberOfThreads_GivesTheSamePicture()
    {
        Assert.Equal(Picture(1), Picture(2));
        Assert.Equal(Picture(1), Picture(5));

        static byte[] Picture(int threads)
        {
            using var executor = new CpuExecutor(threads);
            using var loaded = executor.Load(EveryKernel(61, 47));
            var picture = new Frame(61, 47);
            loaded.Process(Noise(61, 47));
            loaded.ReadPicture(picture);
            return picture.Rgba;
        }
    }

    [Fact]
    public void Process_FrameOfAnotherSize_IsRefused()
    {
        using var executor = new CpuExecutor(1);
        using var loaded = executor.Load(EveryKernel(31, 17));
        Assert.StartsWith("the pipeline is loaded for frames of 31×17, not 17×31", Assert.Throws<ArgumentException>(() => loaded.Process(new Frame(17, 31))).Message, StringComparison.Ordinal);
    }

    /// <summary>A pipeline with every kind of kernel in it.</summary>
    private static Pipeline EveryKernel(int width, int height)
    {
        var builder = new GraphBuilder();
        var x = builder.Input("x", new Shape(1, 3, height, width));
        var gray = builder.Add("gray", new ColorToGray(), x);
        var smooth = builder.Add("smooth", new MedianFilter(3), builder.Add("bilateral", new BilateralFilter(5, 0.2f, 2), gray));
        var same = new Conv2D { Padding = Padding.Same(3, 3), Border = BorderMode.Replicate };
        var dx = builder.Add("dx", same, smooth, builder.Constant("sobel-x", new Tensor(new Shape(1, 1, 3, 3), [-1, 0, 1, -2, 0, 2, -1, 0, 1])));
        var dy = builder.Add("dy", same, smooth, builder.Constant("sobel-y", new Tensor(new Shape(1, 1, 3, 3), [-1, -2, -1, 0, 0, 0, 1, 2, 1])));
        var edges = builder.Add("edges", new Hysteresis(0.1f, 0.5f), builder.Add("thin", new EdgeThinning(), dx, dy));
        var template = builder.Constant("template", new Tensor(new Shape(1, 1, 1, 3), [0, 1, 0]));
        var match = builder.Add("match", new NormalizedCrossCorrelation(), gray, template);
        var peaks = builder.Add("peaks", new NonMaximumSuppression(2, 2, 0.5f), match);
        var pooled = builder.Add("pool", new MaxPool2D { KernelHeight = 3, KernelWidth = 3, StrideY = 2, StrideX = 2, Padding = new(1, 1, 1, 1) }, gray);
        var resized = builder.Add("resize", new Resize(height, width, ResizeMode.Bilinear), builder.Add("average", new AveragePool2D { Padding = Padding.Same(2, 2) }, pooled));
        var functions = builder.Add("tanh", new Tanh(), builder.Add("leaky", new LeakyRelu(), builder.Add("clamp", new Clamp(-1, 1), builder.Add("affine", new Affine(2, -1), resized))));
        var gradient = builder.Add("sum", new Add(), builder.Add("length", new Magnitude(), dx, dy), builder.Add("angle", new Sigmoid(), builder.Add("atan2", new Orientation(), dx, dy)));
        var picture = builder.Add("concat", new Concat(1), builder.Add("max", new Max(), edges, peaks), functions, gradient);
        return new Pipeline("every kernel", "", width, height, new FrameToTensor(FrameColor.Rgb), builder.Build(picture), picture, new TensorToFrame());
    }

    private static Frame Noise(int width, int height)
    {
        var frame = new Frame(width, height) { Number = 41, CaptureTime = 99 };
        var state = 1u;
        for (var i = 0; i < frame.Rgba.Length; i++) frame.Rgba[i] = i % 4 == 3 ? (byte)255 : (byte)((state = (state * 1664525) + 1013904223) >> 24);
        return frame;
    }
}
