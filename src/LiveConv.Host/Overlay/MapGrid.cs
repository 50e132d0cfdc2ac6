using LiveConv.Host.Drawing;
namespace LiveConv.Host.Overlay;

/// <summary>Where the tiles of feature maps lie: equal tiles with a line of text below each, row by row, as large as fits.</summary>
/// <param name="Area">What they fill from the upper left corner.</param>
/// <param name="Columns">Tiles a row.</param>
/// <param name="First">The map of the first tile.</param>
/// <param name="Count">Tiles on this page.</param>
/// <param name="TileWidth">Pixels.</param>
/// <param name="TileHeight">Pixels.</param>
/// <param name="Label">Height of the text below.</param>
/// <param name="Gap">Between tiles.</param>
internal readonly record struct MapGrid(Box Area, int Columns, int First, int Count, int TileWidth, int TileHeight, int Label, int Gap)
{
    /// <param name="area">Room for the tiles.</param>
    /// <param name="maps">How many there are.</param>
    /// <param name="width">Columns of a map.</param>
    /// <param name="height">Rows of a map.</param>
    /// <param name="selected">The map that the page must show.</param>
    /// <param name="label">Height of the text below.</param>
    /// <param name="gap">Between tiles.</param>
    /// <param name="least">Narrowest tile; where it doesn't allow all maps there are pages.</param>
    public static MapGrid Fit(Box area, int maps, int width, int height, int selected, int label, int gap, int least)
    {
        var (best, bestColumns) = (0, 1);
        for (var columns = 1; columns <= maps; columns++)
        {
            var tile = TileAt(area, columns, (maps + columns - 1) / columns, width, height, label, gap);
            if (tile > best) (best, bestColumns) = (tile, columns);
        }

        if (best >= least || maps == 1)
        {
            best = Math.Max(best, 1);
            return new MapGrid(area, bestColumns, 0, maps, best, HeightOf(best, width, height), label, gap);
        }

        var pageColumns = Math.Max(1, (area.Width + gap) / (least + gap));
        var pageRows = Math.Max(1, (area.Height + gap) / (HeightOf(least, width, height) + label + gap));
        var page = pageColumns * pageRows;
        var first = selected / page * page;
        return new MapGrid(area, pageColumns, first, Math.Min(page, maps - first), least, HeightOf(least, width, height), label, gap);
    }

    /// <summary>One row of tiles of a given height.</summary>
    public static MapGrid Row(Box area, int maps, int width, int height, int selected, int label, int gap, int tileHeight, int least)
    {
        var tile = Math.Clamp((int)((long)tileHeight * width / height), least, Math.Max(least, area.Width));
        var page = Math.Max(1, (area.Width + gap) / (tile + gap));
        var first = selected / page * page;
        return new MapGrid(area, page, first, Math.Min(page, maps - first), tile, tileHeight, label, gap);
    }

    public Box Tile(int index) => new(
        Area.X + (index % Columns * (TileWidth + Gap)),
        Area.Y + (index / Columns * (TileHeight + Label + Gap)),
        TileWidth,
        TileHeight);

    private static int TileAt(Box area, int columns, int rows, int width, int height, int label, int gap)
    {
        var byWidth = (area.Width - ((columns - 1) * gap)) / columns;
        var roomHigh = ((area.Height + gap) / rows) - gap - label;
        return roomHigh <= 0 ? 0 : (int)Math.Min(byWidth, (long)roomHigh * width / height);
    }

    private static int HeightOf(int tile, int width, int height) => Math.Max(1, (int)((long)tile * height / width));
}
