using LiveConv.Cpu;
using LiveConv.Frames;
using LiveConv.Graphs;
using LiveConv.Pipelines;
using LiveConv.Reference;
using LiveConv.Tensors;

namespace LiveConv.Core.Tests.Cpu;

/// <summary>Pictures of more than 8 MiB, which are written past the caches, with rows that begin anywhere in a cache line.</summary>
public class LargeFramesTests
{
    private const int Width = 1931;
    private const int Height = 1201;

    [Theory]
    [InlineData(1, FrameColor.Gray)]
    [InlineData(3, FrameColor.Rgb)]
    [InlineData(3, FrameColor.Bgr)]
    public void Run_TensorToLargePicture_GivesEachByteOfTheReference(int channels, FrameColor color)
    {
        Assert.True(LargeFrames.Contain(new Frame(Width, Height)));
        var values = new Tensor(new Shape(1, channels, Height, Width));
        var random = new Random(7);
        for (var i = 0; i < values.Data.Length; i++) values.Data[i] = random.Next(-9, 265);
        values.Data[5] = float.NaN;
        values.Data[^1] = float.PositiveInfinity;
        var pass = new TensorToFrame(color, 1, 0.25f);
        var runner = new PicturePassRunner(pass, values);
        runner.Run();

        var expected = new Frame(Width, Height);
        pass.Evaluate(values, expected);
        Assert.True(expected.Rgba.AsSpan().SequenceEqual(runner.Picture.Rgba), "the pictures differ");
    }

    [Theory]
    [InlineData("sharpen")]
    [InlineData("emboss")]
    [InlineData("line-vertical")]
    public void Process_LargeFrame_GivesThePictureOfTheReference(string name)
    {
        var pipeline = BuiltInPipelines.Load(name).Build(Width, Height);
        var frame = new Frame(Width, Height);
        new Random(11).NextBytes(frame.Rgba);
        using var reference = new ReferenceExecutor();
        var expected = Picture(reference, pipeline, frame);
        foreach (var threads in new[] { 1, 3 })
        {
            using var executor = new CpuExecutor(threads);
            var actual = Picture(executor, pipeline, frame);
            for (var i = 0; i < expected.Rgba.Length; i++)
            {
                if (Math.Abs(actual.Rgba[i] - expected.Rgba[i]) > 1)
                    Assert.Fail($"{threads} threads, byte {i % 4} of pixel {i / 4 % Width}, {i / 4 / Width}: {actual.Rgba[i]}, not {expected.Rgba[i]}");
            }
        }
    }

    private static Frame Picture(IExecutor executor, Pipeline pipeline, Frame frame)
    {
        using var loaded = executor.Load(pipeline, KeptValues.Results);
        loaded.Process(frame);
        var picture = new Frame(pipeline.Width, pipeline.Height);
        loaded.ReadPicture(picture);
        return picture;
    }
}
