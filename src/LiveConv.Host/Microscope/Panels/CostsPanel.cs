using System.Globalization;
using LiveConv.Host.Drawing;
using LiveConv.Host.Microscope.Costs;
using LiveConv.Host.Microscope.Layers;
using LiveConv.Host.Ui;

namespace LiveConv.Host.Microscope.Panels;

/// <summary>What each layer costs, beside the same layer fully connected, depthwise separable and 1×1, with its time.</summary>
internal sealed class CostsPanel : IPanel
{
    private const double NameWidth = 14, CellWidth = 10;
    private const int FramesBetweenSorts = 30;

    private static readonly string[] Metrics = ["multiply–adds", "parameters"];
    private static readonly string[] Heads = ["layer", "params", "MACs", "dense", "separable", "1×1", "ms", "GMAC/s"];

    private static readonly string[] Tips =
    [
        "the layers as they run; click: in their order",
        "numbers to learn, biases included; click: the most first",
        "multiply–adds of one frame; click: the most first",
        "the same layer fully connected, every input to every output: C·H·W·M·OH·OW; click: the most first",
        "the same layer as a depthwise and a 1×1 convolution, C·K·K + C·M weights at each place; click: the most first",
        "the same layer as a 1×1 convolution, C·M weights at each place; click: the most first",
        "the time of the layer in the last frame; click: the longest first",
        "10⁹ multiply–adds in a second; click: the most first",
    ];

    // Which columns stay where there is little room.
    private static readonly CostColumn[] ByWeight =
        [CostColumn.MultiplyAdds, CostColumn.Milliseconds, CostColumn.Parameters, CostColumn.FullyConnected, CostColumn.DepthwiseSeparable, CostColumn.Pointwise, CostColumn.Rate];

    private readonly Scene scene;
    private readonly string[] names;
    private readonly string[] tips;
    private readonly bool[] isShown = new bool[Heads.Length];
    private readonly double[] largest = new double[Heads.Length];
    private int offset;
    private int drawn;

    public CostsPanel(Scene scene)
    {
        this.scene = scene;
        Table = new CostTable(scene.Pipeline.Graph, scene.MillisecondsOf);
        names = [.. Table.Layers.Select(layer => NameText.ShortName(layer.Name))];
        tips = [.. Table.Layers.Select((layer, row) => Describe(row))];
    }

    public CostTable Table { get; }

    public void Draw(UiContext ui, Box box)
    {
        var (canvas, row) = (ui.Canvas, ui.RowHeight);
        var room = new Room(box, canvas.Grid(0.5));
        if (box.Height >= 8 * row)
        {
            var metric = Table.CountsParameters ? 1 : 0;
            var top = room.Top(row);
            if (ui.Choice("costs.metric", top with { Width = Math.Min(top.Width, canvas.Grid(32)) }, Metrics, ref metric, "what the columns dense, separable and 1×1 count"))
            {
                Table.CountsParameters = metric == 1;
                Table.Sort(Table.SortedBy);
            }
        }

        Arrange(canvas, box.Width);
        if (++drawn % FramesBetweenSorts == 0 && Table.SortedBy is CostColumn.Milliseconds or CostColumn.Rate) Table.Sort(Table.SortedBy);
        var head = box.Height >= 4 * row ? room.Top(row) : default;
        var total = box.Height >= 5 * row ? room.Bottom(row) : default;
        var column = ui.Scroll("costs.scroll", room.Rest, Table.Order.Length * row, ref offset);
        if (!head.IsEmpty) DrawHead(ui, head with { Width = column.Width });
        canvas.PushClip(room.Rest);
        var last = Math.Min(Table.Order.Length, ((offset + room.Rest.Height) / row) + 1);
        for (var i = Math.Max(0, offset / row); i < last; i++) DrawRow(ui, column with { Y = column.Y + (i * row), Height = row }, Table.Order[i]);
        canvas.PopClip();
        if (!total.IsEmpty) DrawTotal(ui, total with { Width = column.Width });
    }

    public void Dispose()
    {
    }

    // Chooses the columns and how long their bars are.
    private void Arrange(Canvas canvas, int width)
    {
        var left = width - canvas.Grid(NameWidth);
        isShown[(int)CostColumn.Layer] = true;
        foreach (var column in ByWeight) isShown[(int)column] = (left -= canvas.Grid(CellWidth)) >= 0;
        for (var i = 1; i < Heads.Length; i++) largest[i] = isShown[i] ? Table.Largest((CostColumn)i) : 0;

        // What counts the same has the same bars.
        var same = Table.CountsParameters ? CostColumn.Parameters : CostColumn.MultiplyAdds;
        var most = largest[(int)same];
        for (var i = (int)CostColumn.FullyConnected; i <= (int)CostColumn.Pointwise; i++) most = Math.Max(most, largest[i]);
        largest[(int)same] = most;
        for (var i = (int)CostColumn.FullyConnected; i <= (int)CostColumn.Pointwise; i++) largest[i] = most;
    }

    private void DrawHead(UiContext ui, Box box)
    {
        var room = new Room(box, ui.Canvas.Scale);
        for (var i = Heads.Length - 1; i >= 0; i--)
        {
            if (!isShown[i]) continue;
            var cell = i == 0 ? room.Rest : room.Right(ui.Canvas.Grid(CellWidth) - ui.Canvas.Scale);
            if (ui.Button(new ControlId("costs.sort", i), cell, Heads[i], Tips[i], (int)Table.SortedBy == i)) Table.Sort((CostColumn)i);
        }
    }

    private void DrawRow(UiContext ui, Box box, int row)
    {
        var (canvas, layer) = (ui.Canvas, Table.Layers[row]);
        var state = ui.Region(new ControlId("costs.row", row), box, tips[row]);
        if (state.IsClicked && scene.Layers.Contains(layer)) scene.Selection.Layer = layer;
        var isChosen = layer == scene.Selection.Layer;
        if (isChosen || state.IsHovered) canvas.Fill(box, isChosen ? Theme.On : Theme.Hover);
        var room = new Room(box, canvas.Scale);
        for (var i = Heads.Length - 1; i > 0; i--)
        {
            if (isShown[i]) DrawCell(ui, room.Right(canvas.Grid(CellWidth) - canvas.Scale), (CostColumn)i, Table[row, (CostColumn)i], largest[i]);
        }

        var name = room.Rest;
        NameText.Draw(ui, name with { X = name.X + canvas.Grid(0.5), Width = Math.Max(0, name.Width - canvas.Grid(1)) }, names[row], Theme.Text);
    }

    private void DrawTotal(UiContext ui, Box box)
    {
        var canvas = ui.Canvas;
        canvas.Fill(box with { Height = canvas.Scale }, Theme.Line);
        var room = new Room(box, canvas.Scale);
        for (var i = Heads.Length - 1; i > 0; i--)
        {
            if (isShown[i]) DrawCell(ui, room.Right(canvas.Grid(CellWidth) - canvas.Scale), (CostColumn)i, Table.Total((CostColumn)i), 0);
        }

        Span<char> text = stackalloc char[32];
        var length = text.Write($"all {Table.Layers.Count} {Amount.Noun(Table.Layers.Count, "layer", "layers")}");
        ui.Label(room.Rest with { X = room.Rest.X + canvas.Grid(0.5) }, text[..length], Theme.Accent);
    }

    // The number, over a bar as long as its logarithm; of times as the time itself.
    private static void DrawCell(UiContext ui, Box box, CostColumn column, double value, double largest)
    {
        var canvas = ui.Canvas;
        if (value > 0 && largest > 0)
        {
            var part = column is CostColumn.Milliseconds or CostColumn.Rate ? value / largest : Math.Log(1 + value) / Math.Log(1 + largest);
            var width = (int)(Math.Min(1, part) * box.Width);
            canvas.Fill(new Box(box.Right - width, box.Bottom - (4 * canvas.Scale), width, 2 * canvas.Scale), Theme.Accent);
        }

        Span<char> text = stackalloc char[24];
        var length = 0;
        if (column is CostColumn.Milliseconds && !double.IsNaN(value)) value.TryFormat(text, out length, "0.00", CultureInfo.InvariantCulture);
        else length = CostText.Write(value, text);
        ui.LabelRight(box with { Width = box.Width - canvas.Grid(0.5) }, text[..length], double.IsNaN(value) || value == 0 ? Theme.Muted : Theme.Text);
    }

    private string Describe(int row)
    {
        var layer = Table.Layers[row];
        var text = $"{layer.Name}: {layer.Op.Name}, output {layer.Shape}";
        var own = Table[row, CostColumn.MultiplyAdds];
        if (own == 0 || double.IsNaN(Table[row, CostColumn.FullyConnected])) return text;
        text += Ratio("fully connected", CostColumn.FullyConnected);
        if (!double.IsNaN(Table[row, CostColumn.Pointwise])) text += Ratio("depthwise separable", CostColumn.DepthwiseSeparable) + Ratio("1×1", CostColumn.Pointwise);
        return text;

        string Ratio(string name, CostColumn column)
        {
            Span<char> figure = stackalloc char[24];
            var times = Table[row, column] / own;
            return $"\n{name}: {(times < 1 ? times.ToString("G2", CultureInfo.InvariantCulture) : figure[..CostText.Write(times, figure)].ToString())} times the multiply–adds";
        }
    }
}
