using LiveConv.Graphs;
using LiveConv.Graphs.Receptive;
using LiveConv.Host.Drawing;
using LiveConv.Host.Ui;
using LiveConv.Microscope.Fields;

namespace LiveConv.Host.Microscope.Maps;

/// <summary>
/// The chosen feature map over the camera's picture, each value in the middle of what it sees there; and the choice of a place by a click on
/// the picture.
/// </summary>
internal sealed class MapOverlay(Scene scene, LayerMaps maps, MapsSettings settings, MapPainter painter)
{
    private const string Tip = "click to choose the place of the map that sees this";

    private readonly FramePlacement frame = FramePlacement.Of(scene.Pipeline);
    private readonly ContourLines lines = new();
    private IReadOnlyDictionary<Node, ReceptiveField>? fields;
    private Node? of;
    private MapPlacement placement;
    private Bitmap? bitmap;
    private float[] reduced = [];
    private (long Version, int Unit, int Width, int Height, MapScaling Scaling, double Range, MapOverlayKind Kind, double Level) painted;

    /// <summary>Whether the layer's places are places of the picture: not those of vectors, and not of what sees everything.</summary>
    public bool HasPlaces { get; private set; }

    /// <summary>Where the layer's maps lie over the frame.</summary>
    public MapPlacement Placement => placement;

    /// <param name="ui">Canvas and input.</param>
    /// <param name="picture">Where the whole frame is drawn.</param>
    /// <param name="pointed">The value under the pointer in the panel; null for none.</param>
    /// <param name="showsFrame">Whether the picture is the frame that the maps belong to.</param>
    public void Draw(UiContext ui, Box picture, MapPoint? pointed, bool showsFrame)
    {
        Find();
        var unit = maps.ChosenUnit(scene.Selection);
        if (!HasPlaces || maps.Values is null || unit < 0) return;
        var canvas = ui.Canvas;
        canvas.PushClip(picture);
        if (showsFrame && settings.Overlay != MapOverlayKind.Off) DrawMap(canvas, picture, unit);
        if (maps.Chosen(scene.Selection) is { } chosen) PointMarker.Draw(canvas, ToPicture(picture, placement.Cell(chosen.X, chosen.Y)), Theme.Accent);
        if (pointed is { } point) PointMarker.Draw(canvas, ToPicture(picture, placement.Cell(point.X, point.Y)), Theme.Text);
        var state = ui.Region("maps.picture", picture, Tip);
        if ((state.IsClicked || state.IsHeld) && At(picture, state.X, state.Y) is { } place) maps.Choose(scene.Selection, new MapPoint(unit, place.Y, place.X));
        canvas.PopClip();
    }

    /// <summary>The place of the maps at a pixel of the drawn picture; null beside the maps.</summary>
    public (int Y, int X)? At(Box picture, int x, int y)
    {
        var (column, row) = placement.At((x + 0.5) * scene.Pipeline.Width / picture.Width, (y + 0.5) * scene.Pipeline.Height / picture.Height);
        return placement.Contains(column, row) ? (row, column) : null;
    }

    /// <summary>Finds out whether and where the layer's maps lie.</summary>
    public void Find()
    {
        if (of == maps.Layer) return;
        of = maps.Layer;
        HasPlaces = false;
        if (of is null || maps.IsRow) return;
        fields ??= ReceptiveFields.Of(scene.Pipeline.Graph);
        if (!fields.TryGetValue(of, out var field) || field.Rows.Axis != of.Shape.Rank - 2 || field.Columns.Axis != of.Shape.Rank - 1) return;
        HasPlaces = true;
        placement = frame.OfMap(field, maps.Columns, maps.Rows);
    }

    private Box ToPicture(Box picture, FrameBox box)
    {
        var (scaleX, scaleY) = ((double)picture.Width / scene.Pipeline.Width, (double)picture.Height / scene.Pipeline.Height);
        var (left, top) = (picture.X + (int)Math.Round(box.Left * scaleX), picture.Y + (int)Math.Round(box.Top * scaleY));
        var (right, bottom) = (picture.X + (int)Math.Round(box.Right * scaleX), picture.Y + (int)Math.Round(box.Bottom * scaleY));
        return new Box(left, top, Math.Max(1, right - left), Math.Max(1, bottom - top));
    }

    private void DrawMap(Canvas canvas, Box picture, int unit)
    {
        var box = ToPicture(picture, placement.Whole);
        var (width, height) = (Math.Min(box.Width, maps.Columns), Math.Min(box.Height, maps.Rows));
        var range = maps.RangeOf(unit, settings);
        var isNew = painted != (painted = (maps.Version, unit, box.Width, box.Height, settings.Scaling, settings.FixedRange, settings.Overlay, settings.Level));
        if (settings.Overlay == MapOverlayKind.Heat)
        {
            if (isNew || bitmap is null)
            {
                var target = Bitmap.Fit(ref bitmap, width, height);
                painter.Paint(maps.Plane(unit), maps.Columns, maps.Rows, target, new Box(0, 0, width, height), range, veil: true);
                target.Change();
            }

            var part = placement.StepX < 0 ? new Box(width, 0, -width, height) : new Box(0, 0, width, height);
            canvas.Picture(bitmap!, part, box, (float)settings.Opacity);
            return;
        }

        if (isNew)
        {
            if (reduced.Length < width * height) reduced = new float[width * height];
            painter.Reduce(maps.Plane(unit), maps.Columns, maps.Rows, width, height, reduced);
            lines.Trace(reduced.AsSpan(0, width * height), width, height, (float)settings.Level, range, placement.StepX < 0);
        }

        lines.Draw(canvas, box, isNew, (float)settings.Opacity);
    }
}
