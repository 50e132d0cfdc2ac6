using LiveConv.Host.Drawing;
using System.Diagnostics;
using LiveConv.Host.Output;
using LiveConv.Models;
using LiveConv.Models.Tasks;

namespace LiveConv.Host.Overlay;

/// <summary>What a network found, drawn by the window: boxes over the picture, the likeliest classes with bars at the upper right, and always the frame that it belongs to.</summary>
internal sealed class ResultPanel(PipelineModel model, int frameWidth, int frameHeight)
{
    private const double Width = 36, LeastWidth = 20;

    // Names made up for classes without a label, so that drawing allocates nothing.
    private readonly Dictionary<int, string> names = [];

    /// <summary>Pixels that the panel takes from the right edge on, one margin included.</summary>
    public static int WidthOf(Canvas canvas) => canvas.Grid(Width) + canvas.Grid(2);

    /// <summary>Boxes and points, where the picture lies in <paramref name="box"/>.</summary>
    public void DrawBoxes(Canvas canvas, Box box, ModelResult result)
    {
        Span<char> text = stackalloc char[8];
        var (scaleX, scaleY) = ((double)box.Width / frameWidth, (double)box.Height / frameHeight);
        var (thickness, pad, line) = (2 * canvas.Scale, canvas.Grid(0.5), canvas.Font(TextSize.Small).LineHeight);
        foreach (var (x, y) in result.Points)
            canvas.Fill(new Box(box.X + (int)(x * scaleX) - thickness, box.Y + (int)(y * scaleY) - thickness, 2 * thickness, 2 * thickness), Theme.Warning);
        foreach (var found in result.Boxes)
        {
            var (left, top) = (box.X + (int)(found.Left * scaleX), box.Y + (int)(found.Top * scaleY));
            var face = new Box(left, top, Math.Max(1, box.X + (int)(found.Right * scaleX) - left), Math.Max(1, box.Y + (int)(found.Bottom * scaleY) - top));
            canvas.Outline(face, thickness, Theme.Accent);
            var length = text.Write($"{found.Score:0.00}");
            var label = new Box(face.X, face.Y - line, canvas.Measure(TextSize.Small, text[..length], mono: true) + (2 * pad), line);
            if (label.Y < 0) label = label with { Y = Math.Max(0, face.Y) };
            canvas.Fill(label, Theme.Accent);
            canvas.Text(TextSize.Small, label.X + pad, label.Y, text[..length], Theme.Background, mono: true);
        }

        canvas.Flush();
    }

    /// <summary>The panel at the upper right.</summary>
    public void Draw(Canvas canvas, ModelResult result, NetworkStatus status, int left, int bottom)
    {
        var (margin, pad) = (canvas.Grid(2), canvas.Grid(2));
        var width = Math.Min(canvas.Grid(Width), canvas.Width - left - (2 * margin));
        if (width < canvas.Grid(LeastWidth)) return;
        var (small, medium) = (canvas.Font(TextSize.Small).LineHeight, canvas.Font(TextSize.Medium).LineHeight);
        var row = medium + canvas.Grid(1.5);
        var rows = model.Description.Task is ModelTask.Classify or ModelTask.Segment ? Math.Clamp((bottom - (2 * margin) - (2 * pad) - small) / row, 0, result.Classes.Count) : 0;
        var height = (2 * pad) - canvas.Grid(0.5) + small + (rows > 0 ? canvas.Grid(1) + (rows * row) : 0);
        var panel = new Box(canvas.Width - margin - width, margin, width, height);
        canvas.Fill(panel, Theme.Panel);
        var box = panel.Inset(pad);
        DrawHeader(canvas, box, result, status);
        for (var i = 0; i < rows; i++) DrawClass(canvas, box with { Y = box.Y + small + canvas.Grid(1) + (i * row) }, result.Classes[i], isBest: i == 0);
    }

    private void DrawHeader(Canvas canvas, Box box, ModelResult result, NetworkStatus status)
    {
        Span<char> text = stackalloc char[64];
        var task = model.Description.Task;
        var length = 0;
        if (task == ModelTask.DetectFace) length = text.Write($"{result.Boxes.Count} {Amount.Noun(result.Boxes.Count, "face", "faces")}");
        else if (task == ModelTask.Segment) length = text.Write($"share of the picture");
        else if (task == ModelTask.Classify) length = text.Write($"likeliest");
        else length = text.Write($"result");
        canvas.Text(TextSize.Small, box.X, box.Y, text[..length], Theme.Muted);
        var room = box.Width - canvas.Measure(TextSize.Small, text[..length]) - canvas.Grid(1);
        var age = Stopwatch.GetElapsedTime(status.CaptureTime);
        if (age.TotalSeconds < 1) length = text.Write($"frame {status.Frame} · {age.TotalMilliseconds:0} ms ago");
        else length = text.Write($"frame {status.Frame} · {age.TotalSeconds:0.0} s ago");
        if (canvas.Measure(TextSize.Small, text[..length]) > room) length = text.Write($"frame {status.Frame}");
        canvas.TextRight(TextSize.Small, box.Right, box.Y, text[..length], Theme.Muted, mono: false);
    }

    private void DrawClass(Canvas canvas, Box box, ClassScore found, bool isBest)
    {
        Span<char> text = stackalloc char[16];
        var length = text.Write($"{found.Probability * 100:0.0} %");
        canvas.TextRight(TextSize.Medium, box.Right, box.Y, text[..length], isBest ? Theme.Text : Theme.Muted);
        var room = box.Width - canvas.Measure(TextSize.Medium, "100.0 %", mono: true) - canvas.Grid(1);
        canvas.Text(TextSize.Medium, box.X, box.Y, Name(found.Index), isBest ? Theme.Text : Theme.Muted, room);
        var bar = new Box(box.X, box.Y + canvas.Font(TextSize.Medium).LineHeight + canvas.Scale, box.Width, canvas.Grid(0.5));
        canvas.Fill(bar, Theme.Track);
        canvas.Fill(bar with { Width = Math.Max(canvas.Scale, (int)(bar.Width * Math.Clamp(found.Probability, 0, 1))) }, isBest ? Theme.Accent : Theme.Muted);
    }

    private string Name(int index)
    {
        if (!names.TryGetValue(index, out var name)) names[index] = name = ModelRecord.LabelOf(model, index);
        return name;
    }
}
