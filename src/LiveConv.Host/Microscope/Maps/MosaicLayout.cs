using LiveConv.Host.Drawing;

namespace LiveConv.Host.Microscope.Maps;

/// <summary>
/// Feature maps side by side, as large as lets all of them be seen; where they would be smaller than can be read, only as many as fit. From
/// four times their size on, maps are shown at a whole multiple of it, so that all values are squares of one size.
/// </summary>
/// <param name="Area">The room.</param>
/// <param name="Columns">Maps in a row.</param>
/// <param name="Rows">Rows of maps.</param>
/// <param name="Width">Columns of a shown map, in pixels.</param>
/// <param name="Height">Rows of a shown map.</param>
/// <param name="Caption">Height of the line below each map.</param>
/// <param name="Gap">Between maps.</param>
internal readonly record struct MosaicLayout(Box Area, int Columns, int Rows, int Width, int Height, int Caption, int Gap)
{
    /// <summary>Where values are so many pixels wide, it is seen when one is wider than its neighbour.</summary>
    private const int UnevenZoom = 4;

    /// <summary>How many maps are seen at once.</summary>
    public int Count => Columns * Rows;

    /// <param name="area">The room.</param>
    /// <param name="maps">How many maps there are.</param>
    /// <param name="width">Columns of a map.</param>
    /// <param name="height">Rows of a map.</param>
    /// <param name="least">The longer side of the smallest map that can be read, in pixels.</param>
    /// <param name="caption">Height of the line below each map.</param>
    /// <param name="gap">Between maps.</param>
    public static MosaicLayout Fit(Box area, int maps, int width, int height, int least, int caption, int gap)
    {
        for (var w = Round(area.Width); w > 1; w = Round(w - 1))
        {
            if (Find(w, HeightOf(w), Math.Max(Round(w - 1), HeightOf(Round(w - 1)))) is { } layout) return layout;
        }

        return Find(1, 1, 0) ?? new MosaicLayout(area, 1, 1, 1, 1, 0, gap);

        int Round(int w) => w >= UnevenZoom * width ? w / width * width : w;

        int HeightOf(int w) => Math.Max(1, (int)Math.Round((double)height * w / width));

        // All maps fit, or some do and the next smaller size can't be read.
        MosaicLayout? Find(int w, int h, int nextSide)
        {
            var (columns, rows) = ((area.Width + gap) / (w + gap), (area.Height + gap) / (h + caption + gap));
            return columns * rows >= maps || (columns * rows > 0 && nextSide < least) ? new MosaicLayout(area, columns, rows, w, h, caption, gap) : null;
        }
    }

    /// <summary>The place of a map on the page.</summary>
    public Box Tile(int place) => new(Area.X + (place % Columns * (Width + Gap)), Area.Y + (place / Columns * (Height + Caption + Gap)), Width, Height);

    /// <summary>The line below it.</summary>
    public Box CaptionOf(int place)
    {
        var tile = Tile(place);
        return new Box(tile.X, tile.Bottom, tile.Width, Caption);
    }
}
