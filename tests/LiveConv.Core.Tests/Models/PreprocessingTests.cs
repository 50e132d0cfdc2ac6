using LiveConv.Cpu;
using LiveConv.Frames;
using LiveConv.Models;
using LiveConv.Reference;
using LiveConv.Tensors;

namespace LiveConv.Core.Tests.Models;

public class PreprocessingTests
{
    [Fact]
    public void Scale_HalvingFourPixels_GivesTheTriangleFilterWorkedByHand()
    {
        // Scale 2, so the triangle is 2 wide on each side. Output 0 has its centre at 1: taps at 0.5, 1.5, 2.5 pixels, distances
        // 0.5, 0.5, 1.5 → weights 0.75, 0.75, 0.25 (sum 1.75). Output 1 mirrors it.
        var frame = Gray(4, 1, 10, 20, 60, 200);
        var scaled = Stretch(2, 1).Scale(frame);
        Assert.Equal(21, scaled.Rgba[0]);  // (0.75·10 + 0.75·20 + 0.25·60)/1.75 = 37.5/1.75 = 21.43
        Assert.Equal(114, scaled.Rgba[4]); // (0.25·20 + 0.75·60 + 0.75·200)/1.75 = 200/1.75 = 114.29
    }

    [Fact]
    public void Scale_DoublingTwoPixels_InterpolatesAtHalfPixelCentres()
    {
        // Centres at 0.25, 0.75, 1.25, 1.75 of the source: weights 1 | 0.75, 0.25 | 0.25, 0.75 | 1.
        var scaled = Stretch(4, 1).Scale(Gray(2, 1, 0, 100));
        Assert.Equal([0, 25, 75, 100], new[] { scaled.Rgba[0], scaled.Rgba[4], scaled.Rgba[8], scaled.Rgba[12] }.Select(value => (int)value));
    }

    [Fact]
    public void Scale_RoundsToBytesBetweenRowsAndColumns()
    {
        // 2×2 → 1×1: rows first, (0 + 1)/2 = 0.5 → 1 and (0 + 0)/2 = 0, then (1 + 0)/2 = 0.5 → 1. Without the rounding between: 0.25 → 0.
        var scaled = Stretch(1, 1).Scale(Gray(2, 2, 0, 1, 0, 0));
        Assert.Equal(1, scaled.Rgba[0]);
    }

    [Theory]
    [InlineData(FitMode.Crop, 256, 500, 375, 341, 256, 58, 16)]
    [InlineData(FitMode.Crop, 256, 375, 500, 256, 341, 16, 58)]
    [InlineData(FitMode.Crop, 0, 500, 375, 299, 224, 37, 0)]
    [InlineData(FitMode.Stretch, 0, 500, 375, 224, 224, 0, 0)]
    [InlineData(FitMode.Letterbox, 0, 500, 375, 224, 168, 0, -28)]
    [InlineData(FitMode.Letterbox, 0, 375, 501, 168, 224, -28, 0)]
    public void Plan_ForAFrame_ScalesThenCutsTheMiddle(FitMode mode, int shortSide, int width, int height, int scaledWidth, int scaledHeight, int left, int top)
    {
        var plan = new FrameFit(mode, 224, 224, shortSide).Plan(width, height);
        Assert.Equal(new FitPlan(width, height, scaledWidth, scaledHeight, left, top), plan);
        Assert.Equal(12.5, plan.InputX(plan.FrameX(12.5)), 9);
        Assert.Equal(99.0, plan.FrameY(plan.InputY(99)), 9);
    }

    [Fact]
    public void Plan_CropOfAWideInput_CoversIt()
    {
        Assert.Equal(new FitPlan(100, 100, 320, 320, 0, 40), new FrameFit(FitMode.Crop, 320, 240).Plan(100, 100));
        // A short side of 240 would give 240×240, which is too narrow for 320 columns.
        Assert.Equal(new FitPlan(100, 100, 320, 320, 0, 40), new FrameFit(FitMode.Crop, 320, 240, 240).Plan(100, 100));
    }

    [Fact]
    public void Evaluate_NormalizationLayoutAndOrder_MatchHandComputed()
    {
        var frame = new Frame(2, 1);
        ((byte[])[10, 20, 30, 255, 40, 50, 60, 255]).CopyTo(frame.Rgba, 0);
        var normalization = new Normalization { Scale = 0.5, Mean = [1, 2, 3], Std = [2, 4, 5] };
        var fit = new FrameFit(FitMode.Stretch, 2, 1);
        // Blue, green, red: (30/2 − 1)/2 = 7, (20/2 − 2)/4 = 2, (10/2 − 3)/5 = 0.4; second pixel (30 − 1)/2, (25 − 2)/4, (20 − 3)/5.
        Assert.Equal([7, 14.5f, 2, 5.75f, 0.4f, 3.4f], Values(new Preprocessing(fit, FrameColor.Bgr, normalization), frame));
        Assert.Equal([7, 2, 0.4f, 14.5f, 5.75f, 3.4f], Values(new Preprocessing(fit, FrameColor.Bgr, normalization, ImageLayout.Nhwc), frame));
        // Luma: (299·10 + 587·20 + 114·30 + 500)/1000 = 18.65 → 18; (299·40 + 587·50 + 114·60 + 500)/1000 = 48.65 → 48.
        Assert.Equal([18, 48], Values(new Preprocessing(fit, FrameColor.Gray, new Normalization { Scale = 1 }), frame));
    }

    [Theory]
    [InlineData(FitMode.Crop, FrameColor.Rgb, ImageLayout.Nchw, 97, 53, 31, 17, 20)]
    [InlineData(FitMode.Crop, FrameColor.Bgr, ImageLayout.Nhwc, 19, 41, 31, 37, 0)]
    [InlineData(FitMode.Stretch, FrameColor.Gray, ImageLayout.Nchw, 64, 48, 13, 29, 0)]
    [InlineData(FitMode.Stretch, FrameColor.Rgb, ImageLayout.Nhwc, 13, 7, 13, 7, 0)]
    [InlineData(FitMode.Letterbox, FrameColor.Rgb, ImageLayout.Nchw, 97, 31, 24, 23, 0)]
    [InlineData(FitMode.Letterbox, FrameColor.Gray, ImageLayout.Nhwc, 1, 5, 8, 9, 0)]
    public void Run_Cpu_IsEqualToTheReferenceToTheBit(FitMode mode, FrameColor color, ImageLayout layout, int width, int height, int inputWidth, int inputHeight, int shortSide)
    {
        var frame = new Frame(width, height);
        new Random(7).NextBytes(frame.Rgba);
        var pass = new Preprocessing(new FrameFit(mode, inputWidth, inputHeight, shortSide), color, color == FrameColor.Gray ? new Normalization() : Normalization.ImageNet, layout);
        var tensor = new Tensor(pass.OutputShape);
        new FramePassRunner(pass, width, height, tensor).Run(frame);
        Assert.Equal(Values(pass, frame), tensor.Data);
    }

    private static float[] Values(Preprocessing pass, Frame frame)
    {
        var output = new ReferenceOutput(pass.OutputShape);
        pass.Evaluate(frame, output);
        Assert.All(output.Bounds, bound => Assert.Equal(0, bound));
        var tensor = new Tensor(pass.OutputShape);
        output.CopyTo(tensor);
        return tensor.Data;
    }

    private static Preprocessing Stretch(int width, int height) => new(new FrameFit(FitMode.Stretch, width, height), FrameColor.Rgb, new Normalization());

    private static Frame Gray(int width, int height, params byte[] values)
    {
        var frame = new Frame(width, height);
        for (var i = 0; i < frame.Rgba.Length; i++) frame.Rgba[i] = i % 4 == 3 ? (byte)255 : values[i / 4];
        return frame;
    }
}
