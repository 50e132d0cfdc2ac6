using LiveConv.Host.Drawing;
using LiveConv.Host.Microscope.Checking;

namespace LiveConv.Host.Overlay;

/// <summary>The panel of figures at the upper left: pipeline, source, rates, latency, dropped frames, and the time of each step as a bar.</summary>
internal sealed class Hud
{
    private const double Smoothing = 0.1;
    private const int Rows = 7, CompactRows = 3;

    private double[] times = [];
    private double[] sorted = [];
    private int[] order = [];
    private object? timed;
    private long lastFrame = -1;

    /// <summary>Pixels that the panel takes from the left edge on, its margins included.</summary>
    public static int WidthOf(Canvas canvas) => Math.Min(canvas.Grid(IsCompact(canvas) ? 22 : 43), canvas.Width - canvas.Grid(4)) + canvas.Grid(4);

    /// <param name="canvas">Where to draw.</param>
    /// <param name="status">The figures.</param>
    /// <param name="bottom">Lower edge of the room for the panel.</param>
    public void Draw(Canvas canvas, LiveStatus status, int bottom)
    {
        Smooth(status);
        var all = Rows + (status.Network is null ? 0 : 1) + (status.Verifier is null ? 0 : 1);
        var (grid, line, margin) = (canvas.Grid(1), canvas.Font(TextSize.Small).LineHeight + canvas.Scale, canvas.Grid(2));
        var title = canvas.Font(TextSize.Large).LineHeight;
        var room = Math.Min(bottom, canvas.Height) - (2 * margin) - (2 * margin);
        var width = WidthOf(canvas) - (2 * margin);
        var summary = Split(canvas, status.Summary, width - (2 * margin)) < status.Summary.Length ? 2 : 1;
        var rows = Math.Clamp((room - title - grid) / line, 0, all + summary);
        if (rows < all + summary || IsCompact(canvas)) (summary, rows) = (0, Math.Min(rows, IsCompact(canvas) ? CompactRows : all));
        var bars = summary == 0 ? 0 : Math.Clamp((room - title - (3 * grid) - ((rows + 1) * line)) / line, 0, times.Length);
        var height = title + (rows * line) + grid + (bars > 0 ? (2 * grid) + ((bars + 1) * line) : 0);
        var panel = new Box(margin, margin, width, height + (2 * margin) - canvas.Grid(0.5));
        canvas.Fill(panel, Theme.Panel);

        var box = panel.Inset(margin);
        var right = DrawMark(canvas, status, box);
        canvas.Text(TextSize.Large, box.X, box.Y, status.Pipeline, Theme.Text, right - box.X - (status.IsPaused ? canvas.Grid(9) : 0));
        if (status.IsPaused) canvas.TextRight(TextSize.Small, right, box.Y + (title - line) / 2 + canvas.Scale, "paused", Theme.Warning, mono: false);
        var y = box.Y + title;
        var split = summary == 2 ? Split(canvas, status.Summary, box.Width) : status.Summary.Length;
        if (summary > 0) canvas.Text(TextSize.Small, box.X, y, status.Summary.AsSpan(0, split), Theme.Muted, box.Width);
        if (summary > 1) canvas.Text(TextSize.Small, box.X, y + line, status.Summary.AsSpan(split).TrimStart(), Theme.Muted, box.Width);
        y += (summary * line) + grid;
        DrawRows(canvas, status, box, y, line, rows - summary);
        y += (rows - summary) * line;
        if (bars > 0) DrawSteps(canvas, status, box, y + grid, line, bars);
    }

    /// <summary>Whether the shown values are right: by its shape, and by its colour.</summary>
    /// <returns>Where the room for the title ends.</returns>
    private static int DrawMark(Canvas canvas, LiveStatus status, Box box)
    {
        if (status.Verifier is not { Count: > 0 } verifier) return box.Right;
        var isGood = verifier.First is null;
        canvas.TextRight(TextSize.Large, box.Right, box.Y, isGood ? "✓" : "✗", isGood ? Theme.Good : Theme.Bad, mono: false);
        return box.Right - canvas.Grid(3);
    }

    private static bool IsCompact(Canvas canvas) => canvas.Width < canvas.Grid(60) || canvas.Height < canvas.Grid(36);

    private static void DrawRows(Canvas canvas, LiveStatus status, Box box, int y, int line, int rows)
    {
        Span<char> text = stackalloc char[96];
        for (var row = 0; row < rows; row++, y += line)
        {
            text.Clear();
            int length;
            // In the order of importance: a low window shows the first ones.
            var item = row;
            if (item >= 3 && status.Network is null) item++;
            if (item >= 4 && status.Verifier is null) item++;
            switch (item)
            {
                case 0:
                    length = text.Write($"{status.RenderRate:0.0} fps");
                    Row("shown", text[..length], mono: true);
                    break;
                case 1:
                    length = text.Write($"{status.CaptureRate:0.0} fps");
                    Row("captured", text[..length], mono: true);
                    break;
                case 2:
                    length = text.Write($"{status.Latency:0.0} ms");
                    Row("latency", text[..length], mono: true);
                    break;
                case 3 when status.Network!.IsLoading:
                    Row("network", "loading …", mono: false);
                    break;
                case 3:
                    length = text.Write($"{status.Network!.Milliseconds:0.0} ms · {status.Network.Rate:0.0} fps");
                    Row("network", text[..length], mono: true);
                    break;
                case 4 when status.Verifier!.First is not null:
                    length = text.Write($"✗ {status.Verifier.Outside:N0} of {status.Verifier.Count:N0} values outside bounds");
                    Row("checked", text[..length], mono: false, Theme.Bad);
                    break;
                case 4:
                    Row("checked", text[..WriteChecked(text, status.Verifier!)], mono: false);
                    break;
                case 5:
                    length = text.Write($"{status.Frame}");
                    Row("frame", text[..length], mono: true);
                    break;
                case 6:
                    length = text.Write($"{status.DroppedLate} late · {status.DroppedBySource} source · {status.DroppedPaused} paused");
                    Row("dropped", text[..length], mono: false);
                    break;
                case 7:
                    Row("source", status.Source, mono: false);
                    break;
                default:
                    Row("device", status.Device, mono: false);
                    break;
            }
        }

        void Row(ReadOnlySpan<char> name, ReadOnlySpan<char> value, bool mono, uint color = Theme.Text)
        {
            var indent = canvas.Grid(9);
            canvas.Text(TextSize.Small, box.X, y, name, Theme.Muted);
            canvas.Text(TextSize.Small, box.X + indent, y, value, color, box.Width - indent, mono);
        }
    }

    private static int WriteChecked(Span<char> text, LiveVerifier verifier)
    {
        if (verifier.Count == 0) return text.Write($"…");
        var count = verifier.Count;
        var length = count < 1_000_000 ? text.Write($"✓ {count:N0}") : text.Write($"✓ {count / 1e6:0.0} M");
        return length + text[length..].Write($" · {verifier.LargestErrorOverBound * 100:0.0} % of bound");
    }

    private void DrawSteps(Canvas canvas, LiveStatus status, Box box, int y, int line, int bars)
    {
        canvas.Fill(new Box(box.X, y, box.Width, canvas.Scale), Theme.Line);
        y += canvas.Grid(1);
        Span<char> text = stackalloc char[48];
        var (total, largest) = (0.0, 1e-6);
        foreach (var time in times)
        {
            total += time;
            largest = Math.Max(largest, time);
        }

        canvas.Text(TextSize.Small, box.X, y, "compute", Theme.Muted);
        var length = text.Write($"{total:0.00} ms");
        canvas.TextRight(TextSize.Small, box.Right, y, text[..length], Theme.Text);
        var value = canvas.Measure(TextSize.Small, "0000.00", mono: true);
        var (nameWidth, barX) = (canvas.Grid(14), box.X + canvas.Grid(15));
        var barWidth = box.Right - value - canvas.Grid(0.5) - barX;
        for (var i = 0; i < bars; i++)
        {
            y += line;
            // Where not all fit, the last line stands for the rest.
            var isRest = i == bars - 1 && bars < times.Length;
            var time = times[order[i]];
            for (var rest = i + 1; isRest && rest < times.Length; rest++) time += times[order[rest]];
            if (isRest)
            {
                length = text.Write($"{times.Length - i} more");
                canvas.Text(TextSize.Small, box.X, y, text[..length], Theme.Muted, nameWidth);
            }
            else
            {
                DrawTail(canvas, box.X, y, status.Steps[order[i]].Name, nameWidth);
            }

            var bar = new Box(barX, y + (line / 2) - canvas.Grid(0.5), barWidth, canvas.Grid(1));
            canvas.Fill(bar, Theme.Track);
            canvas.Fill(bar with { Width = Math.Max(canvas.Scale, (int)(barWidth * Math.Min(1, time / largest))) }, Theme.Accent);
            length = text.Write($"{time:0.00}");
            canvas.TextRight(TextSize.Small, box.Right, y, text[..length], Theme.Text);
        }
    }

    /// <summary>A layer's name; of a long one the end, where names differ.</summary>
    private static void DrawTail(Canvas canvas, int x, int y, string name, int width)
    {
        var face = canvas.Font(TextSize.Small).Sans;
        var start = 0;
        if (face.Measure(name) > width)
        {
            var room = width - face['…'].Advance;
            for (start = name.Length; start > 0 && face[name[start - 1]].Advance <= room; start--) room -= face[name[start - 1]].Advance;
            canvas.Text(TextSize.Small, x, y, "…", Theme.Muted);
            x += face['…'].Advance;
        }

        canvas.Text(TextSize.Small, x, y, name.AsSpan(start), Theme.Text);
    }

    /// <summary>Where a text is best broken to fit a width: all of it, or the last space before.</summary>
    private static int Split(Canvas canvas, string text, int width)
    {
        var (used, space) = (0, 0);
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == ' ') space = i;
            used += canvas.Font(TextSize.Small).Sans[text[i]].Advance;
            if (used > width) return space > 0 ? space : i;
        }

        return text.Length;
    }

    private void Smooth(LiveStatus status)
    {
        var steps = status.Steps;
        if (!ReferenceEquals(timed, steps))
        {
            timed = steps;
            times = new double[steps.Count];
            sorted = new double[steps.Count];
            order = [.. Enumerable.Range(0, steps.Count)];
            lastFrame = -1;
        }

        // A frame counts once, however often it is drawn.
        var frame = status.Network?.Frame ?? status.Frame;
        if (lastFrame == frame) return;
        lastFrame = frame;
        for (var i = 0; i < times.Length; i++)
            times[i] = times[i] == 0 ? steps[i].Milliseconds : times[i] + (Smoothing * (steps[i].Milliseconds - times[i]));
        if (status.Network is null) return;

        // A network has more layers than there is room: the slowest come first.
        for (var i = 0; i < times.Length; i++) (sorted[i], order[i]) = (-times[i], i);
        sorted.AsSpan().Sort(order.AsSpan());
    }
}
