using LiveConv.Frames;
using LiveConv.Graphs;
using LiveConv.Host.Drawing;
using LiveConv.Host.Microscope.Explaining;
using LiveConv.Host.Ui;
using LiveConv.Learning.Views;

namespace LiveConv.Host.Microscope.Panels;

/// <summary>Which pixels made a unit's value, by one of several methods, beside the display; and the places of the stream that excited the chosen unit most.</summary>
internal sealed class WhyPanel : IPanel
{
    private readonly Scene scene;
    private readonly Node? input;
    private readonly AttributionPainter painter;
    private readonly AttributionView view;
    private readonly WhyToolbar toolbar;
    private readonly AttributionWorker? worker;
    private Snapshot? snapshot;
    private (AttributionRequest Request, Snapshot? Snapshot, long Version) started;
    private (int Done, int Steps) progress;
    private bool wasLoading;

    public WhyPanel(Scene scene)
    {
        this.scene = scene;
        Settings = new WhySettings(scene);
        painter = new AttributionPainter(scene.Pipeline);
        view = new AttributionView(scene.Pipeline, painter.Placement);
        toolbar = new WhyToolbar(Settings);
        Strongest = new StrongTiles(scene, painter.Placement);
        input = scene.Pipeline.Graph.Inputs.FirstOrDefault(node => node.Shape is { Rank: 4, N: 1 });
        if (input is not null) worker = new AttributionWorker(scene.Pipeline.Graph, input, scene.MakeExecutor, painter);
    }

    public WhySettings Settings { get; }

    public StrongTiles Strongest { get; }

    /// <summary>What is shown.</summary>
    public AttributionResult Result { get; private set; } = new();

    /// <summary>Why nothing can be shown, in one line; null where it can.</summary>
    public string? Problem => worker is null ? "the network takes no picture: nothing to point at" : worker.Problem;

    public void Want(WantedNodes wanted)
    {
        if (input is not null) wanted.Add(input);
        wanted.Add(scene.Selection.Layer);
    }

    public void Update(Snapshot snapshot)
    {
        this.snapshot = snapshot;
        Strongest.Update(snapshot);
        Start();
    }

    public bool Poll()
    {
        if (worker is null) return false;
        Start();
        var (now, isLoading) = (worker.Progress, worker.IsLoading);
        var isOther = now != progress || isLoading != wasLoading;
        (progress, wasLoading) = (now, isLoading);
        return Take() || isOther;
    }

    public void Complete()
    {
        Strongest.Complete();
        if (snapshot is null || worker is null) return;
        // The places need the tracer, which may not have been there when the values came.
        Strongest.Update(snapshot);
        worker.Complete();
        if (Start()) worker.Complete();
        Take();
    }

    public void Draw(UiContext ui, Box box)
    {
        var canvas = ui.Canvas;
        var room = new Room(box, canvas.Grid(0.75));
        room.Top(toolbar.Draw(ui, box));
        if (toolbar.WantsRestart) Restart();
        if (room.Rest.Height < ui.RowHeight) return;
        DrawUnit(ui, room.Top(ui.RowHeight));
        DrawTiles(ui, ref room);
        // In little room the map alone.
        if (room.Rest.Height >= 3 * ui.RowHeight) DrawFigures(ui, room.Bottom(ui.RowHeight));
        DrawMeaning(ui, ref room);
        if (Problem is { } problem) ui.Paragraph(room.Rest, problem, Theme.Warning);
        else if (Result.Steps == 0) ui.Label(room.Rest with { Height = ui.RowHeight }, worker!.IsLoading ? "the backward pass is being prepared…" : "waiting for the first map…");
        else view.Draw(ui, room.Rest, Settings.Opacity);
    }

    public Frame? OverlaidFrame => Settings.IsOnPicture && Problem is null && Result.Steps > 0 ? Result.Frame : null;

    public void DrawOverPicture(UiContext ui, Box picture)
    {
        if (scene.Shows(OverlaidFrame)) view.DrawOver(ui, picture, Settings.Opacity);
    }

    public void Dispose() => worker?.Dispose();

    /// <summary>Starts where there is another frame or request than the last time, and nothing is under way.</summary>
    private bool Start()
    {
        if (worker is null || snapshot is not { Frame: { } frame } || snapshot[input!] is not { } values) return false;
        var now = (Settings.Request(scene.Selection), snapshot, snapshot.Version);
        if (now == started || !worker.TryStart(now.Item1, values, frame)) return false;
        started = now;
        return true;
    }

    private void Restart()
    {
        worker?.Cancel();
        started = default;
    }

    private bool Take()
    {
        if (!worker!.TryTake()) return false;
        Result = worker.Result;
        view.Show(Result);
        return true;
    }

    private void DrawUnit(UiContext ui, Box box)
    {
        if (Result.Steps == 0) return;
        var line = new TextLine(stackalloc char[192]);
        var (layer, unit) = (Result.Request.Target ?? Settings.Scores, Result.Unit);
        if (Result.Request.Target is null && Settings.HasClasses)
        {
            if (unit.Index < Settings.Labels.Count) line.Add(Settings.Labels[unit.Index]);
            line.Add(unit.Index < Settings.Labels.Count ? " (class " : "class ");
            line.Add(unit.Index);
            line.Add(unit.Index < Settings.Labels.Count ? ") " : " ");
            line.Add(Result.Probability * 100, "0.0");
            line.Add(" % · score ");
        }
        else
        {
            if (unit.Kind == UnitKind.Channel) UnitNames.Add(ref line, layer, unit.Index);
            else UnitNames.AddValue(ref line, layer, unit.Index);
            line.Add(unit.Kind == UnitKind.Channel ? " · mean " : " · ");
        }

        line.AddShort(Result.Value);
        ui.Label(box, line.Text, Theme.Text);
    }

    private void DrawTiles(UiContext ui, ref Room room)
    {
        var canvas = ui.Canvas;
        var rest = room.Rest;
        if (rest.Width >= canvas.Grid(60) && rest.Height >= canvas.Grid(22) && rest.Width * 2 >= rest.Height * 3) Strongest.Draw(ui, room.Right(Math.Min(rest.Width * 2 / 5, rest.Height)));
        else if (rest.Width >= canvas.Grid(30) && rest.Height >= canvas.Grid(44)) Strongest.Draw(ui, room.Bottom(rest.Height * 2 / 5));
    }

    private void DrawMeaning(UiContext ui, ref Room room)
    {
        var entry = Settings.Entry;
        var height = ui.ParagraphHeight(room.Rest.Width, entry.Meaning);
        if (room.Rest.Height < height + ui.Canvas.Grid(16)) return;
        var box = room.Top(height);
        ui.Region("why.meaning", box, entry.Tip);
        ui.Paragraph(box, entry.Meaning, Theme.Muted);
    }

    /// <summary>The frame, the time and how far it is; or the value under the pointer.</summary>
    private void DrawFigures(UiContext ui, Box box)
    {
        if (worker is null) return;
        var canvas = ui.Canvas;
        var (done, steps) = worker.Progress;
        if (steps > 1 && done < steps)
        {
            var room = new Room(box, canvas.Grid(1));
            var bar = room.Right(Math.Min(canvas.Grid(14), box.Width / 3));
            var track = bar with { Y = bar.Y + (bar.Height / 2) - canvas.Scale, Height = 3 * canvas.Scale };
            ui.Region("why.progress", bar, "how much of the next map is done");
            canvas.Fill(track, Theme.Track);
            canvas.Fill(track with { Width = (int)((long)track.Width * done / steps) }, Theme.Accent);
            box = room.Rest;
        }

        if (Result.Steps == 0) return;
        var line = new TextLine(stackalloc char[128]);
        if (view.Pointed is { } point)
        {
            line.Add("column ");
            line.Add(point.X);
            line.Add(", row ");
            line.Add(point.Y);
            line.Add(" of the input: ");
            line.Add(Result[point.X, point.Y], "G6");
        }
        else
        {
            line.Add("frame ");
            line.Add((int)Result.Stamp.Number);
            line.Add(" · ");
            line.Add(Result.Milliseconds, "0.0");
            line.Add(" ms");
            if (Result.Steps > 1)
            {
                line.Add(" in ");
                line.Add(Result.Done);
                line.Add(" steps");
            }

            line.Add(Result.IsSigned ? " · colours ±" : " · colours 0…");
            line.AddShort(Result.Largest);
        }

        ui.Label(box, line.Text, Theme.Muted, mono: true);
    }
}
