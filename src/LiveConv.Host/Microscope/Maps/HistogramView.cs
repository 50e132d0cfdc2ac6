using System.Globalization;
using LiveConv.Host.Drawing;
using LiveConv.Host.Ui;
using LiveConv.Microscope.Statistics;

namespace LiveConv.Host.Microscope.Maps;

/// <summary>How often which values occur, in the layer and in the chosen map, above the colours that stand for them. Counts are logarithmic: zeros are often many.</summary>
internal sealed class HistogramView(LayerMaps maps, MapPainter painter)
{
    private const int Bins = 64, RampSize = 256;
    private const string Tip = "how often the values from the lowest to the highest of the layer occur (logarithmic): grey in the layer, blue in the chosen map; below, their colours";

    private readonly Histogram layer = new(Bins);
    private readonly Histogram unit = new(Bins);
    private readonly float[] ramp = new float[RampSize];
    private Bitmap? colors;
    private (long Version, int Unit, ColorRange Range) counted;

    /// <summary>Counts of the layer's values.</summary>
    public Histogram Layer => layer;

    /// <summary>Counts of the chosen map's values, in the same bins.</summary>
    public Histogram Unit => unit;

    /// <param name="ui">Canvas and input.</param>
    /// <param name="box">The room.</param>
    /// <param name="chosen">The chosen unit.</param>
    /// <param name="range">Which values its colours stand for.</param>
    /// <param name="marked">A value to mark; NaN for none.</param>
    public void Draw(UiContext ui, Box box, int chosen, ColorRange range, float marked)
    {
        Count(chosen, range);
        var canvas = ui.Canvas;
        var room = new Room(box, canvas.Scale);
        var line = canvas.Font(TextSize.Small).LineHeight;
        ui.Region("maps.histogram", box, Tip);
        var labels = room.Bottom(line);
        var bar = room.Bottom(canvas.Grid(0.75));
        canvas.Fill(room.Rest, Theme.Track);
        DrawCounts(canvas, room.Rest, layer, Theme.Muted, 1);
        if (!maps.IsRow) DrawCounts(canvas, room.Rest, unit, Theme.Accent, 2);
        canvas.Picture(colors!, bar);
        if (marked >= layer.Low && marked <= layer.High && layer.High > layer.Low)
        {
            var x = box.X + (int)((marked - layer.Low) / (layer.High - layer.Low) * (box.Width - canvas.Scale));
            canvas.Fill(new Box(x, room.Rest.Y, canvas.Scale, bar.Bottom - room.Rest.Y), Theme.Text);
        }

        Span<char> text = stackalloc char[24];
        layer.Low.TryFormat(text, out var length, "G4", CultureInfo.InvariantCulture);
        canvas.Text(TextSize.Small, labels.X, labels.Y, text[..length], Theme.Muted, labels.Width / 2, mono: true);
        layer.High.TryFormat(text, out length, "G4", CultureInfo.InvariantCulture);
        canvas.TextRight(TextSize.Small, labels.Right, labels.Y, text[..length], Theme.Muted);
    }

    /// <summary>Counts anew where something is new.</summary>
    public void Count(int chosen, ColorRange range)
    {
        if (colors is not null && counted == (maps.Version, chosen, range)) return;
        counted = (maps.Version, chosen, range);
        var all = maps.Statistics!.Layer;
        var (low, high) = (Finite(Math.Min(0, all.Minimum)), Finite(Math.Max(0, all.Maximum)));
        layer.Clear(low, high);
        layer.Add(maps.Values!.Data.AsSpan(0, maps.Units * maps.Rows * maps.Columns));
        unit.Clear(low, high);
        unit.Add(maps.Plane(chosen));
        for (var i = 0; i < RampSize; i++) ramp[i] = low + ((high - low) * i / (RampSize - 1));
        var target = Bitmap.Fit(ref colors, RampSize, 1);
        painter.Paint(ramp, RampSize, 1, target, new Box(0, 0, RampSize, 1), range);
        target.Change();
    }

    private static float Finite(float value) => Math.Clamp(value, -float.MaxValue / 2, float.MaxValue / 2);

    // Filled from below, or only the tops as a line.
    private static void DrawCounts(Canvas canvas, Box box, Histogram histogram, uint color, int kind)
    {
        if (histogram.Largest == 0) return;
        var most = Math.Log(1 + histogram.Largest);
        for (var i = 0; i < Bins; i++)
        {
            var count = histogram.Counts[i];
            if (count == 0) continue;
            var height = Math.Max(canvas.Scale, (int)(Math.Log(1 + count) / most * box.Height));
            var (left, right) = (box.X + (i * box.Width / Bins), box.X + ((i + 1) * box.Width / Bins));
            canvas.Fill(new Box(left, box.Bottom - height, Math.Max(1, right - left), kind == 1 ? height : Math.Min(height, 2 * canvas.Scale)), kind == 1 ? color & 0x70FFFFFF : color);
        }
    }
}
