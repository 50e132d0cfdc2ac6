using OpenCvSharp;
using Xunit;

namespace LiveConv.Compat.Tests;

public class MatTests
{
    [Fact]
    public void Mat_NewWithScalar_HasShapeTypeAndValues()
    {
        using var mat = new Mat(3, 5, MatType.CV_8UC3, new Scalar(10, 20, 30));

        Assert.Equal((3, 5), (mat.Rows, mat.Cols));
        Assert.Equal((5, 3), (mat.Width, mat.Height));
        Assert.Equal(new Size(5, 3), mat.Size());
        Assert.Equal(MatType.CV_8UC3, mat.Type());
        Assert.Equal((3, 3, 15L, 15L), (mat.Channels(), mat.ElemSize(), mat.Step(), mat.Total()));
        Assert.True(mat.IsContinuous());
        Assert.False(mat.Empty());
        Assert.Equal(new Vec3b(10, 20, 30), mat.At<Vec3b>(2, 4));
    }

    [Fact]
    public void At_WrittenElement_IsReadBackByGetAndSpan()
    {
        using var mat = new Mat(2, 3, MatType.CV_32FC1, new Scalar(0));

        mat.At<float>(1, 2) = 1.5f;
        mat.Set(0, 1, -2f);

        Assert.Equal([0, -2, 0, 0, 0, 1.5f], mat.AsSpan<float>().ToArray());
        Assert.Equal(1.5f, mat.Get<float>(1, 2));
    }

    [Fact]
    public void SubMat_Written_ChangesTheParentAndIsNotContinuous()
    {
        using var mat = new Mat(4, 4, MatType.CV_8UC1, new Scalar(1));
        using var part = mat.SubMat(new Rect(1, 2, 2, 1));

        part.SetTo(new Scalar(9));

        Assert.Equal((1, 2), (part.Rows, part.Cols));
        Assert.Equal([1, 9, 9, 1], mat.AsSpan<byte>().Slice(8, 4).ToArray());
        Assert.True(mat.RowRange(0, 2).IsContinuous());
        Assert.False(mat.ColRange(0, 2).IsContinuous());
    }

    [Fact]
    public void FromPixelData_WithStep_SharesTheArray()
    {
        byte[] pixels = [1, 2, 3, 99, 4, 5, 6, 99];
        using var mat = Mat.FromPixelData(2, 3, MatType.CV_8UC1, pixels, 4);

        Assert.Equal(6, mat.At<byte>(1, 2));
        mat.At<byte>(0, 0) = 7;
        Assert.Equal(7, pixels[0]);
        using var packed = mat.Clone();
        Assert.Equal([7, 2, 3, 4, 5, 6], packed.AsSpan<byte>().ToArray());
    }

    [Fact]
    public void ConvertTo_FloatWithScaleAndShift_SaturatesBackToBytes()
    {
        using var bytes = Mat.FromPixelData(1, 3, MatType.CV_8UC1, new byte[] { 0, 100, 255 });
        using var floats = new Mat();
        using var back = new Mat();

        bytes.ConvertTo(floats, MatType.CV_32FC1, 2, -1);
        floats.ConvertTo(back, MatType.CV_8UC1);

        Assert.Equal([-1f, 199f, 509f], floats.AsSpan<float>().ToArray());
        Assert.Equal([0, 199, 255], back.AsSpan<byte>().ToArray());
    }

    [Fact]
    public void Mat_Disposed_RefusesUse()
    {
        var mat = new Mat(1, 1, MatType.CV_8UC1);
        mat.Dispose();

        Assert.True(mat.IsDisposed);
        Assert.Throws<ObjectDisposedException>(() => mat.Clone());
    }

    [Fact]
    public void MatType_OfChannels_MatchesOpenCvsNumbers()
    {
        Assert.Equal(16, MatType.CV_8UC3.Value);
        Assert.Equal(5, MatType.CV_32FC1.Value);
        Assert.Equal((MatType.CV_64F, 2), (MatType.CV_64FC2.Depth, MatType.CV_64FC2.Channels));
    }
}
