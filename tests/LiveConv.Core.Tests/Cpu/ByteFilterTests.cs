using LiveConv.Cpu.Bytes;
using LiveConv.Frames;
using LiveConv.Graphs;
using LiveConv.Ops;
using LiveConv.Pipelines;

namespace LiveConv.Core.Tests.Cpu;

public class ByteFilterTests
{
    public static TheoryData<string, int, int> Cases
    {
        get
        {
            var data = new TheoryData<string, int, int>();
            foreach (var op in Ops.Keys)
                foreach (var (width, height) in new[] { (16, 1), (17, 5), (53, 31), (64, 2), (131, 7) }) data.Add(op, width, height);
            return data;
        }
    }

    private static Dictionary<string, Op> Ops { get; } = new()
    {
        ["median"] = new MedianFilter(3),
        ["largest of 5×5"] = new MaxPool2D { KernelHeight = 5, KernelWidth = 5, Padding = Padding.Same(5, 5) },
        ["smallest of 2×7"] = new MinPool2D { KernelHeight = 2, KernelWidth = 7, Padding = Padding.Same(2, 7) },
        ["largest of 3×4, window to the left"] = new MaxPool2D { KernelHeight = 3, KernelWidth = 4, Padding = new(2, 3, 0, 0) },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public void Run_AtEveryVectorWidth_GivesTheReferencesPicture(string op, int width, int height)
    {
        foreach (var color in new[] { FrameColor.Rgb, FrameColor.Bgr })
        {
            var pipeline = Pipeline(Ops[op], width, height, new FrameToTensor(color), new TensorToFrame(color));
            var frame = Noise(width, height);
            using var reference = new LiveConv.Reference.ReferenceExecutor();
            using var loaded = reference.Load(pipeline);
            var expected = new Frame(width, height);
            loaded.Process(frame);
            loaded.ReadPicture(expected);
            Assert.Equal(expected.Rgba, Picture(ByteFilter.Create<Bytes128>(pipeline), frame));
            if (width * 4 >= 32) Assert.Equal(expected.Rgba, Picture(ByteFilter.Create<Bytes256>(pipeline), frame));
            if (width * 4 >= 64) Assert.Equal(expected.Rgba, Picture(ByteFilter.Create<Bytes512>(pipeline), frame));
        }
    }

    [Fact]
    public void Create_WhereBytesAreNotTheValues_GivesNone()
    {
        var op = Ops["median"];
        Assert.Null(ByteFilter.Create<Bytes128>(Pipeline(op, 64, 9, new FrameToTensor(FrameColor.Rgb), new TensorToFrame(FrameColor.Bgr))));
        Assert.Null(ByteFilter.Create<Bytes128>(Pipeline(op, 64, 9, new FrameToTensor(FrameColor.Rgb, Mirror: true), new TensorToFrame())));
        Assert.Null(ByteFilter.Create<Bytes128>(Pipeline(op, 64, 9, new FrameToTensor(FrameColor.Gray), new TensorToFrame())));
        Assert.Null(ByteFilter.Create<Bytes128>(Pipeline(op, 64, 9, new FrameToTensor(FrameColor.Rgb, -1f / 255, 1), new TensorToFrame(FrameColor.Rgb, -255, 255))));
        Assert.Null(ByteFilter.Create<Bytes128>(Pipeline(op, 64, 9, new FrameToTensor(FrameColor.Rgb), new TensorToFrame(FrameColor.Rgb, 128))));
        Assert.Null(ByteFilter.Create<Bytes128>(Pipeline(op, 3, 9, new FrameToTensor(FrameColor.Rgb), new TensorToFrame())));
        Assert.Null(ByteFilter.Create<Bytes128>(Pipeline(new MedianFilter(5), 64, 9, new FrameToTensor(FrameColor.Rgb), new TensorToFrame())));
        Assert.NotNull(ByteFilter.Create<Bytes128>(Pipeline(op, 64, 9, new FrameToTensor(FrameColor.Rgb, 1, -128), new TensorToFrame(FrameColor.Rgb, 1, 128))));
    }

    private static byte[] Picture(ByteFilter? filter, Frame frame)
    {
        filter!.Frame = frame;
        for (var row = filter.Rows(0) - 1; row >= 0; row--) filter.Run(0, row, row + 1);
        return filter.Picture.Rgba;
    }

    private static Pipeline Pipeline(Op op, int width, int height, FrameToTensor input, TensorToFrame output)
    {
        var builder = new GraphBuilder();
        var x = builder.Input("x", input.OutputShape(width, height));
        var y = builder.Add("y", op, x);
        return new Pipeline("bytes", "", width, height, input, builder.Build(y), y, output);
    }

    private static Frame Noise(int width, int height)
    {
        var frame = new Frame(width, height);
        new Random(width).NextBytes(frame.Rgba);
        return frame;
    }
}
