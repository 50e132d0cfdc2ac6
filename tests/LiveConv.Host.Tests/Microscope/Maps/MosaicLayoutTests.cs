using LiveConv.Host.Drawing;
using LiveConv.Host.Microscope.Maps;
using Xunit;

namespace LiveConv.Host.Tests.Microscope.Maps;

public sealed class MosaicLayoutTests
{
    [Theory]
    [InlineData(1200, 500, 64, 55, 55)]
    [InlineData(1200, 500, 2048, 7, 7)]
    [InlineData(200, 60, 512, 13, 13)]
    [InlineData(61, 57, 8, 640, 480)]
    [InlineData(900, 700, 3, 5, 1)]
    [InlineData(900, 700, 1, 1, 300)]
    [InlineData(17, 17, 5, 31, 29)]
    public void Fit_AnyRoom_PutsTilesInsideWithoutOverlap(int width, int height, int maps, int columns, int rows)
    {
        var area = new Box(11, 7, width, height);
        var layout = MosaicLayout.Fit(area, maps, columns, rows, 40, 14, 4);

        Assert.InRange(layout.Count, 1, int.MaxValue);
        for (var i = 0; i < layout.Count; i++)
        {
            var (tile, caption) = (layout.Tile(i), layout.CaptionOf(i));
            Assert.Equal((tile, caption), (tile.Intersect(area), caption.Intersect(area)));
            for (var j = 0; j < i; j++)
            {
                Assert.True(layout.Tile(j).Intersect(tile).IsEmpty);
                Assert.True(layout.CaptionOf(j).Intersect(tile).IsEmpty);
            }
        }
    }

    [Theory]
    [InlineData(64, 55, 55, 1)]
    [InlineData(512, 14, 14, 3)]
    [InlineData(2048, 7, 7, 10)]
    public void Fit_ManyMaps_ShowsAllOrThoseThatCanBeRead(int maps, int columns, int rows, int mostPages)
    {
        var layout = MosaicLayout.Fit(new Box(0, 0, 1240, 520), maps, columns, rows, 40, 14, 4);

        Assert.InRange((maps + layout.Count - 1) / layout.Count, 1, mostPages);
        Assert.InRange(layout.Width, 40, 200);
    }

    [Fact]
    public void Fit_FourTimesOrMore_IsAWholeMultiple()
    {
        var layout = MosaicLayout.Fit(new Box(0, 0, 1000, 997), 1, 13, 13, 40, 14, 4);

        Assert.Equal((975, 975), (layout.Width, layout.Height));
    }
}
