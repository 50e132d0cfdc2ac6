using OpenCvSharp;
using Xunit;

namespace LiveConv.Compat.Tests;

public class Cv2Tests
{
    [Fact]
    public void ImEncode_PngThenImDecode_GivesTheSamePixels()
    {
        using var picture = Noise(17, 31);
        Cv2.ImEncode(".png", picture, out var png, (int[]?)null);
        using var back = Cv2.ImDecode(png, ImreadModes.Color);

        Assert.Equal([0x89, (byte)'P', (byte)'N', (byte)'G'], png[..4]);
        Assert.Equal(picture.AsSpan<byte>().ToArray(), back.AsSpan<byte>().ToArray());
    }

    [Fact]
    public void ImDecode_NoPicture_GivesAnEmptyMat()
    {
        using var mat = Cv2.ImDecode([1, 2, 3, 4, 5], ImreadModes.Color);

        Assert.True(mat.Empty());
    }

    [Fact]
    public void CvtColor_BgrToGray_WeighsTheChannels()
    {
        using var bgr = new Mat(1, 1, MatType.CV_8UC3, new Scalar(255, 0, 0));
        using var gray = new Mat();

        Cv2.CvtColor(bgr, gray, ColorConversionCodes.BGR2GRAY);

        Assert.Equal(29, gray.At<byte>(0, 0));
    }

    [Fact]
    public void Filter2D_AsymmetricKernel_Correlates()
    {
        using var src = Mat.FromPixelData(1, 4, MatType.CV_32FC1, new float[] { 1, 2, 4, 8 });
        using var kernel = Mat.FromPixelData(1, 3, MatType.CV_32FC1, new float[] { 1, 0, 10 });
        using var dst = new Mat();

        Cv2.Filter2D(src, dst, MatType.CV_32F, kernel, borderType: BorderTypes.Constant);

        Assert.Equal([20f, 41f, 82f, 4f], dst.AsSpan<float>().ToArray());
    }

    [Fact]
    public void Sobel_Ramp_GivesEightTimesTheSlope()
    {
        using var ramp = new Mat(3, 5, MatType.CV_32FC1);
        for (var y = 0; y < 3; y++)
            for (var x = 0; x < 5; x++)
                ramp.At<float>(y, x) = 2 * x;
        using var dx = new Mat();

        Cv2.Sobel(ramp, dx, MatType.CV_32F, 1, 0);

        Assert.Equal(16f, dx.At<float>(1, 2));
    }

    [Fact]
    public void Erode_WithoutBorderValue_DoesNotDarkenTheBorder()
    {
        using var src = new Mat(3, 3, MatType.CV_8UC1, new Scalar(200));
        using var cross = Cv2.GetStructuringElement(MorphShapes.Cross, new Size(3, 3));
        using var eroded = new Mat();
        using var dilated = new Mat();

        Cv2.Erode(src, eroded, cross);
        Cv2.Dilate(src, dilated, null);

        Assert.Equal([0, 1, 0, 1, 1, 1, 0, 1, 0], cross.AsSpan<byte>().ToArray());
        Assert.All(eroded.AsSpan<byte>().ToArray(), v => Assert.Equal(200, v));
        Assert.All(dilated.AsSpan<byte>().ToArray(), v => Assert.Equal(200, v));
    }

    [Fact]
    public void CopyMakeBorder_Constant_PutsTheValueAround()
    {
        using var src = new Mat(1, 1, MatType.CV_8UC1, new Scalar(5));
        using var dst = new Mat();

        Cv2.CopyMakeBorder(src, dst, 0, 1, 1, 0, BorderTypes.Constant, new Scalar(7));

        Assert.Equal([7, 5, 7, 7], dst.AsSpan<byte>().ToArray());
    }

    [Fact]
    public void FlipAndRotate_NumberedPixels_MoveThem()
    {
        using var src = Mat.FromPixelData(2, 2, MatType.CV_8UC1, new byte[] { 1, 2, 3, 4 });
        using var flipped = new Mat();
        using var turned = new Mat();

        Cv2.Flip(src, flipped, FlipMode.Y);
        Cv2.Rotate(src, turned, RotateFlags.Rotate90Clockwise);

        Assert.Equal([2, 1, 4, 3], flipped.AsSpan<byte>().ToArray());
        Assert.Equal([3, 1, 4, 2], turned.AsSpan<byte>().ToArray());
    }

    [Fact]
    public void MedianBlur_EvenSize_ThrowsOpenCvsError()
    {
        using var src = new Mat(5, 5, MatType.CV_8UC1, new Scalar(0));
        using var dst = new Mat();

        var error = Assert.Throws<OpenCVException>(() => Cv2.MedianBlur(src, dst, 4));

        Assert.Contains("ksize", error.Message, StringComparison.Ordinal);
        Assert.Equal("medianBlur", error.FuncName);
        Assert.Equal(ErrorCode.StsAssert, error.Status);
    }

    [SkippableFact]
    public void CvtColor_EveryFrame_AllocatesNothing()
    {
        Skip.IfNot(IsCompat, "the package allocates its array wrappers");
        using var src = Noise(32, 32);
        using var dst = new Mat();
        Cv2.CvtColor(src, dst, ColorConversionCodes.BGR2RGBA);

        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 100; i++)
            Cv2.CvtColor(src, dst, ColorConversionCodes.BGR2RGBA);

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    private static bool IsCompat => typeof(Mat).Assembly.GetName().Name == "OpenCvSharp4";

    private static Mat Noise(int rows, int cols)
    {
        var mat = new Mat(rows, cols, MatType.CV_8UC3);
        new Random(7).NextBytes(mat.AsSpan<byte>());
        return mat;
    }
}
