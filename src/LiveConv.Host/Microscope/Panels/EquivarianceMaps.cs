using LiveConv.Host.Drawing;
using LiveConv.Host.Ui;

namespace LiveConv.Host.Microscope.Panels;

/// <summary>The pictures of a comparison: T(x), f(T(x)), T(f(x)) and the difference.</summary>
internal static class EquivarianceMaps
{
    private static readonly string[] Captions = ["T(x)", "f(T(x))", "T(f(x))", "difference"];

    public static void Draw(UiContext ui, Box box, Bitmap?[] bitmaps)
    {
        var canvas = ui.Canvas;
        var grid = TileGrid.Fit(box, bitmaps.Length, canvas.Grid(0.75), proportion: 1);
        for (var i = 0; i < bitmaps.Length; i++)
        {
            var room = new Room(grid.Tile(i));
            ui.Label(room.Top(Math.Min(ui.RowHeight, room.Rest.Height / 3)), Captions[i]);
            if (bitmaps[i] is { } bitmap && !room.Rest.IsEmpty) canvas.Picture(bitmap, room.Rest.Fit(bitmap.Width, bitmap.Height));
        }
    }
}
