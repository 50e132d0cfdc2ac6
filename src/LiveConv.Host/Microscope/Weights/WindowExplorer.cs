using LiveConv.Graphs;
using LiveConv.Host.Drawing;
using LiveConv.Host.Microscope.Maps;
using LiveConv.Host.Ui;
using LiveConv.Microscope.Costs;
using LiveConv.Ops;
using LiveConv.Tensors;

namespace LiveConv.Host.Microscope.Weights;

/// <summary>Padding, stride, dilation and kernel size of the chosen layer alone, changed live: the map that comes of it, and its size by the formula.</summary>
internal sealed class WindowExplorer(Scene scene, KernelsState state) : IDisposable
{
    private const int Most = 99;

    private static readonly string[] Names = ["kernel", "stride", "dilation", "before", "after"];
    private static readonly string[] Controls = [.. Names.Select(name => $"window.{name}")];
    private static readonly string[] Tips =
    [
        "size of the window: a larger kernel gets zeros around it, a smaller one is the middle of the layer's own", "steps of the window from one output to the next",
        "distance of neighbours in the window", "padding before the first row or column", "padding after the last row or column",
    ];

    private readonly WindowLab lab = new();
    private readonly MapPainter painter = new();
    private readonly (SizeFormula Formula, string Text, string Compact)[] written = new (SizeFormula, string, string)[2];
    private Bitmap? bitmap;
    private Node? of;
    private Tensor? input;
    private (int Y, int X)? pointed;

    /// <summary>The window as it is set.</summary>
    public LayerWindow Settings { get; set; }

    /// <summary>The map that comes of it; null where there is none.</summary>
    public Tensor? Output => lab.Output;

    /// <summary>How the size of the output follows along the rows and along the columns.</summary>
    public (SizeFormula Rows, SizeFormula Columns) Formulas => Settings.Formulas(scene.Selection.Layer);

    public void Update(Snapshot snapshot)
    {
        var layer = scene.Selection.Layer;
        if (!Follow(layer)) return;
        input = snapshot[layer.Inputs[0]];
        Compute();
    }

    public void Draw(UiContext ui, Box box)
    {
        var (canvas, layer) = (ui.Canvas, scene.Selection.Layer);
        if (!Follow(layer))
        {
            ui.Label(box with { Height = ui.RowHeight }, "this layer has no window: choose a convolution or a pool (↑ ↓)");
            return;
        }

        var room = new Room(box, canvas.Grid(0.75));
        DrawSettings(ui, ref room);
        DrawFormulas(ui, ref room);
        if (lab.Problem is { } problem)
        {
            ui.Paragraph(room.Rest, problem, Theme.Warning);
            return;
        }

        if (input is null || Output is not { } output || room.Rest.Height < canvas.Grid(4)) return;
        var isWide = room.Rest.Width > room.Rest.Height;
        var map = isWide ? room.Left((room.Rest.Width - canvas.Grid(1)) / 2) : room.Top((room.Rest.Height - canvas.Grid(1)) / 2);
        DrawMap(ui, map, output);
        var place = pointed ?? scene.Selection.Place ?? (output.Shape.H / 2, output.Shape.W / 2);
        place = (Math.Min(place.Y, output.Shape.H - 1), Math.Min(place.X, output.Shape.W - 1));
        WindowSketch.Draw(ui, room.Rest, Settings, input, lab.Channels.First + (lab.Channels.Count > 1 ? Math.Min(state.Input, lab.Channels.Count - 1) : 0), place, layer.Op is Conv2D conv ? conv.Border : BorderMode.Zero);
    }

    public void Dispose() => lab.Dispose();

    // Another layer begins with its own window.
    private bool Follow(Node layer)
    {
        if (of == layer) return LayerWindow.Of(layer) is not null;
        (of, input) = (layer, null);
        if (LayerWindow.Of(layer) is not { } own) return false;
        Settings = own;
        return true;
    }

    private void Compute()
    {
        if (input is null) return;
        var layer = scene.Selection.Layer;
        lab.Compute(layer, Math.Min(scene.Selection.Channel, layer.Shape.C - 1), Settings, input, state.Bank is null ? null : state.Values, scene.Kernels.Version);
    }

    // A table: what is set along the rows, and along the columns.
    private void DrawSettings(UiContext ui, ref Room room)
    {
        var canvas = ui.Canvas;
        var most = Names.Length * canvas.Grid(12);
        var head = new Room(room.Top(ui.RowHeight), canvas.Grid(0.5));
        if (ui.Button("window.reset", head.Left(canvas.Grid(7)), "reset", "the layer's own window again", isEnabled: Settings != scene.OriginalWindow(scene.Selection.Layer))) Change(scene.OriginalWindow(scene.Selection.Layer)!.Value);
        for (var i = 0; i < Names.Length; i++) ui.Label(head.Rest with { X = Column(head.Rest, i).X, Width = Column(head.Rest, i).Width }, Names[i]);
        for (var axis = 0; axis < 2; axis++)
        {
            var row = new Room(room.Top(ui.RowHeight), canvas.Grid(0.5));
            ui.Label(row.Left(canvas.Grid(7)), axis == 0 ? "rows" : "columns");
            for (var i = 0; i < Names.Length; i++)
            {
                double value = Get(axis, i);
                if (ui.Number(new ControlId(Controls[i], axis), Column(row.Rest, i), ref value, 1, Tips[i], "0")) Set(axis, i, (int)Math.Clamp(Math.Round(value), i < 3 ? 1 : 0, Most));
            }
        }

        Box Column(Box box, int i)
        {
            return new Room(box with { Width = Math.Min(box.Width, most) }, 2).Column(i, Names.Length);
        }
    }

    private int Get(int axis, int which) => (axis, which) switch
    {
        (0, 0) => Settings.KernelY, (1, 0) => Settings.KernelX,
        (0, 1) => Settings.StrideY, (1, 1) => Settings.StrideX,
        (0, 2) => Settings.DilationY, (1, 2) => Settings.DilationX,
        (0, 3) => Settings.Padding.Top, (1, 3) => Settings.Padding.Left,
        (0, _) => Settings.Padding.Bottom, _ => Settings.Padding.Right,
    };

    private void Set(int axis, int which, int value) => Change((axis, which) switch
    {
        (0, 0) => Settings with { KernelY = value }, (1, 0) => Settings with { KernelX = value },
        (0, 1) => Settings with { StrideY = value }, (1, 1) => Settings with { StrideX = value },
        (0, 2) => Settings with { DilationY = value }, (1, 2) => Settings with { DilationX = value },
        (0, 3) => Settings with { Padding = Settings.Padding with { Top = value } }, (1, 3) => Settings with { Padding = Settings.Padding with { Left = value } },
        (0, _) => Settings with { Padding = Settings.Padding with { Bottom = value } }, _ => Settings with { Padding = Settings.Padding with { Right = value } },
    });

    /// <summary>Sets the window; the map follows at once.</summary>
    public void Change(LayerWindow settings)
    {
        if (Settings == settings) return;
        Settings = settings;
        Compute();
    }

    private void DrawFormulas(UiContext ui, ref Room room)
    {
        if (lab.Problem is not null) return;
        var (rows, columns) = Formulas;
        ui.Label(room.Top(ui.Canvas.Font(TextSize.Small).LineHeight), "size = ⌊(in + 2p − d(k − 1) − 1)/s⌋ + 1");
        Line(ref room, "rows", 0, rows);
        Line(ref room, "columns", 1, columns);

        void Line(ref Room room, string name, int index, SizeFormula formula)
        {
            if (written[index].Formula != formula || written[index].Text is null) written[index] = (formula, formula.ToString(), formula.ToCompactString());
            var line = new Room(room.Top(ui.Canvas.Font(TextSize.Small).LineHeight), ui.Canvas.Grid(0.5));
            ui.Label(line.Left(ui.Canvas.Grid(7)), name);
            var (text, compact) = (written[index].Text, written[index].Compact);
            ui.Label(line.Rest, ui.Canvas.Measure(TextSize.Small, text, mono: true) <= line.Rest.Width ? text : compact, Theme.Text, mono: true);
        }
    }

    /// <summary>What is tried out here on the layer alone can be put into the pipeline.</summary>
    /// <param name="ui">Where.</param>
    /// <param name="row">What is left of the panel's first row.</param>
    public void DrawRun(UiContext ui, Room row)
    {
        if (scene.ChangeWindow is not { } change || !Follow(scene.Selection.Layer) || row.Rest.Width < ui.Canvas.Grid(7)) return;
        var runs = Settings == LayerWindow.Of(scene.Selection.Layer);
        if (ui.Button("window.run", row.Left(ui.Canvas.Grid(7)), "run", "runs the whole pipeline with this window: all layers behind this one get the sizes that follow", isEnabled: !runs && lab.Problem is null)) change(scene.Selection.Layer, Settings);
        ui.Label(row.Rest, !runs ? "tried on this layer alone" : Settings == scene.OriginalWindow(scene.Selection.Layer) ? "as the pipeline has it" : "the pipeline runs with this window");
    }

    private void DrawMap(UiContext ui, Box box, Tensor output)
    {
        var canvas = ui.Canvas;
        var room = new Room(box, canvas.Grid(0.5));
        Span<char> text = stackalloc char[64];
        var (h, w) = (output.Shape.H, output.Shape.W);
        var length = text.Write($"output {w}×{h} · the layer has {scene.Selection.Layer.Shape.W}×{scene.Selection.Layer.Shape.H}");
        ui.Label(room.Bottom(canvas.Font(TextSize.Small).LineHeight), text[..length]);
        if (room.Rest.IsEmpty) return;
        var place = room.Rest.Fit(w, h);
        var (least, most) = Range(output.Values);
        var target = Bitmap.Fit(ref bitmap, Math.Min(w, place.Width), Math.Min(h, place.Height));
        painter.Paint(output.Values, w, h, target, new Box(0, 0, target.Width, target.Height), ColorRange.Of(least, most, least < 0));
        target.Change();
        canvas.Picture(target, place);
        var region = ui.Region("window.output", place, "the map with this window: point to see what one of its values is computed from, click to keep it");
        pointed = region.IsHovered ? (Math.Clamp(region.Y * h / place.Height, 0, h - 1), Math.Clamp(region.X * w / place.Width, 0, w - 1)) : null;
        if (region.IsClicked && pointed is { } clicked && clicked.Y < scene.Selection.Layer.Shape.H && clicked.X < scene.Selection.Layer.Shape.W) scene.Selection.Place = clicked;
        if ((pointed ?? scene.Selection.Place) is { } at && at.Y < h && at.X < w) PointMarker.Draw(canvas, PointMarker.Cell(place, w, h, at.X, at.Y), Theme.Accent);
    }

    private static (float Least, float Most) Range(ReadOnlySpan<float> values)
    {
        var (least, most) = (float.PositiveInfinity, float.NegativeInfinity);
        foreach (var value in values) (least, most) = (Math.Min(least, value), Math.Max(most, value));
        return float.IsFinite(least) && float.IsFinite(most) ? (least, most) : (-1, 1);
    }
}
