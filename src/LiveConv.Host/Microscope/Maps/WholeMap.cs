using LiveConv.Host.Drawing;
using LiveConv.Host.Ui;

namespace LiveConv.Host.Microscope.Maps;

/// <summary>One feature map as large as the room allows.</summary>
internal sealed class WholeMap(LayerMaps maps, MapsSettings settings, Selection selection, MapPainter painter)
{
    private Bitmap? bitmap;
    private (long Version, int Unit, Box Part, MapScaling Scaling, double Range) painted;

    /// <summary>Where the map was drawn last.</summary>
    public Box Place { get; private set; }

    /// <returns>The value under the pointer, or null.</returns>
    public MapPoint? Draw(UiContext ui, Box area)
    {
        var (canvas, unit) = (ui.Canvas, Math.Max(0, maps.ChosenUnit(selection)));
        var zoom = Math.Min(area.Width / maps.Columns, area.Height / maps.Rows);
        Place = zoom >= 1 ? area.Fit(maps.Columns, maps.Rows) : area.Fit(maps.Columns, maps.Rows);
        if (zoom >= 1)
        {
            var (w, h) = (zoom * maps.Columns, zoom * maps.Rows);
            Place = new Box(area.X + ((area.Width - w) / 2), area.Y + ((area.Height - h) / 2), w, h);
        }

        Paint(unit, new Box(0, 0, Math.Min(Place.Width, maps.Columns), Math.Min(Place.Height, maps.Rows)));
        canvas.Picture(bitmap!, Place);
        var state = ui.Region("maps.whole.map", Place, "the chosen feature map: point to read its values, click to choose a place; the wheel and PageUp, PageDown go to the others, Enter back to all");
        if (state.Wheel != 0) Turn(-Math.Sign(state.Wheel));
        if (maps.Chosen(selection) is { } chosen) PointMarker.Draw(canvas, PointMarker.Cell(Place, maps.Columns, maps.Rows, chosen.X, chosen.Y), Theme.Accent);
        if (!state.IsHovered) return null;
        var point = new MapPoint(unit, Math.Clamp(state.Y * maps.Rows / Place.Height, 0, maps.Rows - 1), Math.Clamp(state.X * maps.Columns / Place.Width, 0, maps.Columns - 1));
        PointMarker.Draw(canvas, PointMarker.Cell(Place, maps.Columns, maps.Rows, point.X, point.Y), Theme.Text);
        if (state.IsClicked || state.IsHeld) maps.Choose(selection, point);
        return point;
    }

    /// <summary>Chooses the map so many places further in the order; the place in it stays.</summary>
    public void Turn(int by)
    {
        var place = Math.Clamp(maps.PlaceOf(Math.Max(0, maps.ChosenUnit(selection))) + by, 0, maps.Units - 1);
        selection.Channel = maps.Order[place];
    }

    private void Paint(int unit, Box part)
    {
        var now = (maps.Version, unit, part, settings.Scaling, settings.FixedRange);
        if (bitmap is not null && painted == now) return;
        painted = now;
        var target = Bitmap.Fit(ref bitmap, part.Width, part.Height);
        painter.Paint(maps.Plane(unit), maps.Columns, maps.Rows, target, part, maps.RangeOf(unit, settings));
        target.Change();
    }
}
