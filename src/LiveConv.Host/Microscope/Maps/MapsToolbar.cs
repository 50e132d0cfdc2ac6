using System.Globalization;
using LiveConv.Host.Drawing;
using LiveConv.Host.Ui;
using LiveConv.Microscope.Statistics;

namespace LiveConv.Host.Microscope.Maps;

/// <summary>The controls above the feature maps.</summary>
internal sealed class MapsToolbar(LayerMaps maps, MapsSettings settings)
{
    private static readonly string[] Orders = ["index", "mean", "max", "active"];
    private static readonly string[] Scalings = ["map", "layer", "fixed"];
    private static readonly string[] Overlays = ["off", "heat", "contour"];

    /// <summary>Draws those that fit into a third of the room.</summary>
    /// <param name="ui">Canvas and input.</param>
    /// <param name="box">The panel's room.</param>
    /// <param name="isPaged">Whether there may be pages.</param>
    /// <param name="hasPlaces">Whether the maps can lie over the picture.</param>
    /// <returns>The height that they take, and the place of the <see cref="DrawPager"/>.</returns>
    public (int Height, Box Pager) Draw(UiContext ui, Box box, bool isPaged, bool hasPlaces)
    {
        var canvas = ui.Canvas;
        var flow = new Flow(box with { Height = Math.Max(ui.RowHeight, box.Height / 3) }, ui.RowHeight, canvas.Grid(0.5));
        var pager = isPaged ? flow.Next(canvas.Grid(14)) : default;
        if (!maps.IsRow && Fits(flow.Next(canvas.Grid(6)), out var whole))
        {
            var isWhole = settings.IsWhole;
            if (ui.Toggle("maps.whole", whole, "whole", ref isWhole, "the chosen map in full size, and back to all (Enter, or a double click)")) settings.IsWhole = isWhole;
        }

        if (Fits(flow.Next(canvas.Grid(30)), out var orders))
        {
            var order = (int)settings.Order;
            if (ui.Choice("maps.sort", Labelled(ui, orders, "sort"), Orders, ref order, "the order of the maps: as they come, by their mean, by their largest value, by how few zeros they have; sorted anew every 30 frames"))
                maps.Sort(settings.Order = (ChannelOrder)order);
        }

        if (Fits(flow.Next(canvas.Grid(26)), out var scalings))
        {
            var scaling = (int)settings.Scaling;
            if (ui.Choice("maps.scale", Labelled(ui, scalings, "colours"), Scalings, ref scaling, "the values that the colours stand for: each map's own, those of the whole layer, or a range that you set")) Scale((MapScaling)scaling);
        }

        if (settings.Scaling == MapScaling.Fixed && Fits(flow.Next(canvas.Grid(9)), out var field))
        {
            var range = settings.FixedRange;
            if (ui.Number("maps.range", Labelled(ui, field, maps.IsSigned ? "±" : "0…"), ref range, Math.Max(1e-6, range / 20), "the largest value in colours: click to type, drag or turn the wheel", "G4"))
                settings.FixedRange = Math.Clamp(range, 1e-30, 1e30);
        }

        if (hasPlaces) DrawOverlayControls(ui, ref flow);
        return (flow.Used, pager);
    }

    private void DrawOverlayControls(UiContext ui, ref Flow flow)
    {
        var canvas = ui.Canvas;
        if (Fits(flow.Next(canvas.Grid(31)), out var overlays))
        {
            var overlay = (int)settings.Overlay;
            if (ui.Choice("maps.overlay", Labelled(ui, overlays, "on picture"), Overlays, ref overlay, "the chosen map over the camera's picture, where its values come from: as colours, or as the lines of one value"))
                settings.Overlay = (MapOverlayKind)overlay;
        }

        if (settings.Overlay == MapOverlayKind.Off) return;
        Span<char> label = stackalloc char[24];
        if (Fits(flow.Next(canvas.Grid(13)), out var place))
        {
            var opacity = settings.Opacity;
            var length = label.Write($"opacity {opacity:0.00}");
            if (ui.Slider("maps.opacity", place, ref opacity, 0, 1, label[..length], "how strongly the map covers the picture")) settings.Opacity = opacity;
        }

        if (settings.Overlay == MapOverlayKind.Contour && Fits(flow.Next(canvas.Grid(13)), out place))
        {
            var level = settings.Level;
            var length = label.Write($"level {level:0.00}");
            if (ui.Slider("maps.level", place, ref level, 0.02, 0.98, label[..length], "where the lines run: at this part of the largest value in colours, red; where values are negative, at minus as much, blue")) settings.Level = level;
        }
    }

    // A fixed range begins with what is seen.
    private void Scale(MapScaling scaling)
    {
        if (scaling == MapScaling.Fixed && settings.Scaling != MapScaling.Fixed && maps.Values is not null)
        {
            var largest = maps.RangeOf(0, new MapsSettings { Scaling = MapScaling.Layer }).Largest;
            if (largest > 0) settings.FixedRange = double.Parse(largest.ToString("G2", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
        }

        settings.Scaling = scaling;
    }

    /// <summary>Buttons to turn pages, and which one is seen.</summary>
    /// <returns>By how many to turn.</returns>
    public static int DrawPager(UiContext ui, Box box, int page, int pages)
    {
        if (box.IsEmpty) return 0;
        var room = new Room(box, 0);
        var turn = ui.Button("maps.previous", room.Left(ui.Canvas.Grid(3)), "◀", "the page before (PageUp, or the wheel)", isEnabled: page > 0) ? -1 : 0;
        if (ui.Button("maps.next", room.Right(ui.Canvas.Grid(3)), "▶", "the next page (PageDown, or the wheel)", isEnabled: page < pages - 1)) turn = 1;
        Span<char> text = stackalloc char[24];
        var length = text.Write($"{page + 1}/{pages}");
        var width = ui.Canvas.Measure(TextSize.Small, text[..length], mono: true);
        ui.Label(room.Rest with { X = room.Rest.X + ((room.Rest.Width - width) / 2), Width = width }, text[..length], Theme.Text, mono: true);
        return turn;
    }

    // A name at the left of a control.
    private static Box Labelled(UiContext ui, Box box, ReadOnlySpan<char> label)
    {
        var room = new Room(box, ui.Canvas.Grid(0.75));
        room.Left(0);
        ui.Label(room.Left(ui.Canvas.Measure(TextSize.Small, label)), label);
        return room.Rest;
    }

    private static bool Fits(Box box, out Box place)
    {
        place = box;
        return !box.IsEmpty;
    }
}
