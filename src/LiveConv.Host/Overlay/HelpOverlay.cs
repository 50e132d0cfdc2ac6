using LiveConv.Host.Loop;

namespace LiveConv.Host.Overlay;

/// <summary>The keys, straight from the table that handles them, in the middle of the window.</summary>
internal static class HelpOverlay
{
    public static void Draw(Canvas canvas, IReadOnlyList<KeyBinding> bindings)
    {
        canvas.Flush();
        canvas.Fill(new Box(0, 0, canvas.Width, canvas.Height), Theme.Shade);
        var (keys, words) = (0, 0);
        for (var i = 0; i < bindings.Count; i++)
        {
            keys = Math.Max(keys, canvas.Measure(TextSize.Small, bindings[i].Label) + canvas.Grid(2));
            words = Math.Max(words, canvas.Measure(TextSize.Small, bindings[i].Description));
        }

        var padding = canvas.Height < canvas.Grid(60) ? canvas.Grid(1) : canvas.Grid(3);
        var title = canvas.Font(TextSize.Large).LineHeight + canvas.Grid(2);
        var row = Math.Clamp((canvas.Height - (2 * padding) - title) / bindings.Count, canvas.Font(TextSize.Small).PixelSize, canvas.Grid(3));
        var (width, height) = (keys + canvas.Grid(2) + words + (2 * padding), title + (row * bindings.Count) + (2 * padding));
        var panel = new Box(Math.Max(0, (canvas.Width - width) / 2), Math.Max(0, (canvas.Height - height) / 2), width, height);
        canvas.Fill(panel, Theme.Panel | 0xFF000000);
        var box = panel.Inset(padding);
        canvas.Text(TextSize.Large, box.X, box.Y, "Keys", Theme.Text);
        var small = canvas.Font(TextSize.Small);
        for (var i = 0; i < bindings.Count; i++)
        {
            var y = box.Y + title + (i * row);
            var textY = y + ((row - small.LineHeight) / 2);
            var chip = new Box(box.X, y + canvas.Scale, canvas.Measure(TextSize.Small, bindings[i].Label) + canvas.Grid(2), row - (2 * canvas.Scale));
            canvas.Fill(chip, Theme.Key);
            canvas.Text(TextSize.Small, chip.X + canvas.Grid(1), textY, bindings[i].Label, Theme.Accent);
            canvas.Text(TextSize.Small, box.X + keys + canvas.Grid(2), textY, bindings[i].Description, Theme.Text);
        }

        canvas.Flush();
    }
}
