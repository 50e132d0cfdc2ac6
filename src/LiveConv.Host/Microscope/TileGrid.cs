using LiveConv.Host.Drawing;

namespace LiveConv.Host.Microscope;

/// <summary>Tiles that fill a box, row by row; the last row's tiles are wider where it holds fewer.</summary>
/// <param name="Area">What they fill.</param>
/// <param name="Count">How many.</param>
/// <param name="Columns">In all rows but the last.</param>
/// <param name="Gap">Between tiles.</param>
internal readonly record struct TileGrid(Box Area, int Count, int Columns, int Gap)
{
    /// <summary>Tiles that come nearest to three by two are the easiest to use.</summary>
    private const double Proportion = 1.5;

    /// <summary>The number of columns that gives the best tiles.</summary>
    /// <param name="area">What they fill.</param>
    /// <param name="count">How many.</param>
    /// <param name="gap">Between tiles.</param>
    /// <param name="proportion">Width by height of the tiles that are easiest to use.</param>
    public static TileGrid Fit(Box area, int count, int gap, double proportion = Proportion)
    {
        var (best, bestScore) = (1, double.NegativeInfinity);
        for (var columns = 1; columns <= count; columns++)
        {
            var rows = (count + columns - 1) / columns;
            var (width, height) = ((double)area.Width / columns, (double)area.Height / rows);
            var score = Math.Min(width, height * proportion);
            if (score > bestScore) (best, bestScore) = (columns, score);
        }

        return new TileGrid(area, count, best, gap);
    }

    public Box Tile(int index)
    {
        var rows = (Count + Columns - 1) / Columns;
        var row = index / Columns;
        var inRow = row == rows - 1 ? Count - (row * Columns) : Columns;
        var column = index - (row * Columns);
        var (left, right) = (Area.X + ((Area.Width + Gap) * column / inRow), Area.X + ((Area.Width + Gap) * (column + 1) / inRow) - Gap);
        var (top, bottom) = (Area.Y + ((Area.Height + Gap) * row / rows), Area.Y + ((Area.Height + Gap) * (row + 1) / rows) - Gap);
        return new Box(left, top, Math.Max(0, right - left), Math.Max(0, bottom - top));
    }
}
