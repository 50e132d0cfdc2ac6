using LiveConv.Host.Drawing;
using LiveConv.Host.Loop;
using LiveConv.Host.Microscope.Weights;
using LiveConv.Host.Ui;

namespace LiveConv.Host.Microscope.Panels;

/// <summary>The chosen layer's kernels: all of them, one with its numbers to be changed, and the window that they slide in.</summary>
internal sealed class KernelsPanel : IPanel
{
    private static readonly string[] Modes = ["kernels", "window"];

    private readonly Scene scene;
    private readonly KernelMosaic mosaic;
    private readonly KernelGrid grid;
    private readonly KernelTools tools;

    public KernelsPanel(Scene scene)
    {
        this.scene = scene;
        State = new KernelsState(scene);
        mosaic = new KernelMosaic(scene, State);
        grid = new KernelGrid(scene, State);
        tools = new KernelTools(scene, State);
        Explorer = new WindowExplorer(scene, State);
    }

    /// <summary>What is chosen and how it is shown.</summary>
    public KernelsState State { get; }

    /// <summary>Padding, stride and dilation, to be changed.</summary>
    public WindowExplorer Explorer { get; }

    /// <summary>Whether the window is explored, instead of the kernels looked at.</summary>
    public bool ShowsWindow
    {
        get => scene.ExploresWindow;
        set => scene.ExploresWindow = value;
    }

    /// <summary>The page of the kernels.</summary>
    public int Page => mosaic.Page;

    public int Pages => mosaic.Pages;

    public void Want(WantedNodes wanted)
    {
        if (ShowsWindow && LayerWindow.Of(scene.Selection.Layer) is not null) wanted.Add(scene.Selection.Layer.Inputs[0]);
    }

    public void Update(Snapshot snapshot)
    {
        if (ShowsWindow) Explorer.Update(snapshot);
    }

    public bool Do(WindowAction action)
    {
        switch (action)
        {
            case WindowAction.TurnKernel:
                State.IsTurned = !State.IsTurned;
                return true;
            case WindowAction.Undo or WindowAction.Redo:
                State.Undo(again: action == WindowAction.Redo);
                return true;
            default:
                return false;
        }
    }

    public void Draw(UiContext ui, Box box)
    {
        var canvas = ui.Canvas;
        var room = new Room(box, canvas.Grid(0.75));
        var bar = new Room(room.Top(ui.RowHeight), canvas.Grid(0.5));
        var mode = ShowsWindow ? 1 : 0;
        if (ui.Choice("kernels.mode", bar.Left(canvas.Grid(16)), Modes, ref mode, "the kernels of the layer, or its window: size, padding, stride, dilation")) ShowsWindow = mode == 1;
        if (ShowsWindow)
        {
            Explorer.DrawRun(ui, bar);
            Explorer.Draw(ui, room.Rest);
            return;
        }

        if (State.Bank is null)
        {
            ui.Label(room.Rest with { Height = Math.Min(room.Rest.Height, ui.RowHeight) }, "this layer has no kernels: choose a convolution (↑ ↓)");
            return;
        }

        DrawView(ui, ref bar);
        // Beside each other where there is room, else one below the other; the numbers come first.
        if (room.Rest.Width >= canvas.Grid(70))
        {
            DrawEditor(ui, room.Right((int)(room.Rest.Width * 0.55)));
            DrawMosaic(ui, room.Rest);
        }
        else if (room.Rest.Height >= canvas.Grid(45))
        {
            DrawEditor(ui, room.Bottom((int)(room.Rest.Height * 0.6)));
            DrawMosaic(ui, room.Rest);
        }
        else
        {
            DrawEditor(ui, room.Rest);
        }
    }

    public void Dispose() => Explorer.Dispose();

    private void DrawView(UiContext ui, ref Room bar)
    {
        var canvas = ui.Canvas;
        var turned = State.IsTurned;
        if (bar.Rest.Width >= canvas.Grid(9) && ui.Toggle("kernels.flip", bar.Left(canvas.Grid(9)), "turned", ref turned, "turned by 180°, or as stored: a cross-correlation takes the one, a true convolution the other (k)")) State.IsTurned = turned;
        var byLayer = State.ByLayer;
        if (bar.Rest.Width >= canvas.Grid(11) && ui.Toggle("kernels.scale", bar.Left(canvas.Grid(11)), "one scale", ref byLayer, "colours stand for the same values in all kernels of the layer, or for each kernel's own; white is 0")) State.ByLayer = byLayer;
        if (State.Bank!.Inputs != 3 || bar.Rest.Width < canvas.Grid(7)) return;
        var colors = State.AsColors;
        if (ui.Toggle("kernels.rgb", bar.Left(canvas.Grid(7)), "RGB", ref colors, "the kernels of red, green and blue as one picture in colours, grey is 0; or each by itself")) State.AsColors = colors;
    }

    private void DrawMosaic(UiContext ui, Box box)
    {
        var canvas = ui.Canvas;
        var room = new Room(box, canvas.Grid(0.5));
        var bank = State.Bank!;
        Span<char> text = stackalloc char[96];
        var line = new Room(room.Top(ui.RowHeight), canvas.Grid(0.5));
        mosaic.Arrange(canvas, room.Rest);
        if (mosaic.Pages > 1)
        {
            if (ui.Button("kernels.next", line.Right(canvas.Grid(3)), "▶", "the next page (or the wheel)", isEnabled: mosaic.Page < mosaic.Pages - 1)) mosaic.Turn(1);
            var count = text.Write($"{mosaic.Page + 1}/{mosaic.Pages}");
            ui.Label(line.Right(canvas.Measure(TextSize.Small, text[..count], mono: true)), text[..count], Theme.Text, mono: true);
            if (ui.Button("kernels.previous", line.Right(canvas.Grid(3)), "◀", "the page before (or the wheel)", isEnabled: mosaic.Page > 0)) mosaic.Turn(-1);
        }

        var length = text.Write($"{bank.Outputs} out × {bank.Inputs} in · {bank.Height}×{bank.Width}{(bank.IsShared ? " · the same for all channels" : "")}");
        ui.Label(line.Rest, text[..length]);
        if (room.Rest.Height >= canvas.Grid(2)) mosaic.Draw(ui);
    }

    private void DrawEditor(UiContext ui, Box box)
    {
        var canvas = ui.Canvas;
        var (room, bank) = (new Room(box, canvas.Grid(0.75)), State.Bank!);
        Span<char> text = stackalloc char[128];
        var length = text.Write($"{bank.Layer.Name} · output {State.Output} · input {State.Input}");
        var line = new Room(room.Top(ui.RowHeight), canvas.Grid(0.5));
        if (bank.Inputs > 1 && line.Rest.Width > canvas.Grid(24))
        {
            double input = State.Input;
            if (ui.Number("kernels.input", line.Right(canvas.Grid(6)), ref input, 1, "the input channel that the kernel reads: type, drag or turn the wheel", "0")) State.Input = (int)Math.Round(input);
            ui.Label(line.Right(canvas.Measure(TextSize.Small, "input")), "input");
        }

        ui.Label(line.Rest, text[..length], Theme.Text);
        if (room.Rest.Height < canvas.Grid(4)) return;
        var isTall = room.Rest.Height >= canvas.Grid(22);
        if (isTall) tools.DrawFile(ui, room.Bottom(ui.RowHeight));
        if (isTall && State.Message is { } message) ui.Label(room.Bottom(canvas.Font(TextSize.Small).LineHeight), message, message.StartsWith("saved", StringComparison.Ordinal) ? Theme.Good : Theme.Warning);
        var meaning = isTall ? MeaningHeight(ui, room.Rest) : 0;
        if (room.Rest.Height >= canvas.Grid(12)) room.Top(tools.Draw(ui, room.Rest with { Height = Math.Min(room.Rest.Height / 3, 3 * (ui.RowHeight + canvas.Grid(0.5))) }));
        room.Top(grid.Draw(ui, room.Rest with { Height = room.Rest.Height - meaning }));
        if (meaning > 0) DrawMeaning(ui, room.Rest);
    }

    // The sum of the weights, and what they mean.
    private int MeaningHeight(UiContext ui, Box box)
    {
        var height = ui.Canvas.Font(TextSize.Small).LineHeight + ui.Canvas.Grid(1.5) + ui.ParagraphHeight(box.Width, Meaning);
        return height > box.Height / 3 ? 0 : height;
    }

    private void DrawMeaning(UiContext ui, Box box)
    {
        var room = new Room(box, ui.Canvas.Grid(0.5));
        var (sum, magnitudes) = (0.0, 0.0);
        foreach (var weight in State.Kernel) (sum, magnitudes) = (sum + weight, magnitudes + Math.Abs(weight));
        var line = new TextLine(stackalloc char[64]);
        line.Add("Σ w = ");
        line.AddShort(sum);
        line.Add(" · Σ|w| = ");
        line.AddShort(magnitudes);
        ui.Label(room.Top(ui.Canvas.Font(TextSize.Small).LineHeight), line.Text, Theme.Text, mono: true);
        ui.Paragraph(room.Rest, Meaning, Theme.Muted);
    }

    // What is stored, and what the layer does with it.
    private string Meaning => (State.Bank!.Flips, State.IsTurned) switch
    {
        (false, false) => "As stored, as it lies on the picture: the layer is a cross-correlation, y[i, j] = Σ w[p, q] · x[i + p, j + q].",
        (false, true) => "Turned by 180°: with this kernel a true convolution, y[i, j] = Σ w[p, q] · x[i − p, j − q], gives the same picture.",
        (true, false) => "As stored: the layer is a true convolution, y[i, j] = Σ w[p, q] · x[i − p, j − q], and turns it by 180°.",
        (true, true) => "Turned by 180°, as it lies on the picture: with this kernel a cross-correlation, y[i, j] = Σ w[p, q] · x[i + p, j + q], gives the same picture.",
    };
}
