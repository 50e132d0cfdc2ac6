using System.Globalization;
using LiveConv.Graphs;
using LiveConv.Host.Drawing;
using LiveConv.Host.Ui;

namespace LiveConv.Host.Microscope.Panels;

/// <summary>The layers as a list: name, op, shape and time; a click chooses one.</summary>
internal sealed class LayersPanel(Scene scene) : IPanel
{
    private readonly string[] shapes = [.. scene.Layers.Select(layer => layer.Shape.ToString())];
    private int offset;
    private Node? revealed;

    public void Draw(UiContext ui, Box box)
    {
        var (canvas, row) = (ui.Canvas, ui.RowHeight);
        var layers = scene.Layers;
        if (revealed != scene.Selection.Layer)
        {
            revealed = scene.Selection.Layer;
            for (var i = 0; i < layers.Count; i++)
            {
                if (layers[i] == revealed) UiContext.Reveal(ref offset, box.Height, i * row, row);
            }
        }

        var column = ui.Scroll("layers.scroll", box, layers.Count * row, ref offset);
        canvas.PushClip(box);
        var first = Math.Max(0, offset / row);
        var last = Math.Min(layers.Count, ((offset + box.Height) / row) + 1);
        for (var i = first; i < last; i++) DrawRow(ui, column with { Y = column.Y + (i * row), Height = row }, i);
        canvas.PopClip();
    }

    public void Dispose()
    {
    }

    private void DrawRow(UiContext ui, Box box, int index)
    {
        var (canvas, layer) = (ui.Canvas, scene.Layers[index]);
        var isChosen = layer == scene.Selection.Layer;
        var state = ui.Region(new ControlId("layers.row", index), box, layer.Name);
        if (state.IsClicked) scene.Selection.Layer = layer;
        if (isChosen || state.IsHovered) canvas.Fill(box, isChosen ? Theme.On : Theme.Hover);
        var room = new Room(box.Inset(0) with { X = box.X + canvas.Grid(0.5), Width = box.Width - canvas.Grid(1) }, canvas.Grid(1));
        Span<char> text = stackalloc char[16];
        scene.MillisecondsOf(layer).TryFormat(text, out var length, "0.00", CultureInfo.InvariantCulture);
        ui.LabelRight(room.Right(canvas.Grid(5)), text[..length]);
        if (room.Rest.Width > canvas.Grid(26)) ui.LabelRight(room.Right(canvas.Grid(12)), shapes[index], Theme.Muted);
        if (room.Rest.Width > canvas.Grid(16)) ui.Label(room.Right(canvas.Grid(10)), layer.Op.Name);
        ui.Label(room.Rest, layer.Name, Theme.Text);
    }
}
