using LiveConv.Host.Drawing;
using LiveConv.Host.Overlay;
using Xunit;

namespace LiveConv.Host.Tests.Overlay;

public sealed class MapGridTests
{
    [Theory]
    [InlineData(1, 640, 360)]
    [InlineData(8, 640, 360)]
    [InlineData(64, 56, 56)]
    [InlineData(7, 31, 200)]
    public void Fit_MapsThatAllFit_LieInsideAndApart(int maps, int width, int height)
    {
        var area = new Box(10, 20, 900, 600);

        var grid = MapGrid.Fit(area, maps, width, height, selected: 0, label: 18, gap: 8, least: 40);

        Assert.Equal((0, maps), (grid.First, grid.Count));
        for (var i = 0; i < maps; i++)
        {
            var tile = grid.Tile(i);
            Assert.True(tile.X >= area.X && tile.Y >= area.Y && tile.Right <= area.Right && tile.Bottom + 18 <= area.Bottom, $"tile {i}: {tile}");
            Assert.Equal((double)width / height, (double)tile.Width / tile.Height, 0.15);
            for (var j = 0; j < i; j++)
            {
                var other = grid.Tile(j);
                Assert.True(other.Right + 8 <= tile.X || other.X >= tile.Right + 8 || other.Bottom + 18 + 8 <= tile.Y, $"{j} and {i} touch");
            }
        }
    }

    [Fact]
    public void Fit_MoreMapsThanFit_ShowsThePageOfTheSelected()
    {
        var grid = MapGrid.Fit(new Box(0, 0, 400, 300), 512, 7, 7, selected: 200, label: 18, gap: 8, least: 80);

        // Four columns of 80 + 8, two rows of 80 + 18 + 8.
        Assert.Equal((4, 200, 8), (grid.Columns, grid.First, grid.Count));
        Assert.Equal(new Box(88, 106, 80, 80), grid.Tile(5));
        Assert.Equal((504, 8), (Last().First, Last().Count));

        static MapGrid Last() => MapGrid.Fit(new Box(0, 0, 400, 300), 512, 7, 7, selected: 511, label: 18, gap: 8, least: 80);
    }

    [Theory]
    [InlineData(640, 360, 1280, 720, 0, 0, 1280, 720)]
    [InlineData(640, 360, 1280, 800, 0, 40, 1280, 720)]
    [InlineData(100, 100, 320, 240, 40, 0, 240, 240)]
    public void BoxFit_AnyProportions_KeepsThePictures(int width, int height, int roomWidth, int roomHeight, int x, int y, int fitWidth, int fitHeight) =>
        Assert.Equal(new Box(x, y, fitWidth, fitHeight), new Box(0, 0, roomWidth, roomHeight).Fit(width, height));
}
