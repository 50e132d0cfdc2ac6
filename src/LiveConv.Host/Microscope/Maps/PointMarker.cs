using LiveConv.Host.Drawing;

namespace LiveConv.Host.Microscope.Maps;

/// <summary>Marks places in pictures: a bright frame in a dark one, to be seen on every colour.</summary>
internal static class PointMarker
{
    private const uint Dark = 0xFF_10_10_10;

    public static void Draw(Canvas canvas, Box cell, uint color)
    {
        var least = 5 * canvas.Scale;
        var (w, h) = (Math.Max(cell.Width, least), Math.Max(cell.Height, least));
        var box = new Box(cell.X + ((cell.Width - w) / 2), cell.Y + ((cell.Height - h) / 2), w, h);
        canvas.Outline(box.Inset(-2 * canvas.Scale), canvas.Scale, Dark);
        canvas.Outline(box.Inset(-canvas.Scale), canvas.Scale, color);
    }

    /// <summary>The box of one value of a map that is shown in a box.</summary>
    public static Box Cell(Box map, int columns, int rows, int x, int y)
    {
        var (left, top) = (map.X + (int)((long)x * map.Width / columns), map.Y + (int)((long)y * map.Height / rows));
        var (right, bottom) = (map.X + (int)((long)(x + 1) * map.Width / columns), map.Y + (int)((long)(y + 1) * map.Height / rows));
        return new Box(left, top, Math.Max(1, right - left), Math.Max(1, bottom - top));
    }
}
