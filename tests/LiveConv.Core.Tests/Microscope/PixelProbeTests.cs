using LiveConv.Frames;
using LiveConv.Microscope.Pixels;
using LiveConv.Models;
using LiveConv.Reference;
using LiveConv.Tensors;

namespace LiveConv.Core.Tests.Microscope;

public sealed class PixelProbeTests
{
    public static TheoryData<string, IFramePass> Passes { get; } = new()
    {
        { "grey", new FrameToTensor(FrameColor.Gray) },
        { "mirrored BGR", new FrameToTensor(FrameColor.Bgr, 1f / 127.5f, -1, Mirror: true) },
        { "crop", new Preprocessing(new FrameFit(FitMode.Crop, 11, 7, 13), FrameColor.Rgb, Normalization.ImageNet) },
        { "stretched", new Preprocessing(new FrameFit(FitMode.Stretch, 37, 5), FrameColor.Bgr, new Normalization { Scale = 1, Mean = [104, 117, 123] }) },
        { "letterbox", new Preprocessing(new FrameFit(FitMode.Letterbox, 13, 17), FrameColor.Gray, new Normalization { Std = [0.5] }) },
        { "pixel after pixel", new Preprocessing(new FrameFit(FitMode.Stretch, 9, 6), FrameColor.Rgb, new Normalization { Scale = 2.0 / 255, Mean = [1] }, ImageLayout.Nhwc) },
    };

    [Theory]
    [MemberData(nameof(Passes))]
    public void Explain_EveryValue_IsWhatThePassGives(string name, IFramePass pass)
    {
        _ = name;
        var frame = Noise(31, 19);
        var shape = pass is Preprocessing scaled ? scaled.OutputShape : ((FrameToTensor)pass).OutputShape(31, 19);
        var reference = new ReferenceOutput(shape);
        pass.Evaluate(frame, reference);
        var tensor = new Tensor(shape, [.. reference.Values.ToArray().Select(value => (float)value)]);
        var (probe, result) = (new PixelProbe(pass), new PixelExplanation());
        for (var i = 0; i < shape.Count; i++)
        {
            probe.Explain(frame, tensor, i, result);

            Assert.Equal((reference.Values[i], reference.Bounds[i]), (result.Value, result.Bound));
            Assert.Equal((true, 0), (result.IsWithinBound, result.Ulps));
            Assert.Equal(result.Value, result.Steps[^1].Value, 1e-6);
            Assert.Equal(result.Rows * result.Columns, result.Pixels.Length);
            if (result.Pixels.Length > 0) Assert.Equal(1, result.Pixels.ToArray().Sum(pixel => pixel.Weight), 1e-5);
        }
    }

    /// <summary>Two pixels become one: (10 + 21)/2 = 15.5, rounded up; 16/255 = 0.0627…, less 0.5, divided by 0.25.</summary>
    [Fact]
    public void Explain_ScaledPixel_HasTheStepsWorkedByHand()
    {
        var pass = new Preprocessing(new FrameFit(FitMode.Stretch, 1, 1), FrameColor.Rgb, new Normalization { Mean = [0.5], Std = [0.25] });
        var frame = new Frame(2, 1);
        new byte[] { 1, 10, 2, 255, 3, 21, 4, 255 }.CopyTo(frame.Rgba, 0);
        var result = new PixelExplanation();

        new PixelProbe(pass).Explain(frame, new Tensor(new Shape(1, 3, 1, 1), [0, (float)(((16 / 255.0) - 0.5) / 0.25), 0]), 1, result);

        Assert.Equal([(0, 0, 10, 0.5), (1, 0, 21, 0.5)], result.Pixels.ToArray().Select(pixel => (pixel.X, pixel.Y, (int)pixel.Green, pixel.Weight)));
        Assert.Equal(((1, 2), (2, 16, 3), 16), ((result.Rows, result.Columns), result.Scaled, result.Level));
        Assert.Equal(["/ 255", "− 0.5", "/ 0.25"], result.Steps.ToArray().Select(step => step.Name));
        Assert.Equal([16 / 255.0, (16 / 255.0) - 0.5, ((16 / 255.0) - 0.5) / 0.25], result.Steps.ToArray().Select(step => step.Value));
    }

    [Fact]
    public void Explain_WrongValue_IsOutsideTheBound()
    {
        var result = new PixelExplanation();
        new PixelProbe(new FrameToTensor(FrameColor.Gray)).Explain(Noise(1, 1), new Tensor(new Shape(1, 1, 1, 1), [2]), 0, result);

        Assert.False(result.IsWithinBound);
        Assert.True(result.Ulps > 0);
    }

    [Fact]
    public void Explain_AfterTheFirstTime_AllocatesNothing()
    {
        var pass = new Preprocessing(new FrameFit(FitMode.Crop, 11, 7), FrameColor.Rgb, Normalization.ImageNet);
        var (frame, tensor, probe, result) = (Noise(64, 48), new Tensor(pass.OutputShape), new PixelProbe(pass), new PixelExplanation());
        for (var i = 0; i < tensor.Shape.Count; i++) probe.Explain(frame, tensor, i, result);
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < tensor.Shape.Count; i++) probe.Explain(frame, tensor, i, result);

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    private static Frame Noise(int width, int height)
    {
        var frame = new Frame(width, height);
        new Random(7).NextBytes(frame.Rgba);
        return frame;
    }
}
