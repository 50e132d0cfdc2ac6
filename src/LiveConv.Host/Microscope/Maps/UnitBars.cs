using LiveConv.Host.Drawing;
using LiveConv.Host.Output;
using LiveConv.Host.Ui;

namespace LiveConv.Host.Microscope.Maps;

/// <summary>
/// Units of one value each as bars, in rows below each other where they are many. Where they are more than pixels, a column of pixels shows
/// the one that is farthest from zero.
/// </summary>
internal sealed class UnitBars(LayerMaps maps, MapsSettings settings, Selection selection)
{
    private const int LeastRow = 3, MostBar = 6;
    private const uint Ground = 0xFF_26_1F_1A;

    private Bitmap? bitmap;
    private Box area;
    private (long Version, Box Area, MapScaling Scaling, double Range, int Scale) painted;

    /// <summary>Rows of bars.</summary>
    public int Rows { get; private set; }

    /// <summary>Bars in a row.</summary>
    public int InRow { get; private set; }

    /// <returns>The value under the pointer, or null.</returns>
    public MapPoint? Draw(UiContext ui, Box box)
    {
        var canvas = ui.Canvas;
        Arrange(canvas, box);
        Paint(canvas.Scale);
        canvas.Picture(bitmap!, area);
        var state = ui.Region("maps.bars", area, "the layer's values: point to read one, click to choose it");
        if (maps.ChosenUnit(selection) is var chosen && chosen >= 0) PointMarker.Draw(canvas, BarOf(maps.PlaceOf(chosen)), Theme.Accent);
        if (!state.IsHovered) return null;
        var place = Math.Clamp(state.Y * Rows / area.Height, 0, Rows - 1) * InRow;
        place = Math.Min(place + Math.Clamp(state.X * InRow / area.Width, 0, InRow - 1), maps.Units - 1);
        var point = new MapPoint(maps.Order[place], 0, 0);
        PointMarker.Draw(canvas, BarOf(place), Theme.Text);
        if (state.IsClicked || state.IsHeld) maps.Choose(selection, point);
        return point;
    }

    // As few rows as let a bar be some pixels wide.
    private void Arrange(Canvas canvas, Box box)
    {
        var mostRows = Math.Max(1, box.Height / canvas.Grid(LeastRow));
        var wanted = (maps.Units * (long)MostBar * canvas.Scale) + box.Width - 1;
        Rows = (int)Math.Clamp(wanted / box.Width, 1, mostRows);
        InRow = (maps.Units + Rows - 1) / Rows;
        Rows = (maps.Units + InRow - 1) / InRow;
        area = box with { Width = Math.Max(1, Math.Min(box.Width, InRow * canvas.Grid(6))) };
    }

    private Box BarOf(int place) => PointMarker.Cell(area, InRow, Rows, place % InRow, place / InRow);

    private void Paint(int scale)
    {
        var now = (maps.Version, area, settings.Scaling, settings.FixedRange, scale);
        if (bitmap is not null && painted == now) return;
        painted = now;
        var target = Bitmap.Fit(ref bitmap, area.Width, area.Height);
        var pixels = target.Pixels;
        pixels.Fill(Ground);
        var range = maps.RangeOf(0, settings);
        var table = ColorMap.Table(range.IsSigned);
        for (var row = 0; row < Rows; row++)
        {
            var (top, bottom) = (row * area.Height / Rows, ((row + 1) * area.Height / Rows) - (2 * scale));
            var first = row * InRow;
            var count = Math.Min(InRow, maps.Units - first);
            for (var x = 0; x < area.Width; x++)
            {
                var left = x * InRow / area.Width;
                if (left >= count) break;
                // A pixel between broad bars keeps them apart.
                if (area.Width >= InRow * 4 * scale && (x + scale) * InRow / area.Width != left) continue;
                var value = Farthest(first + left, Math.Max(1, Math.Min(count, (x + 1) * InRow / area.Width) - left));
                DrawBar(pixels, target.Width, x, top, bottom, range.Part(value), range.IsSigned, table);
            }
        }

        target.Change();
    }

    private float Farthest(int first, int count)
    {
        var found = maps.Plane(maps.Order[first])[0];
        for (var i = first + 1; i < first + count; i++)
        {
            var value = maps.Plane(maps.Order[i])[0];
            if (Math.Abs(value) > Math.Abs(found)) found = value;
        }

        return found;
    }

    private static void DrawBar(Span<uint> pixels, int width, int x, int top, int bottom, float part, bool isSigned, ReadOnlySpan<uint> table)
    {
        var isKnown = !float.IsNaN(part);
        var color = table[isKnown ? (int)((Math.Clamp(part, 0, 1) * (ColorMap.Size - 1)) + 0.5f) : ColorMap.Size];
        var height = bottom - top;
        var zero = isSigned ? top + (height / 2) : bottom - 1;
        var end = isKnown ? bottom - 1 - (int)((Math.Clamp(part, 0, 1) * (height - 1)) + 0.5f) : top;
        for (var y = Math.Max(0, Math.Min(zero, end)); y <= Math.Max(zero, end); y++) pixels[(y * width) + x] = color;
    }
}
