using LiveConv.Frames;
using LiveConv.Host.Drawing;
using LiveConv.Models;
using LiveConv.Models.Tasks;

namespace LiveConv.Host.Output;

/// <summary>Draws what a network found into a picture: the likeliest classes with bars, boxes with their scores.</summary>
internal sealed class ResultPainter
{
    private const int SmallPicture = 400;

    private readonly PipelineModel model;
    private readonly PicturePainter painter;
    private readonly int grid;

    /// <param name="model">For the labels.</param>
    /// <param name="height">Rows of the pictures: decides on the size of the text.</param>
    public ResultPainter(PipelineModel model, int height)
    {
        this.model = model;
        painter = new PicturePainter(height < SmallPicture ? 13 : height < 1000 ? 16 : 26);
        grid = Math.Max(4, painter.LineHeight * 2 / 5);
    }

    /// <summary>Draws a result over a picture of the frame's size.</summary>
    public void Draw(Frame picture, ModelResult result)
    {
        if (model.Description.Task == ModelTask.DetectFace) DrawBoxes(picture, result);
        else if (result.Classes.Count > 0) DrawClasses(picture, result);
    }

    private void DrawBoxes(Frame picture, ModelResult result)
    {
        Span<char> text = stackalloc char[8];
        var thickness = Math.Max(2, picture.Height / 240);
        foreach (var (x, y) in result.Points)
            PicturePainter.Fill(picture, new Box((int)x - thickness, (int)y - thickness, 2 * thickness, 2 * thickness), Theme.Warning);
        foreach (var found in result.Boxes)
        {
            var box = ToPixels(found);
            PicturePainter.Outline(picture, box, thickness, Theme.Accent);
            var length = text.Write($"{found.Score:0.00}");
            var label = new Box(box.X, box.Y - painter.LineHeight, painter.Measure(text[..length]) + grid, painter.LineHeight);
            // Above the box, or inside at the upper edge of the picture.
            if (label.Y < 0) label = label with { Y = Math.Max(0, box.Y) };
            PicturePainter.Fill(picture, label, Theme.Accent);
            painter.Text(picture, label.X + (grid / 2), label.Y, text[..length], Theme.Background);
        }
    }

    private void DrawClasses(Frame picture, ModelResult result)
    {
        Span<char> text = stackalloc char[16];
        var (margin, line) = (grid, painter.LineHeight + (grid / 2));
        var width = Math.Min(picture.Width - (2 * margin), Math.Max(picture.Width / 3, 16 * painter.LineHeight));
        var rows = Math.Min(result.Classes.Count, (picture.Height - (4 * margin)) / line);
        if (rows < 1 || width < 6 * painter.LineHeight) return;
        var panel = new Box(margin, picture.Height - margin - (rows * line) - (2 * grid), width, (rows * line) + (2 * grid));
        PicturePainter.Fill(picture, panel, Theme.Panel);
        var box = panel.Inset(grid);
        var value = painter.Measure("100.0 %") + grid;
        for (var i = 0; i < rows; i++)
        {
            var (index, probability) = result.Classes[i];
            var y = box.Y + (i * line);
            var bar = new Box(box.X, y + painter.LineHeight, box.Width, Math.Max(2, grid / 3));
            PicturePainter.Fill(picture, bar, Theme.Track);
            PicturePainter.Fill(picture, bar with { Width = Math.Max(1, (int)(bar.Width * Math.Clamp(probability, 0, 1))) }, i == 0 ? Theme.Accent : Theme.Muted);
            painter.Text(picture, box.X, y, ModelRecord.LabelOf(model, index), i == 0 ? Theme.Text : Theme.Muted, box.Width - value);
            var length = text.Write($"{probability * 100:0.0} %");
            painter.TextRight(picture, box.Right, y, text[..length], i == 0 ? Theme.Text : Theme.Muted);
        }
    }

    private static Box ToPixels(in DetectedBox box)
    {
        var (left, top) = ((int)Math.Round(box.Left), (int)Math.Round(box.Top));
        return new Box(left, top, Math.Max(1, (int)Math.Round(box.Right) - left), Math.Max(1, (int)Math.Round(box.Bottom) - top));
    }
}
