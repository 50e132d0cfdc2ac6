using LiveConv.Host.Drawing;

namespace LiveConv.Host.Overlay;

/// <summary>How far a network is loaded, in the middle of the window.</summary>
internal static class LoadingPanel
{
    /// <param name="canvas">Where to draw.</param>
    /// <param name="name">What is being loaded.</param>
    /// <param name="stage">What is being done.</param>
    /// <param name="fraction">How much of it is done, 0…1.</param>
    public static void Draw(Canvas canvas, string name, string stage, double fraction)
    {
        Span<char> text = stackalloc char[96];
        var pad = canvas.Grid(3);
        var (medium, small) = (canvas.Font(TextSize.Medium).LineHeight, canvas.Font(TextSize.Small).LineHeight);
        var width = Math.Min(canvas.Grid(48), canvas.Width - canvas.Grid(4));
        var height = (2 * pad) + medium + small + canvas.Grid(3);
        var panel = new Box((canvas.Width - width) / 2, (canvas.Height - height) / 2, width, height);
        canvas.Fill(panel, Theme.Panel | 0xF4000000);
        var box = panel.Inset(pad);
        var length = text.Write($"{fraction * 100:0} %");
        var value = canvas.Measure(TextSize.Medium, "100 %", mono: true);
        canvas.TextRight(TextSize.Medium, box.Right, box.Y, text[..length], Theme.Text);
        canvas.Text(TextSize.Medium, box.X, box.Y, name, Theme.Text, box.Width - value - canvas.Grid(1));
        var bar = new Box(box.X, box.Y + medium + canvas.Grid(1), box.Width, canvas.Grid(1));
        canvas.Fill(bar, Theme.Track);
        canvas.Fill(bar with { Width = Math.Max(canvas.Scale, (int)(bar.Width * Math.Clamp(fraction, 0, 1))) }, Theme.Accent);
        var y = bar.Bottom + canvas.Grid(1);
        canvas.TextRight(TextSize.Small, box.Right, y, "Esc cancels", Theme.Muted, mono: false);
        canvas.Text(TextSize.Small, box.X, y, stage, Theme.Muted, box.Width - canvas.Grid(12));
        canvas.Flush();
    }
}
