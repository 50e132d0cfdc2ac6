using LiveConv.Graphs;
using LiveConv.Host.Drawing;
using LiveConv.Host.Loop;
using LiveConv.Host.Ui;
using LiveConv.Microscope.Fields;
using LiveConv.Microscope.Strongest;

namespace LiveConv.Host.Microscope.Explaining;

/// <summary>The nine places of the stream that excited the selected feature map most, as tiles; a click shows the frame again while it is kept.</summary>
internal sealed class StrongTiles
{
    private const int Capacity = 9;
    private const int PatchSize = 96;
    private const string Tip = "where the selected map was strongest in this frame: its value, and what it saw there; a click goes back to the frame while it is kept (panel Time)";

    private readonly Scene scene;
    private readonly FramePlacement placement;
    private readonly Task<FieldTracer> tracer;
    private readonly Bitmap[] patches = [.. Enumerable.Range(0, Capacity).Select(_ => new Bitmap(PatchSize, PatchSize))];
    private (Node Layer, int Unit) of;
    private int changes;
    private long newest;
    private bool isStale;

    public StrongTiles(Scene scene, FramePlacement placement)
    {
        (this.scene, this.placement) = (scene, placement);
        tracer = Task.Run(() => new FieldTracer(scene.Pipeline.Graph));
        of = (scene.Selection.Layer, -1);
    }

    /// <summary>The places, the strongest first.</summary>
    public StrongestPlaces Places { get; } = new(Capacity, PatchSize);

    /// <summary>Looks at a frame's values.</summary>
    public void Update(Snapshot snapshot)
    {
        var now = (scene.Selection.Layer, UnitOf(scene.Selection));
        // Values of other kernels are no measure for those of these.
        if (now != of || changes != snapshot.Changes) Reset();
        (of, changes) = (now, snapshot.Changes);
        if (now.Item2 < 0 || snapshot.Frame is not { } frame || snapshot[now.Layer] is not { } values || !tracer.IsCompletedSuccessfully) return;
        newest = Math.Max(newest, frame.CaptureTime);
        isStale |= Places.Observe(values, now.Item2, frame, tracer.Result, now.Layer, placement);
    }

    /// <summary>Waits for what is prepared beside the display.</summary>
    public void Complete()
    {
        if (!tracer.IsCompleted) Task.WaitAny(tracer);
    }

    /// <summary>Forgets all.</summary>
    public void Reset() => Places.Clear();

    public void Draw(UiContext ui, Box box)
    {
        var canvas = ui.Canvas;
        var room = new Room(box, canvas.Grid(0.5));
        DrawTitle(ui, room.Top(ui.RowHeight));
        if (Places.Count == 0)
        {
            ui.Paragraph(room.Rest, of.Unit < 0 ? "choose a feature map, or a value of a vector" : "nothing excited it yet", Theme.Muted);
            return;
        }

        if (isStale)
        {
            for (var i = 0; i < Places.Count; i++)
            {
                Places[i].Patch.Rgba.CopyTo(patches[i].Rgba, 0);
                patches[i].Change();
            }

            isStale = false;
        }

        var grid = TileGrid.Fit(room.Rest, Capacity, canvas.Grid(0.5));
        for (var i = 0; i < Places.Count; i++) DrawTile(ui, grid.Tile(i), i);
    }

    private void DrawTitle(UiContext ui, Box box)
    {
        var room = new Room(box, ui.Canvas.Grid(0.5));
        if (ui.Button("why.reset", room.Right(ui.Canvas.Grid(6)), "reset", "forget these places and begin anew")) Reset();
        const string Words = "strongest for ";
        var line = new TextLine(stackalloc char[128]);
        line.Add(Words);
        UnitNames.Add(ref line, of.Layer, of.Unit);
        ui.Label(room.Rest, ui.Canvas.Measure(TextSize.Small, line.Text) <= room.Rest.Width ? line.Text : line.Text[Words.Length..], Theme.Text);
    }

    private void DrawTile(UiContext ui, Box box, int index)
    {
        var (canvas, place) = (ui.Canvas, Places[index]);
        var lineHeight = canvas.Font(TextSize.Small).LineHeight;
        var state = ui.Region(new ControlId("why.place", index), box, Tip);
        var kept = Find(place.FrameNumber);
        canvas.Fill(box, state.IsHovered ? Theme.Hover : Theme.Control);
        var lines = box.Height >= canvas.Grid(6) + (2 * lineHeight) ? 2 : box.Height >= canvas.Grid(3) + lineHeight ? 1 : 0;
        var room = new Room(box.Inset(canvas.Scale * 2), 0);
        var below = room.Bottom(lines * lineHeight);
        canvas.Picture(patches[index], new Box(0, 0, place.PatchWidth, place.PatchHeight), room.Rest.Fit(place.PatchWidth, place.PatchHeight));
        if (state.IsHovered && kept >= 0) canvas.Outline(box, canvas.Scale, Theme.Accent);
        if (lines > 0) DrawFigures(ui, below, place, lines, kept >= 0);
        if (state.IsClicked && kept >= 0) scene.Timeline!.Seek(kept);
    }

    private void DrawFigures(UiContext ui, Box box, StrongPlace place, int lines, bool isKept)
    {
        var canvas = ui.Canvas;
        var lineHeight = box.Height / lines;
        var line = new TextLine(stackalloc char[64]);
        line.AddShort(place.Value);
        if (lines == 1)
        {
            ui.Label(box, line.Text, Theme.Text, mono: true);
            return;
        }

        ui.Label(box with { Height = lineHeight }, line.Text, Theme.Text, mono: true);
        var when = new TextLine(stackalloc char[64]);
        when.Add(Math.Max(0, newest - place.CaptureTime) / (double)System.Diagnostics.Stopwatch.Frequency, "0.0");
        when.Add(" s ago, frame ");
        when.Add((int)place.FrameNumber);
        if (canvas.Measure(TextSize.Small, when.Text) > box.Width)
        {
            when = new TextLine(stackalloc char[64]);
            when.Add("frame ");
            when.Add((int)place.FrameNumber);
        }

        ui.Label(new Box(box.X, box.Y + lineHeight, box.Width, lineHeight), when.Text, isKept ? Theme.Text : Theme.Muted);
    }

    /// <summary>A frame's place among those that are kept; −1 where it isn't.</summary>
    private int Find(long number)
    {
        if (scene.Timeline is not { } timeline) return -1;
        for (var i = 0; i < timeline.History.Count; i++)
        {
            if (timeline.History[i].Number == number) return i;
        }

        return -1;
    }

    private static int UnitOf(Selection selection)
    {
        var shape = selection.Layer.Shape;
        if (!MapShape.IsVector(shape)) return shape.Rank == 4 ? Math.Min(selection.Channel, shape.C - 1) : -1;
        if (selection.Place is not { } place) return -1;
        var unit = (place.Y * MapShape.Of(shape).W) + place.X;
        return shape.Rank == 2 && unit < shape.Count ? unit : -1;
    }
}
