using LiveConv.Host.Drawing;
using LiveConv.Host.Ui;
using LiveConv.Microscope.Pixels;

namespace LiveConv.Host.Microscope.Probing;

/// <summary>The end of the way down: the frame's pixels, their mean where the frame is scaled, and what becomes of the colour.</summary>
internal sealed class PixelView
{
    private const string Tip = "the frame's pixels that make this value, as red, green and blue";

    private int hovered = -1;

    public void Draw(UiContext ui, Box box, PixelExplanation pixel)
    {
        hovered = -1;
        if (pixel.Pixels.Length == 0) return;
        var (canvas, row) = (ui.Canvas, ui.RowHeight);
        var side = Math.Min(canvas.Grid(9), Math.Min((box.Width * 2 / 3) / pixel.Columns, (box.Height - row) / pixel.Rows));
        if (side < 2) return;
        ui.Label(box with { Height = row }, pixel.Pixels.Length == 1 ? "the pixel of the frame" : "the pixels of the frame");
        var grid = new NumberGrid("probe.pixel", new Box(box.X, box.Y + row, side * pixel.Columns, side * pixel.Rows), pixel.Rows, pixel.Columns);
        (hovered, _) = grid.Watch(ui, Tip);
        for (var i = 0; i < pixel.Pixels.Length; i++) DrawPixel(ui, grid.Cell(i), pixel.Pixels[i]);
        if (hovered >= 0) grid.Mark(ui, hovered, Theme.Accent, 2);
        var rest = new Box(grid.Box.Right + canvas.Grid(2), box.Y, box.Right - grid.Box.Right - canvas.Grid(2), box.Height);
        if (rest.Width >= canvas.Grid(16)) DrawSteps(ui, rest, pixel);
    }

    public void DrawFoot(UiContext ui, Box box, PixelExplanation pixel)
    {
        Span<char> text = stackalloc char[128];
        if (hovered < 0 || hovered >= pixel.Pixels.Length)
        {
            var said = text.Write($"value [{pixel.Channel}, {pixel.Y}, {pixel.X}] of the input; the way ends at the camera");
            ui.Label(box, text[..said]);
            return;
        }

        var item = pixel.Pixels[hovered];
        var length = text.Write($"column {item.X}, row {item.Y} of the frame: {item.Red} {item.Green} {item.Blue}, weight {item.Weight:0.0000}");
        text[..length].Replace('-', '−');
        ui.Label(box, text[..length], Theme.Text, mono: true);
    }

    private static void DrawPixel(UiContext ui, Box cell, in FramePixel pixel)
    {
        var canvas = ui.Canvas;
        var color = 0xFF000000 | ((uint)pixel.Blue << 16) | ((uint)pixel.Green << 8) | pixel.Red;
        canvas.Fill(cell with { Width = cell.Width - canvas.Scale, Height = cell.Height - canvas.Scale }, color);
        var line = canvas.Font(TextSize.Small).LineHeight;
        if (cell.Height < (4 * line) || cell.Width < NumberGrid.LeastWidth(canvas)) return;
        Span<char> text = stackalloc char[16];
        for (var i = 0; i < 4; i++)
        {
            var length = i < 3 ? text.Write($"{(i == 0 ? pixel.Red : i == 1 ? pixel.Green : pixel.Blue)}") : text.Write($"×{pixel.Weight:.000}");
            text[..length].Replace('-', '−');
            canvas.Text(TextSize.Small, cell.X + canvas.Grid(0.5), cell.Y + (i * line), text[..length], Theme.TextOn(color), cell.Width, mono: true);
        }
    }

    private static void DrawSteps(UiContext ui, Box box, PixelExplanation pixel)
    {
        var room = new Room(box);
        if (pixel.Pixels.Length > 1)
        {
            var swatch = new Room(room.Top(ui.RowHeight), ui.Canvas.Grid(1));
            ui.Label(swatch.Left(ui.Canvas.Grid(16)), "scaled to one pixel", Theme.Muted);
            ui.Canvas.Fill(swatch.Left(ui.Canvas.Grid(3)), 0xFF000000 | ((uint)pixel.Scaled.Blue << 16) | ((uint)pixel.Scaled.Green << 8) | pixel.Scaled.Red);
        }

        Line(ui, room.Top(ui.RowHeight), ProbeText.ChannelName(pixel), pixel.Level, Theme.Text);
        foreach (var step in pixel.Steps) Line(ui, room.Top(ui.RowHeight), step.Name, step.Value, Theme.Text);
    }

    private static void Line(UiContext ui, Box box, string name, double value, uint color)
    {
        if (box.Height < ui.RowHeight) return;
        var room = new Room(box with { Width = Math.Min(box.Width, ui.Canvas.Grid(30)) });
        ui.Label(room.Left(ui.Canvas.Grid(16)), name);
        var line = new TextLine(stackalloc char[32]);
        line.AddShort(value);
        ui.LabelRight(room.Rest, line.Text, color);
    }
}
