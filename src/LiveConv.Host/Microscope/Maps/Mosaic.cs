using LiveConv.Graphs;
using LiveConv.Host.Drawing;
using LiveConv.Host.Ui;
using LiveConv.Microscope.Statistics;

namespace LiveConv.Host.Microscope.Maps;

/// <summary>Many feature maps side by side, page by page.</summary>
/// <param name="maps">The layer's values.</param>
/// <param name="settings">How they are shown.</param>
/// <param name="selection">What is chosen.</param>
/// <param name="painter">Paints them.</param>
/// <param name="clock">Tells double clicks.</param>
internal sealed class Mosaic(LayerMaps maps, MapsSettings settings, Selection selection, MapPainter painter, TimeProvider clock)
{
    private const int LeastSide = 5, LeastSortedSide = 7, LeastCaption = 3, FewRows = 3;
    private const string MapTip = "a feature map: point to read its values, click to choose map and place, double click for full size (Enter)";

    private static readonly TimeSpan DoubleClick = TimeSpan.FromMilliseconds(400);

    private Bitmap? bitmap;
    private (long Version, int Page, MosaicLayout Layout, MapScaling Scaling, double Range) painted;
    private Node? of;
    private int followed = -1;
    private (int Unit, long Time) clicked = (-1, 0);

    public int Page { get; private set; }

    public int Pages => Layout.Count == 0 ? 1 : Math.Max(1, (maps.Units + Layout.Count - 1) / Layout.Count);

    /// <summary>The maps of the last picture.</summary>
    public MosaicLayout Layout { get; private set; }

    public void Turn(int by) => Page = Math.Clamp(Page + by, 0, Pages - 1);

    /// <summary>Finds out how many maps there is room for.</summary>
    public void Arrange(Canvas canvas, Box area)
    {
        var caption = area.Height >= canvas.Grid(12) ? canvas.Font(TextSize.Small).LineHeight : 0;
        // By what they are sorted is written below the maps.
        var side = canvas.Grid(settings.Order == ChannelOrder.Index ? LeastSide : LeastSortedSide);
        var layout = Fit(caption);
        if (layout.Width < canvas.Grid(LeastCaption)) layout = layout with { Caption = 0 };
        // Numbers below the maps, or more maps: whoever points at one reads its number anyway. What they are sorted by can only be read there.
        if (caption > 0 && layout.Count < maps.Units && settings.Order == ChannelOrder.Index && Fit(0) is var bare && bare.Rows > layout.Rows && layout.Rows <= FewRows) layout = bare;
        Layout = layout;
        Follow();

        MosaicLayout Fit(int below) => MosaicLayout.Fit(area, maps.Units, maps.Columns, maps.Rows, Math.Min(side, Math.Min(area.Width, area.Height - below)), below, canvas.Grid(0.5));
    }

    /// <summary>Draws a page.</summary>
    /// <returns>The value under the pointer, or null.</returns>
    public MapPoint? Draw(UiContext ui)
    {
        var (canvas, layout) = (ui.Canvas, Layout);
        // Not a region of its own, which would take the clicks on the maps.
        if (ui.Input.Wheel != 0 && layout.Area.Intersect(canvas.Clip).Contains(ui.Input.X, ui.Input.Y)) Turn(-Math.Sign(ui.Input.Wheel));
        var first = Page * layout.Count;
        var count = Math.Min(layout.Count, maps.Units - first);
        Paint(first, count);
        for (var i = 0; i < count; i++) canvas.Picture(bitmap!, PartOf(i), layout.Tile(i));
        MapPoint? pointed = null;
        for (var i = 0; i < count; i++) pointed = DrawTile(ui, i, maps.Order[first + i]) ?? pointed;
        return pointed;
    }

    // A map that is chosen elsewhere comes to be seen; one that moves to another page by sorting doesn't take the page along.
    private void Follow()
    {
        var unit = maps.ChosenUnit(selection);
        if (of != maps.Layer) (of, Page, followed) = (maps.Layer, 0, -1);
        if (unit >= 0 && unit != followed) Page = maps.PlaceOf(unit) / Math.Max(1, Layout.Count);
        followed = unit;
        Page = Math.Clamp(Page, 0, Pages - 1);
    }

    // Maps that are shown at a whole multiple are painted as they are, others at the size that they have on the screen.
    private Box PartOf(int place)
    {
        var isWhole = Layout.Width % maps.Columns == 0 && Layout.Height % maps.Rows == 0;
        var (w, h) = isWhole ? (maps.Columns, maps.Rows) : (Layout.Width, Layout.Height);
        return new Box(place % Layout.Columns * w, place / Layout.Columns * h, w, h);
    }

    private void Paint(int first, int count)
    {
        var now = (maps.Version, Page, Layout, settings.Scaling, settings.FixedRange);
        if (bitmap is not null && painted == now) return;
        painted = now;
        var part = PartOf(0);
        var target = Bitmap.Fit(ref bitmap, Layout.Columns * part.Width, Layout.Rows * part.Height);
        for (var i = 0; i < count; i++)
        {
            var unit = maps.Order[first + i];
            painter.Paint(maps.Plane(unit), maps.Columns, maps.Rows, target, PartOf(i), maps.RangeOf(unit, settings));
        }

        target.Change();
    }

    private MapPoint? DrawTile(UiContext ui, int place, int unit)
    {
        var (canvas, tile) = (ui.Canvas, Layout.Tile(place));
        var state = ui.Region(new ControlId("maps.map", unit), tile, MapTip);
        var (isChosen, isDead) = (unit == maps.ChosenUnit(selection), maps.Statistics!.IsDead(unit));
        if (isChosen) canvas.Outline(tile.Inset(-2 * canvas.Scale), 2 * canvas.Scale, Theme.Accent);
        else if (state.IsHovered) canvas.Outline(tile.Inset(-canvas.Scale), canvas.Scale, Theme.Muted);
        if (Layout.Caption > 0) DrawCaption(canvas, Layout.CaptionOf(place), unit, isChosen, isDead);
        else if (isDead) canvas.Fill(new Box(tile.X, tile.Y, canvas.Grid(0.5), canvas.Grid(0.5)), Theme.Warning);
        if (isChosen && selection.Place is { } chosen) PointMarker.Draw(canvas, PointMarker.Cell(tile, maps.Columns, maps.Rows, chosen.X, chosen.Y), Theme.Accent);
        if (!state.IsHovered) return null;
        var point = new MapPoint(unit, Math.Clamp(state.Y * maps.Rows / tile.Height, 0, maps.Rows - 1), Math.Clamp(state.X * maps.Columns / tile.Width, 0, maps.Columns - 1));
        PointMarker.Draw(canvas, PointMarker.Cell(tile, maps.Columns, maps.Rows, point.X, point.Y), Theme.Text);
        if (state.IsClicked) Click(point);
        return point;
    }

    private void Click(MapPoint point)
    {
        maps.Choose(selection, point);
        followed = point.Unit;
        settings.IsWhole = clicked.Unit == point.Unit && clock.GetElapsedTime(clicked.Time) < DoubleClick;
        clicked = (settings.IsWhole ? -1 : point.Unit, clock.GetTimestamp());
    }

    // The map's number, and what it is sorted by.
    private void DrawCaption(Canvas canvas, Box box, int unit, bool isChosen, bool isDead)
    {
        Span<char> text = stackalloc char[64];
        var length = text.Write($"{unit}{(isDead ? " dead" : "")}");
        if (isDead && canvas.Measure(TextSize.Small, text[..length]) > box.Width) length = text.Write($"{unit}✗");
        if (settings.Order == ChannelOrder.Index && !isDead && maps.NameOf(unit) is { } name)
        {
            var bare = length;
            length = text.Write($"{unit} {name}");
            if (canvas.Measure(TextSize.Small, text[..length]) > box.Width) length = bare;
        }

        canvas.Text(TextSize.Small, box.X, box.Y, text[..length], isDead ? Theme.Warning : isChosen ? Theme.Accent : Theme.Muted, box.Width);
        if (settings.Order == ChannelOrder.Index) return;
        var left = box.Width - canvas.Measure(TextSize.Small, text[..length]) - canvas.Grid(0.5);
        ref readonly var summary = ref maps.Statistics!.Channels[unit];
        length = settings.Order switch
        {
            ChannelOrder.Mean => text.Write($"{summary.Mean:G2}"),
            ChannelOrder.Maximum => text.Write($"{summary.Maximum:G2}"),
            _ => text.Write($"{summary.Sparsity * 100:0}%"),
        };
        if (canvas.Measure(TextSize.Small, text[..length]) <= left) canvas.TextRight(TextSize.Small, box.Right, box.Y, text[..length], Theme.Text, mono: false);
    }
}
