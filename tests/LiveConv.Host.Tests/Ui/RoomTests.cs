using LiveConv.Host.Drawing;
using LiveConv.Host.Microscope;
using LiveConv.Host.Ui;
using Xunit;

namespace LiveConv.Host.Tests.Ui;

public sealed class RoomTests
{
    [Fact]
    public void Pieces_CutOffAllSides_LeaveTheMiddle()
    {
        var room = new Room(new Box(10, 20, 101, 83), 3);

        Assert.Equal(new Box(10, 20, 101, 7), room.Top(7));
        Assert.Equal(new Box(10, 92, 101, 11), room.Bottom(11));
        Assert.Equal(new Box(10, 30, 13, 59), room.Left(13));
        Assert.Equal(new Box(94, 30, 17, 59), room.Right(17));
        Assert.Equal(new Box(26, 30, 65, 59), room.Rest);
    }

    [Fact]
    public void Pieces_LargerThanTheRoom_TakeAllOfIt()
    {
        var room = new Room(new Box(0, 0, 10, 10), 3);

        Assert.Equal(new Box(0, 0, 10, 10), room.Top(50));
        Assert.True(room.Rest.IsEmpty);
        Assert.True(room.Left(5).IsEmpty);
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(5, 3)]
    [InlineData(9, 3)]
    public void Tiles_OfAnArea_FillItWithoutOverlap(int count, int columns)
    {
        var area = new Box(7, 11, 601, 397);
        var grid = TileGrid.Fit(area, count, 1);
        var tiles = Enumerable.Range(0, count).Select(grid.Tile).ToArray();

        Assert.Equal(columns, grid.Columns);
        foreach (var (a, i) in tiles.Select((tile, i) => (tile, i)))
        {
            Assert.Equal(a, a.Intersect(area));
            foreach (var b in tiles.Skip(i + 1)) Assert.True(a.Intersect(b).IsEmpty, $"{a} {b}");
        }

        Assert.Equal(area.Right, tiles[^1].Right);
        Assert.Equal(area.Bottom, tiles[^1].Bottom);
    }
}
