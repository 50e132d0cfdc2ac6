using LiveConv.Host.Drawing;
using LiveConv.Host.Ui;

namespace LiveConv.Host.Microscope.Panels;

/// <summary>The pictures of a comparison: T(x), f(T(x)), T(f(x)) and the difference.</summary>
internal static class EquivarianceMaps
{
    private static readonly string[] Captions = ["T(x)", "f(T(x))", "T(f(x))", "difference"];
    private static readonly string[] Shortest = ["Tx", "fTx", "Tfx", "Δ"];

    public static void Draw(UiContext ui, Box box, Bitmap?[] bitmaps)
    {
        var canvas = ui.Canvas;
        var grid = TileGrid.Fit(box, bitmaps.Length, canvas.Grid(0.75), proportion: 1);
        for (var i = 0; i < bitmaps.Length; i++)
        {
            var tile = grid.Tile(i);
            var caption = Math.Min(canvas.Font(TextSize.Small).LineHeight, tile.Height / 3);
            var below = tile with { Y = tile.Y + caption, Height = tile.Height - caption };
            var picture = bitmaps[i] is { } known && !below.IsEmpty ? below.Fit(known.Width, known.Height) : below;
            // Right above its picture, wherever that is.
            ui.Label(tile with { Y = picture.Y - caption, Height = caption }, canvas.Measure(TextSize.Small, Captions[i]) <= tile.Width ? Captions[i] : Shortest[i]);
            if (bitmaps[i] is { } bitmap && !below.IsEmpty) canvas.Picture(bitmap, picture);
        }
    }
}
