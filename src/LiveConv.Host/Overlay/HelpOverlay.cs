using LiveConv.Host.Drawing;
using LiveConv.Host.Loop;

namespace LiveConv.Host.Overlay;

/// <summary>The keys, straight from the table that handles them, in the middle of the window; in two columns where one is too high.</summary>
internal static class HelpOverlay
{
    public static void Draw(Canvas canvas, IReadOnlyList<KeyBinding> bindings)
    {
        canvas.Flush();
        canvas.Fill(new Box(0, 0, canvas.Width, canvas.Height), Theme.Shade);
        var padding = canvas.Height < canvas.Grid(60) ? canvas.Grid(1) : canvas.Grid(3);
        var title = canvas.Font(TextSize.Large).LineHeight + canvas.Grid(2);
        var room = canvas.Height - (2 * padding) - title;
        var columns = room / bindings.Count < canvas.Font(TextSize.Small).LineHeight + canvas.Grid(0.5) ? 2 : 1;
        var rows = (bindings.Count + columns - 1) / columns;
        var row = Math.Clamp(room / rows, canvas.Font(TextSize.Small).PixelSize, canvas.Grid(3));
        var (keys, words) = (0, 0);
        foreach (var binding in bindings)
        {
            keys = Math.Max(keys, canvas.Measure(TextSize.Small, binding.Label) + canvas.Grid(2));
            words = Math.Max(words, canvas.Measure(TextSize.Small, binding.Description));
        }

        var (between, gap) = (canvas.Grid(2), canvas.Grid(4));
        var most = (canvas.Width - (2 * padding) - ((columns - 1) * gap)) / columns;
        words = Math.Min(words, most - keys - between);
        var column = keys + between + words;
        var (width, height) = ((columns * column) + ((columns - 1) * gap) + (2 * padding), title + (row * rows) + (2 * padding));
        var panel = new Box(Math.Max(0, (canvas.Width - width) / 2), Math.Max(0, (canvas.Height - height) / 2), width, height);
        canvas.Fill(panel, Theme.Panel | 0xFF000000);
        var box = panel.Inset(padding);
        canvas.Text(TextSize.Large, box.X, box.Y, "Keys", Theme.Text);
        for (var i = 0; i < bindings.Count; i++)
            DrawRow(canvas, new Box(box.X + (i / rows * (column + gap)), box.Y + title + (i % rows * row), column, row), bindings[i], keys + between);
        canvas.Flush();
    }

    private static void DrawRow(Canvas canvas, Box box, KeyBinding binding, int indent)
    {
        var y = box.Y + ((box.Height - canvas.Font(TextSize.Small).LineHeight) / 2);
        var chip = new Box(box.X, box.Y + canvas.Scale, canvas.Measure(TextSize.Small, binding.Label) + canvas.Grid(2), box.Height - (2 * canvas.Scale));
        canvas.Fill(chip, Theme.Key);
        canvas.Text(TextSize.Small, chip.X + canvas.Grid(1), y, binding.Label, Theme.Accent);
        canvas.Text(TextSize.Small, box.X + indent, y, binding.Description, Theme.Text, box.Width - indent);
    }
}
