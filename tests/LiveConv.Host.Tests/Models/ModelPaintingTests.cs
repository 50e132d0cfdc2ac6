using LiveConv.Frames;
using LiveConv.Host.Commands;
using LiveConv.Host.Output;
using LiveConv.Models;
using LiveConv.Models.Tasks;
using LiveConv.Onnx;
using Xunit;

namespace LiveConv.Host.Tests.Models;

public class ModelPaintingTests
{
    [Fact]
    public void Apply_GrayPictureOfTheSameSize_GivesTheFrameBack()
    {
        // The luma of (200, 100, 50) is 0.299·200 + 0.587·100 + 0.114·50 = 124.2.
        var frame = Filled(8, 6, 200, 100, 50, 255);
        var picture = Filled(8, 6, 124, 124, 124, 255);
        new ColorJoin(Input(8, 6, FrameColor.Gray), 8, 6, 8, 6).Apply(frame, picture);
        Assert.Equal([200, 100, 50, 255], picture.Rgba[..4]);
    }

    [Fact]
    public void Apply_BrighterPictureOfTwiceTheSize_KeepsTheColourDifference()
    {
        var frame = Filled(8, 6, 100, 60, 80, 255);
        var picture = Filled(16, 12, 124, 124, 124, 255);
        new ColorJoin(Input(8, 6, FrameColor.Gray), 8, 6, 16, 12).Apply(frame, picture);
        // Luma 29.9 + 35.22 + 9.12 = 74.24; 124 is 49.76 more.
        Assert.Equal([150, 110, 130, 255], picture.Rgba[..4]);
    }

    [Fact]
    public void Paint_Mask_IsBilinearBetweenItsPixels()
    {
        var (frame, mask) = (Filled(8, 2, 10, 20, 30, 255), Mask(8, 2, 2, 1));
        mask.Foreground[1] = 1;
        mask.Classes[1] = 1;
        var overlay = new Frame(8, 2);
        Painter(mask).Paint(frame, mask, Background.Mask, overlay);
        // Centres of the mask lie at 2 and 6: pixel 3 (centre 3.5) has (3.5 − 2)/4 = 0.375 of the foreground, and 0.55 of that is tinted.
        Assert.Equal((0, 53, 140), (overlay.Rgba[3], overlay.Rgba[(3 * 4) + 3], overlay.Rgba[(7 * 4) + 3]));
    }

    [Fact]
    public void Blend_ColourAroundTheForeground_ReplacesOnlyTheBackground()
    {
        var (frame, mask) = (Filled(8, 2, 10, 20, 30, 255), Mask(8, 2, 2, 1));
        mask.Foreground[1] = 1;
        var overlay = new Frame(8, 2);
        Painter(mask).Paint(frame, mask, Background.Color, overlay);
        MaskPainter.Blend(frame, overlay);
        Assert.Equal([0x11, 0x22, 0x33, 255, 0x11, 0x22, 0x33, 255], frame.Rgba[..8]);
        Assert.Equal([10, 20, 30, 255], frame.Rgba[28..32]);
    }

    [Fact]
    public void Paint_Blur_OfAPlainPictureIsThePicture()
    {
        var (frame, mask) = (Filled(37, 21, 10, 20, 30, 255), Mask(37, 21, 2, 2));
        var overlay = new Frame(37, 21);
        Painter(mask).Paint(frame, mask, Background.Blur, overlay);
        MaskPainter.Blend(frame, overlay);
        Assert.Equal(Filled(37, 21, 10, 20, 30, 255).Rgba, frame.Rgba);
    }

    [Fact]
    public void Paint_OutsideTheNetworksInput_IsBackground()
    {
        // A 12×4 frame cropped to its middle 4×4: columns 0…3 and 8…11 were never seen.
        var fit = new FrameFit(FitMode.Crop, 4, 4);
        var mask = new SegmentationMask(4, 4, 1, fit.Plan(12, 4));
        Array.Fill(mask.Foreground, 1);
        var overlay = new Frame(12, 4);
        new MaskPainter(mask, fit).Paint(Filled(12, 4, 0, 0, 0, 255), mask, Background.Mask, overlay);
        Assert.Equal([0, 0, 140, 140, 0], new[] { 0, 3, 4, 7, 8 }.Select(x => (int)overlay.Rgba[(x * 4) + 3]));
    }

    [Fact]
    public void Report_WhereSomebodyWatches_ShowsTheStageAndTakesItAwayAgain()
    {
        using var error = new StringWriter();
        using (var line = new LoadingLine(new CommandContext(TextWriter.Null, error, true, default), "models/net.onnx"))
        {
            Thread.Sleep(350);
            line.Report(new ImportProgress("building layers", 0.5));
        }

        Assert.Equal("\rnet.onnx: building layers, 50 %\e[K\r\e[K", error.ToString());
    }

    [Fact]
    public void Report_WhereNobodyWatchesOrItIsQuick_WritesNothing()
    {
        using var error = new StringWriter();
        using (var line = new LoadingLine(new CommandContext(TextWriter.Null, error, true, default), "net.onnx")) line.Report(new ImportProgress("reading", 0));
        using (var line = new LoadingLine(new CommandContext(TextWriter.Null, error, false, default), "net.onnx"))
        {
            Thread.Sleep(350);
            line.Report(new ImportProgress("reading", 0.5));
        }

        Assert.Empty(error.ToString());
    }

    private static MaskPainter Painter(SegmentationMask mask) => new(mask, new FrameFit(FitMode.Stretch, 4, 4)) { Color = 0x332211 };

    private static SegmentationMask Mask(int frameWidth, int frameHeight, int width, int height) =>
        new(width, height, 1, new FrameFit(FitMode.Stretch, 4, 4).Plan(frameWidth, frameHeight));

    private static Preprocessing Input(int width, int height, FrameColor color) => new(new FrameFit(FitMode.Stretch, width, height), color, new Normalization());

    private static Frame Filled(int width, int height, params byte[] pixel)
    {
        var frame = new Frame(width, height);
        for (var i = 0; i < frame.Rgba.Length; i++) frame.Rgba[i] = pixel[i % 4];
        return frame;
    }
}
