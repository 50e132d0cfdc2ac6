using System.Globalization;
using LiveConv.Graphs;
using LiveConv.Host.Drawing;
using LiveConv.Host.Loop;
using LiveConv.Host.Microscope.Layers;
using LiveConv.Host.Ui;

namespace LiveConv.Host.Microscope.Panels;

/// <summary>
/// The layers as a list beside their graph: name, op, shape and time; a click chooses one, a search leaves some. Where columns for op and
/// shape don't fit, they are on a second line.
/// </summary>
internal sealed class LayersPanel : IPanel
{
    private const double LeastTall = 32, TimeWidth = 6, ShapeWidth = 12, OpWidth = 12, NameWidth = 12;
    private const string SearchTip = "leaves the layers with these words in their name, op or shape; Enter ends typing, and an empty field shows all";

    private readonly Scene scene;
    private readonly string[] names;
    private readonly string[] ops;
    private readonly string[] shapes;
    private readonly string[] details;
    private readonly string[] tips;
    private readonly LaneDrawing lanes;
    private string search = "";
    private int offset;
    private Node? revealed;

    public LayersPanel(Scene scene)
    {
        this.scene = scene;
        names = [.. scene.Layers.Select(layer => NameText.ShortName(layer.Name))];
        ops = [.. scene.Layers.Select(layer => layer.Op.Name)];
        shapes = [.. scene.Layers.Select(layer => ShortShape(layer))];
        details = [.. scene.Layers.Select((_, i) => $"{ops[i]} · {shapes[i]}")];
        tips = [.. scene.Layers.Select(layer => $"{layer.Name}: {layer.Op.Name}, output {layer.Shape} (↑ ↓)")];
        Lanes = new GraphLanes(scene.Layers);
        lanes = new LaneDrawing(Lanes);
        Filter = new LayerFilter(scene.Layers);
    }

    /// <summary>The layers that the search leaves.</summary>
    public LayerFilter Filter { get; }

    public GraphLanes Lanes { get; }

    public bool Do(WindowAction action)
    {
        if (action is not (WindowAction.LayerUp or WindowAction.LayerDown) || !Filter.IsOn || Filter.Rows.IsEmpty) return false;
        scene.Selection.Layer = scene.Layers[Filter.Move(RowOf(scene.Selection.Layer), action == WindowAction.LayerDown ? 1 : -1)];
        return true;
    }

    public void Draw(UiContext ui, Box box)
    {
        var (canvas, row) = (ui.Canvas, ui.RowHeight);
        var room = new Room(box, canvas.Grid(0.5));
        var isTall = box.Height >= canvas.Grid(LeastTall) && Cells(canvas, box).Op.IsEmpty;
        if (box.Height >= 6 * row)
        {
            ui.Text("layers.search", room.Top(row), ref search, "search", SearchTip, isLive: true);
            Filter.Apply(search);
        }

        var head = box.Height >= 4 * row ? room.Top(canvas.Font(TextSize.Small).LineHeight) : default;
        if (isTall) row += canvas.Font(TextSize.Small).LineHeight - canvas.Grid(0.25);
        Reveal(room.Rest.Height, row);
        var column = ui.Scroll("layers.scroll", room.Rest, Filter.Rows.Length * row, ref offset);
        if (!head.IsEmpty) DrawHead(ui, head with { Width = column.Width });
        var slowest = 0.0;
        for (var i = 0; i < scene.Layers.Count; i++) slowest = Math.Max(slowest, scene.MillisecondsOf(scene.Layers[i]));
        canvas.PushClip(room.Rest);
        var last = Math.Min(Filter.Rows.Length, ((offset + room.Rest.Height) / row) + 1);
        for (var i = Math.Max(0, offset / row); i < last; i++) DrawRow(ui, column with { Y = column.Y + (i * row), Height = row }, Filter.Rows[i], slowest);
        if (Filter.Rows.IsEmpty) ui.Label(room.Rest with { Height = row }, "no layer has these words");
        canvas.PopClip();
    }

    public void Dispose()
    {
    }

    private void Reveal(int height, int row)
    {
        if (revealed == scene.Selection.Layer) return;
        revealed = scene.Selection.Layer;
        var place = Filter.Rows.IndexOf(RowOf(revealed));
        if (place >= 0) UiContext.Reveal(ref offset, height, place * row, row);
    }

    private int RowOf(Node layer)
    {
        for (var i = 0; i < scene.Layers.Count; i++)
        {
            if (scene.Layers[i] == layer) return i;
        }

        return -1;
    }

    private void DrawHead(UiContext ui, Box box)
    {
        var cells = Cells(ui.Canvas, box);
        ui.LabelRight(cells.Time, "ms", Theme.Muted, mono: false);
        if (!cells.Shape.IsEmpty) ui.LabelRight(cells.Shape, "output", Theme.Muted, mono: false);
        if (!cells.Op.IsEmpty) ui.Label(cells.Op, "op");
        ui.Label(cells.Name, "layer");
    }

    private void DrawRow(UiContext ui, Box box, int index, double slowest)
    {
        var (canvas, layer) = (ui.Canvas, scene.Layers[index]);
        var isChosen = layer == scene.Selection.Layer;
        var state = ui.Region(new ControlId("layers.row", index), box, tips[index]);
        if (state.IsClicked) scene.Selection.Layer = layer;
        if (isChosen || state.IsHovered) canvas.Fill(box, isChosen ? Theme.On : Theme.Hover);
        var cells = Cells(canvas, box);
        if (cells.Graph.Width > 0) lanes.Draw(canvas, cells.Graph, index, isChosen);
        if (box.Height > ui.RowHeight)
        {
            var line = canvas.Font(TextSize.Small).LineHeight;
            canvas.Text(TextSize.Small, cells.Name.X, box.Bottom - line - canvas.Grid(0.25), details[index], Theme.Muted, cells.Time.Right - cells.Name.X);
            cells = (cells.Graph, Upper(cells.Name), cells.Op, cells.Shape, Upper(cells.Time));

            Box Upper(Box cell) => cell with { Height = line + canvas.Grid(0.75) };
        }

        var milliseconds = scene.MillisecondsOf(layer);
        if (slowest > 0)
        {
            var bar = (int)(milliseconds / slowest * cells.Time.Width);
            canvas.Fill(new Box(cells.Time.Right - bar, cells.Time.Bottom - (4 * canvas.Scale), bar, 2 * canvas.Scale), Theme.Accent);
        }

        Span<char> text = stackalloc char[16];
        milliseconds.TryFormat(text, out var length, "0.00", CultureInfo.InvariantCulture);
        ui.LabelRight(cells.Time, milliseconds > 0 ? text[..length] : "–");
        if (!cells.Shape.IsEmpty) ui.LabelRight(cells.Shape, shapes[index], Theme.Muted);
        if (!cells.Op.IsEmpty) ui.Label(cells.Op, ops[index]);
        NameText.Draw(ui, cells.Name, names[index], Theme.Text);
    }

    // The columns that there is room for.
    private (Box Graph, Box Name, Box Op, Box Shape, Box Time) Cells(Canvas canvas, Box box)
    {
        var room = new Room(box with { Width = box.Width - canvas.Grid(0.5) }, canvas.Grid(1));
        var time = room.Right(canvas.Grid(TimeWidth));
        var drawing = lanes.WidthIn(canvas, room.Rest.Width);
        var graph = drawing > 0 ? room.Left(drawing) : default;
        var fits = room.Rest.Width >= canvas.Grid(NameWidth + ShapeWidth + OpWidth);
        var shape = fits ? room.Right(canvas.Grid(ShapeWidth)) : default;
        var op = fits ? room.Right(canvas.Grid(OpWidth)) : default;
        return (graph, room.Rest, op, shape, time);
    }

    // Without a batch of 1, which says nothing.
    private static string ShortShape(Node layer)
    {
        var text = layer.Shape.ToString();
        return layer.Shape.Rank > 1 && layer.Shape[0] == 1 ? text[2..] : text;
    }
}
