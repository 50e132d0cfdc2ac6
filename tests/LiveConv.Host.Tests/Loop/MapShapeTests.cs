using LiveConv.Host.Loop;
using LiveConv.Tensors;
using Xunit;

namespace LiveConv.Host.Tests.Loop;

public class MapShapeTests
{
    [Theory]
    [InlineData("1×7×5×3", 1, 7, 5, 3)]
    [InlineData("1×1×4420×2", 1, 4420, 2)]
    [InlineData("1×3×5×4", 3, 5, 4)]
    [InlineData("1×1×6×9", 6, 9)]
    [InlineData("1×1×32×32", 1, 1000)]
    [InlineData("1×1×3×4", 10)]
    [InlineData("1×1×3×4", 1, 10, 1)]
    [InlineData("1×1×1×1", 1)]
    public void Of_AnyRank_HoldsEveryValue(string expected, params int[] sizes)
    {
        var shape = new Shape(sizes);
        Assert.True(MapShape.CanShow(shape));
        Assert.Equal(expected, MapShape.Of(shape).ToString());
        Assert.True(MapShape.Of(shape).Count >= shape.Count);
    }

    [Fact]
    public void CanShow_ScalarsVolumesAndNothing_IsFalse()
    {
        Assert.False(MapShape.CanShow(new Shape()));
        Assert.False(MapShape.CanShow(new Shape(1, 2, 3, 4, 5)));
        Assert.False(MapShape.CanShow(new Shape(1, 0)));
    }
}
