using LiveConv.Microscope.Equivariance;
using LiveConv.Tensors;
using LiveConv.Tests.Support.Ops;

namespace LiveConv.Core.Tests.Microscope;

public sealed class PictureTransformTests
{
    private static readonly Tensor Nine = new(new Shape(1, 1, 3, 3), [1, 2, 3, 4, 5, 6, 7, 8, 9]);

    [Fact]
    public void Shift_RightAndUp_CopiesAndFills() => Assert.Equal([0, 4, 5, 0, 7, 8, 0, 0, 0], Apply(PictureTransform.Shift(1, -1)));

    [Fact]
    public void Rotate_QuarterTurn_IsExactAndCounterClockwise() => Assert.Equal([3, 6, 9, 2, 5, 8, 1, 4, 7], Apply(PictureTransform.Rotate(90)));

    [Fact]
    public void Rotate_BackAndForth_IsTheSame()
    {
        Assert.Equal(Apply(PictureTransform.Rotate(-90)), Apply(PictureTransform.Rotate(270)));
        Assert.Equal([9, 8, 7, 6, 5, 4, 3, 2, 1], Apply(PictureTransform.Rotate(180)));
        Assert.Equal(Nine.Data, Apply(PictureTransform.Rotate(360)));
    }

    [Fact]
    public void Scale_ByTwo_InterpolatesAboutTheMiddle() => Assert.Equal([3, 3.5f, 4, 4.5f, 5, 5.5f, 6, 6.5f, 7], Apply(PictureTransform.Scale(2)));

    [Fact]
    public void Scale_ByAHalf_FillsAround() => Assert.Equal([-1, -1, -1, -1, 5, -1, -1, -1, -1], Apply(PictureTransform.Scale(0.5), -1));

    [Fact]
    public void None_IsTheSamePicture()
    {
        Assert.Equal(Nine.Data, Apply(PictureTransform.None));
        Assert.Equal(Nine.Data, Apply(default));
    }

    [Fact]
    public void Apply_ChannelsLast_IsTheSameAsPlanes()
    {
        var planes = Values.Uniform(new Shape(2, 3, 7, 5), 1);
        var pixels = new Tensor(new Shape(2, 7, 5, 3));
        for (var n = 0; n < 2; n++)
        for (var c = 0; c < 3; c++)
        for (var y = 0; y < 7; y++)
        for (var x = 0; x < 5; x++) pixels[n, y, x, c] = planes[n, c, y, x];
        var (ofPlanes, ofPixels) = (new Tensor(planes.Shape), new Tensor(pixels.Shape));

        PictureTransform.Rotate(20).Apply(planes, ofPlanes, 9);
        PictureTransform.Rotate(20).Apply(pixels, ofPixels, 9, channelsLast: true);

        for (var n = 0; n < 2; n++)
        for (var c = 0; c < 3; c++)
        for (var y = 0; y < 7; y++)
        for (var x = 0; x < 5; x++) Assert.Equal(ofPlanes[n, c, y, x], ofPixels[n, y, x, c]);
    }

    private static float[] Apply(PictureTransform transform, float fill = 0)
    {
        var result = new Tensor(Nine.Shape);
        transform.Apply(Nine, result, fill);
        return result.Data;
    }
}
