using LiveConv.Host.Drawing;
using LiveConv.Host.Microscope.Comparing;
using LiveConv.Host.Ui;
using LiveConv.Pipelines;

namespace LiveConv.Host.Microscope.Panels;

/// <summary>The shown pipeline and another, or the same on another executor: side by side, by a wipe, or their difference; and what the verifier found.</summary>
internal sealed class ComparePanel : IPanel
{
    private static readonly string[] Views = ["side by side", "wipe", "difference"];
    private static readonly string[] Subjects = ["picture", "feature map"];

    private readonly Scene scene;
    private readonly ComparisonLab lab;
    private readonly string[] targets;
    private int target;
    private int view;
    private int subject;
    private double wipe = 0.5;
    private double gain = 64;
    private Snapshot? snapshot;
    private (Snapshot? Snapshot, long Version, int Target, Graphs.Node? Layer, int Channel) started;

    public ComparePanel(Scene scene)
    {
        this.scene = scene;
        lab = new ComparisonLab(scene);
        var isModel = scene.Pipeline.Model is not null;
        targets = ["cpu", "gl", "reference", .. isModel ? [] : BuiltInPipelines.Names.Where(name => name != scene.Pipeline.Name)];
        var backend = scene.Loaded.Steps.Count > 0 ? scene.Loaded.Steps[^1].Backend : "";
        // The reference is the judge, but slow for a network.
        target = isModel ? (backend == "cpu" ? 1 : 0) : 2;
        subject = scene.Pipeline.Picture is null ? 1 : 0;
        lab.Target = targets[target];
    }

    /// <summary>The last comparison.</summary>
    public ComparisonResult Result => lab.Result;

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
        if (scene.Verifier is { } verifier && 2 * room.Rest.Height > 9 * ui.RowHeight) VerifierLine.Draw(ui, room.Bottom(ui.RowHeight), verifier);
        DrawFigures(ui, room.Bottom(canvas.Font(TextSize.Small).LineHeight));
        if (lab.Problem is { } problem)
        {
            ui.Label(room.Top(ui.RowHeight), problem, Theme.Warning);
            return;
        }

        // The lab has painted what was to be seen when it began.
        var bitmaps = lab.Result.Bitmaps;
        if (!bitmaps.Shows(subject == 0, gain)) bitmaps.Paint(lab.Result, subject == 0, gain);
        if (bitmaps.One is { } one && bitmaps.Other is { } other) DrawPictures(ui, room.Rest, one, other, bitmaps.Difference);
        else ui.Label(room.Top(ui.RowHeight), lab.Result.Number < 0 ? "the other is being prepared…" : subject == 0 ? "no pictures of the same size: compare feature maps" : "the other has no such layer: compare pictures");
    }

    public void Dispose() => lab.Dispose();

    /// <summary>Starts where there is another frame, subject or map than the last time, also while the picture stands still.</summary>
    private bool Start()
    {
        if (snapshot is null) return false;
        var now = (snapshot, snapshot.Version, target, scene.Selection.Layer, scene.Selection.Channel);
        if (now == started || !lab.TryStart(snapshot.Frame!, subject == 0, gain)) return false;
        started = now;
        return true;
    }

    private void DrawControls(UiContext ui, ref Room room)
    {
        var canvas = ui.Canvas;
        var row = new Room(room.Top(ui.RowHeight), canvas.Grid(0.5));
        if (ui.Button("compare.previous", row.Left(canvas.Grid(3)), "◀", "compare with the one before: an executor, or another pipeline")) Choose(-1);
        var name = row.Left(Math.Min(canvas.Grid(16), Math.Max(canvas.Grid(8), row.Rest.Width / 4)));
        ui.Region("compare.target", name, "what the shown pipeline is compared with");
        canvas.Fill(name, Theme.Control);
        ui.Label(name.Inset(canvas.Grid(0.5)) with { Y = name.Y, Height = name.Height }, targets[target], Theme.Text);
        if (ui.Button("compare.next", row.Left(canvas.Grid(3)), "▶", "compare with the next: an executor, or another pipeline")) Choose(1);
        if (row.Rest.Width > canvas.Grid(48)) ui.Choice("compare.subject", row.Right(canvas.Grid(26)), Subjects, ref subject, "compare the pictures, or the chosen feature map");
        if (row.Rest.Width > canvas.Grid(20)) ui.Choice("compare.view", row.Rest, Views, ref view, "both side by side, one over the other with an edge to drag, or their difference");
        if (view != 2 || room.Rest.Height < 6 * ui.RowHeight) return;
        Span<char> text = stackalloc char[24];
        var length = text.Write($"× {gain:0}");
        var exponent = Math.Log2(gain);
        if (!ui.Slider("compare.gain", room.Top(ui.RowHeight), ref exponent, 0, 24, text[..length], "what differences are multiplied by")) return;
        gain = Math.Pow(2, Math.Round(exponent));
    }

    private void Choose(int by)
    {
        target = (target + by + targets.Length) % targets.Length;
        lab.Target = targets[target];
    }

    private void DrawPictures(UiContext ui, Box box, Bitmap one, Bitmap other, Bitmap? difference)
    {
        var canvas = ui.Canvas;
        if (view == 0)
        {
            var room = new Room(box, canvas.Grid(0.5));
            DrawSide(ui, room.Column(0, 2), one, lab.Names.One);
            DrawSide(ui, room.Column(1, 2), other, lab.Names.Other);
            return;
        }

        var place = box.Fit(one.Width, one.Height);
        if (view == 2)
        {
            canvas.Picture(difference ?? one, place);
            return;
        }

        var state = ui.Region("compare.wipe", place, "drag the edge: the shown pipeline at its left, the other at its right");
        if (state.IsHeld) wipe = Math.Clamp((double)state.X / Math.Max(1, place.Width), 0, 1);
        var edge = place.X + (int)(wipe * place.Width);
        canvas.Picture(one, place);
        canvas.PushClip(new Box(edge, place.Y, place.Right - edge, place.Height));
        canvas.Picture(other, place);
        canvas.PopClip();
        canvas.Fill(new Box(edge - canvas.Scale, place.Y, 2 * canvas.Scale, place.Height), Theme.Accent);
    }

    // With its name right above it, where there is room.
    private static void DrawSide(UiContext ui, Box box, Bitmap picture, string name)
    {
        var line = box.Height >= 5 * ui.RowHeight ? ui.Canvas.Font(TextSize.Small).LineHeight : 0;
        var place = (box with { Y = box.Y + line, Height = box.Height - line }).Fit(picture.Width, picture.Height);
        ui.Canvas.Picture(picture, place);
        if (line > 0) ui.Label(new Box(place.X, place.Y - line, box.Right - place.X, line), name);
    }

    private void DrawFigures(UiContext ui, Box box)
    {
        var result = lab.Result;
        if (result.Number < 0) return;
        Span<char> text = stackalloc char[192];
        int length;
        var (one, other) = lab.Names;
        if (subject == 0) length = text.Write($"difference at most {result.LargestByte} of 255, mean {result.MeanByte:0.000} · {one} {result.Milliseconds:0.0} ms · {other} {result.OtherMilliseconds:0.0} ms · frame {result.Number}");
        else length = text.Write($"difference at most {result.LargestValue:0.00e+0} of {result.Scale:0.##}, mean {result.MeanValue:0.00e+0} · {one} {result.Milliseconds:0.0} ms · {other} {result.OtherMilliseconds:0.0} ms · frame {result.Number}");
        ui.Label(box, text[..length], Theme.Text);
    }
}
