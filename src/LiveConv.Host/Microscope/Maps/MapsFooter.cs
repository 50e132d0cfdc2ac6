using LiveConv.Host.Drawing;
using LiveConv.Host.Ui;

namespace LiveConv.Host.Microscope.Maps;

/// <summary>Below the feature maps: the exact value under the pointer, what map and layer are like, and their histogram.</summary>
internal sealed class MapsFooter(LayerMaps maps, MapsSettings settings, HistogramView histogram)
{
    private readonly char[] text = new char[192];

    /// <summary>How much of a panel it takes.</summary>
    public static int HeightOf(UiContext ui, Box box)
    {
        var (canvas, line) = (ui.Canvas, ui.Canvas.Font(TextSize.Small).LineHeight);
        return box.Height >= canvas.Grid(36) ? Math.Max(3 * line, canvas.Grid(7)) : box.Height >= canvas.Grid(16) ? line : 0;
    }

    /// <param name="ui">Canvas and input.</param>
    /// <param name="box">The room.</param>
    /// <param name="pointed">The value under the pointer; null for none.</param>
    /// <param name="chosen">The chosen value; null for none.</param>
    /// <param name="unit">The chosen map.</param>
    public void Draw(UiContext ui, Box box, MapPoint? pointed, MapPoint? chosen, int unit)
    {
        var (canvas, line) = (ui.Canvas, ui.Canvas.Font(TextSize.Small).LineHeight);
        var room = new Room(box, canvas.Grid(1));
        var shown = pointed ?? chosen;
        if (box.Height >= 3 * line && box.Width >= canvas.Grid(56))
            histogram.Draw(ui, room.Right(Math.Min(canvas.Grid(44), box.Width * 2 / 5)), unit, maps.RangeOf(unit, settings), shown is { } point ? maps[point] : float.NaN);
        var words = new Room(room.Rest, 0);
        if (shown is { } value) canvas.Text(TextSize.Small, box.X, words.Top(line).Y, Describe(value), Theme.Text, words.Rest.Width, mono: true);
        else canvas.Text(TextSize.Small, box.X, words.Top(line).Y, "point at a map to read its values", Theme.Muted, words.Rest.Width);
        if (words.Rest.Height >= line && !maps.IsRow) canvas.Text(TextSize.Small, box.X, words.Top(line).Y, DescribeUnit(unit), Theme.Muted, words.Rest.Width);
        if (words.Rest.Height >= line) canvas.Text(TextSize.Small, box.X, words.Top(line).Y, DescribeLayer(), Theme.Muted, words.Rest.Width);
    }

    /// <summary>A value as it is written: with as many digits as tell it from all others.</summary>
    public ReadOnlySpan<char> Describe(MapPoint point)
    {
        var value = maps[point];
        var name = maps.NameOf(point.Unit);
        var between = name is null ? "" : " · ";
        int length;
        if (!maps.IsRow) length = text.AsSpan().Write($"map {point.Unit}{between}{name} · y {point.Y} · x {point.X} = {value:G9}");
        else length = text.AsSpan().Write($"unit {point.Unit}{between}{name} = {value:G9}");
        return text.AsSpan(0, length);
    }

    /// <summary>Mean, extremes and zeros of a map.</summary>
    public ReadOnlySpan<char> DescribeUnit(int unit)
    {
        ref readonly var summary = ref maps.Statistics!.Channels[unit];
        var name = maps.NameOf(unit);
        var length = text.AsSpan().Write($"map {unit}{(name is null ? "" : " · ")}{name}: {summary.Minimum:G4} to {summary.Maximum:G4} · mean {summary.Mean:G4} · {summary.Sparsity * 100:0.#}% zeros{(maps.Statistics.IsDead(unit) ? " · dead" : "")}");
        return text.AsSpan(0, length);
    }

    /// <summary>The same of the layer, and its dead units.</summary>
    public ReadOnlySpan<char> DescribeLayer()
    {
        var (statistics, layer) = (maps.Statistics!, maps.Statistics!.Layer);
        int length;
        if (maps.IsRow) length = text.AsSpan().Write($"{maps.Units} {Amount.Noun(maps.Units, "unit", "units")}: {layer.Minimum:G4} to {layer.Maximum:G4} · mean {layer.Mean:G4} · {layer.Sparsity * 100:0.#}% zeros");
        else length = text.AsSpan().Write($"{maps.Units} {Amount.Noun(maps.Units, "map", "maps")} of {maps.Columns}×{maps.Rows} · {statistics.DeadChannels} dead in {statistics.Frames} {Amount.Noun(statistics.Frames, "frame", "frames")} · {layer.Minimum:G4} to {layer.Maximum:G4} · {layer.Sparsity * 100:0.#}% zeros");
        return text.AsSpan(0, length);
    }
}
