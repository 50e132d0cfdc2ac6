using System.Diagnostics;
using LiveConv.Host.Drawing;
using LiveConv.Host.Microscope.Equivariance;
using LiveConv.Host.Ui;
using LiveConv.Microscope.Equivariance;

namespace LiveConv.Host.Microscope.Panels;

/// <summary>Moves the picture and shows whether the layers' maps move along: f(T(x)) beside T(f(x)), their difference, and one number a layer.</summary>
internal sealed class EquivariancePanel(Scene scene) : IPanel
{
    private const double MostShift = 32, MostDegrees = 45, MostFactor = 1.5;

    // For "→ −16 px".
    private const double LeastSlider = 7;

    // A swing in automatic mode, in seconds.
    private const double Period = 8;

    private static readonly string[] Kinds = ["shift", "turn", "scale"];

    private readonly EquivarianceLab lab = new(scene);
    private double shiftX = 4;
    private double shiftY;
    private double degrees = 10;
    private double factor = 1.1;
    private int kind;
    private bool isAutomatic;
    private int offset;
    private Snapshot? snapshot;
    private (Snapshot? Snapshot, long Version, PictureTransform Transform, Graphs.Node? Layer, int Channel) started;

    /// <summary>The last comparison.</summary>
    public EquivarianceResult Result => lab.Result;

    /// <summary>The transform that the controls say.</summary>
    public PictureTransform Transform => kind switch
    {
        0 => PictureTransform.Shift((int)Math.Round(shiftX), (int)Math.Round(shiftY)),
        1 => PictureTransform.Rotate(degrees),
        _ => PictureTransform.Scale(factor),
    };

    public void Want(WantedNodes wanted) => wanted.Add(lab.Input);

    public void Update(Snapshot snapshot)
    {
        this.snapshot = snapshot;
        Start();
    }

    public bool Poll()
    {
        Start();
        return lab.TryTake();
    }

    public void Complete()
    {
        lab.Complete();
        lab.TryTake();
        if (Start()) lab.Complete();
        lab.TryTake();
    }

    public void Draw(UiContext ui, Box box)
    {
        var canvas = ui.Canvas;
        var room = new Room(box, canvas.Grid(0.5));
        DrawControls(ui, ref room);
        if (lab.Problem is { } problem)
        {
            ui.Label(room.Top(ui.RowHeight), problem, Theme.Warning);
            return;
        }

        if (lab.Result.Number < 0)
        {
            ui.Label(room.Top(ui.RowHeight), "the layers are being prepared…");
            return;
        }

        if (room.Rest.Width > canvas.Grid(70)) DrawLayers(ui, room.Right(Math.Min(canvas.Grid(40), room.Rest.Width / 3)));
        DrawNumber(ui, room.Top(ui.RowHeight));
        if (room.Rest.Height > 2 * ui.RowHeight) EquivarianceMaps.Draw(ui, room.Rest, lab.Result.Bitmaps);
    }

    public void Dispose() => lab.Dispose();

    private void DrawControls(UiContext ui, ref Room room)
    {
        var canvas = ui.Canvas;
        var row = new Room(room.Top(ui.RowHeight), canvas.Grid(0.5));
        var isWide = row.Rest.Width >= canvas.Grid(40);
        ui.Choice(
            "equivariance.kind", row.Left(isWide ? Math.Clamp(row.Rest.Width / 4, ui.ChoiceWidth(Kinds), canvas.Grid(24)) : ui.TurnWidth(Kinds)), Kinds, ref kind,
            "what is done to the picture: T is a shift, a turn or a change of scale about its middle");
        ui.Toggle("equivariance.automatic", row.Right(canvas.Grid(isWide ? 6 : 5)), "auto", ref isAutomatic, "let T swing to and fro by itself");
        if (row.Rest.Width < canvas.Grid(LeastSlider)) return;
        // Where there is no room for both shifts beside each other, the one down comes below if the pictures can spare a line.
        var hasBoth = row.Rest.Width >= canvas.Grid((2 * LeastSlider) + 0.5);
        var (first, second) = hasBoth ? (row.Column(0, 2), row.Column(1, 2)) : (row.Rest, default);
        if (!hasBoth && kind == 0 && room.Rest.Height >= 8 * ui.RowHeight) second = room.Top(ui.RowHeight);
        Span<char> text = stackalloc char[32];
        int length;
        switch (kind)
        {
            case 0:
                length = text.Write($"→ {Math.Round(shiftX):0} px");
                ui.Slider("equivariance.x", first, ref shiftX, -MostShift, MostShift, text[..length], "pixels to the right, of the picture that the first layer sees");
                length = text.Write($"↓ {Math.Round(shiftY):0} px");
                if (!second.IsEmpty) ui.Slider("equivariance.y", second, ref shiftY, -MostShift, MostShift, text[..length], "pixels down, of the picture that the first layer sees");
                break;
            case 1:
                length = text.Write($"{degrees:0.0}°");
                ui.Slider("equivariance.degrees", row.Rest, ref degrees, -MostDegrees, MostDegrees, text[..length], "degrees counter-clockwise, about the middle");
                break;
            default:
                length = text.Write($"× {factor:0.00}");
                ui.Slider("equivariance.factor", row.Rest, ref factor, 1 / MostFactor, MostFactor, text[..length], "how much larger things become, about the middle");
                break;
        }
    }

    /// <summary>Starts where there is another frame, transform or map than the last time, also while the picture stands still.</summary>
    private bool Start()
    {
        if (snapshot is null) return false;
        if (isAutomatic) Swing();
        var now = (snapshot, snapshot.Version, Transform, scene.Selection.Layer, scene.Selection.Channel);
        if (now == started || !lab.TryStart(snapshot, now.Transform)) return false;
        started = now;
        return true;
    }

    private void Swing()
    {
        var part = Math.Sin(Stopwatch.GetTimestamp() / (double)Stopwatch.Frequency * 2 * Math.PI / Period);
        (shiftX, degrees, factor) = (part * MostShift / 2, part * MostDegrees, Math.Pow(MostFactor, part));
    }

    private void DrawNumber(UiContext ui, Box box)
    {
        var result = lab.Result;
        Span<char> text = stackalloc char[192];
        int length;
        var number = NumberOf(scene.Selection.Layer);
        if (double.IsNaN(number)) length = text.Write($"{result.Layer?.Name}: every place sees the picture's border");
        else if (result.Maximum == 0) length = text.Write($"f(T(x)) = T(f(x)), exactly: 0 at {result.Places.Compared:N0} of {result.Places.All:N0} places · {result.Layer?.Name}");
        else length = text.Write($"differs by {number * 100:0.0} %, at most {result.Maximum:G3} · {result.Places.Compared:N0} of {result.Places.All:N0} places · {result.Layer?.Name}");
        if (!double.IsNaN(number) && ui.Canvas.Measure(TextSize.Small, text[..length]) > box.Width)
            length = result.Maximum == 0 ? text.Write($"exactly equal at {result.Places.Compared:N0} places") : text.Write($"differs by {number * 100:0.0} %, at most {result.Maximum:G3}");
        if (!double.IsNaN(number) && ui.Canvas.Measure(TextSize.Small, text[..length]) > box.Width)
            length = result.Maximum == 0 ? text.Write($"exactly equal") : text.Write($"differs by {number * 100:0.0} %");
        ui.Label(box, text[..length], result.Maximum == 0 ? Theme.Good : Theme.Text);
    }

    private double NumberOf(Graphs.Node layer)
    {
        for (var i = 0; i < scene.Layers.Count && i < lab.Result.Numbers.Length; i++)
        {
            if (scene.Layers[i] == layer) return lab.Result.Numbers[i];
        }

        return double.NaN;
    }

    private void DrawLayers(UiContext ui, Box box)
    {
        var (canvas, row) = (ui.Canvas, ui.RowHeight);
        var column = ui.Scroll("equivariance.scroll", box, scene.Layers.Count * row, ref offset);
        canvas.PushClip(box);
        Span<char> text = stackalloc char[16];
        for (var i = offset / row; i < Math.Min(lab.Result.Numbers.Length, ((offset + box.Height) / row) + 1); i++)
        {
            var (place, layer, number) = (new Box(column.X, column.Y + (i * row), column.Width, row), scene.Layers[i], lab.Result.Numbers[i]);
            var state = ui.Region(new ControlId("equivariance.row", i), place, layer.Name);
            if (state.IsClicked) scene.Selection.Layer = layer;
            if (layer == scene.Selection.Layer || state.IsHovered) canvas.Fill(place, layer == scene.Selection.Layer ? Theme.On : Theme.Hover);
            var cells = new Room(place with { X = place.X + canvas.Grid(0.5), Width = place.Width - canvas.Grid(1) }, canvas.Grid(1));
            int length;
            if (double.IsNaN(number)) length = text.Write($"–");
            else if (number == 0) length = text.Write($"0");
            else if (number < 0.0005) length = text.Write($"< 0.1 %");
            else length = text.Write($"{number * 100:0.0} %");
            ui.LabelRight(cells.Right(canvas.Grid(7)), text[..length], number == 0 ? Theme.Good : Theme.Text);
            var bar = cells.Right(canvas.Grid(10)) with { Height = canvas.Grid(1), Y = place.Y + ((row - canvas.Grid(1)) / 2) };
            canvas.Fill(bar, Theme.Track);
            if (number > 0) canvas.Fill(bar with { Width = Math.Max(canvas.Scale, (int)(Math.Min(1, number) * bar.Width)) }, Theme.Accent);
            ui.Label(cells.Rest, layer.Name, Theme.Text);
        }

        canvas.PopClip();
    }
}
