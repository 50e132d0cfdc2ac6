using LiveConv.Frames;
using LiveConv.Host.Drawing;
using LiveConv.Host.Loop;
using LiveConv.Host.Microscope.Panels;
using LiveConv.Host.Ui;

namespace LiveConv.Host.Microscope;

/// <summary>The open panels over a scene: the layers at the left, the time below, the picture and all others as tiles between.</summary>
internal sealed class Workbench : IDisposable
{
    private static readonly PanelKind[] Overlays = [PanelKind.Maps, PanelKind.Why, PanelKind.Probe];

    private readonly WorkbenchState state;
    private readonly Dictionary<PanelKind, IPanel> panels = [];
    private readonly WantedNodes wanted = new();
    private readonly HashSet<PanelKind> updated = [];
    private readonly PictureTile picture;
    private Snapshot? newest;

    public Workbench(Scene scene, WorkbenchState state)
    {
        Scene = scene;
        this.state = state;
        picture = new PictureTile(scene, state);
    }

    public Scene Scene { get; }

    /// <summary>The nodes whose values the open panels need; valid until the next call.</summary>
    public WantedNodes Wanted()
    {
        wanted.Clear();
        foreach (var entry in PanelTable.Entries)
        {
            if (state.Open.Contains(entry.Kind)) Panel(entry).Want(wanted);
        }

        return wanted;
    }

    /// <summary>Gives the open panels a new frame's values.</summary>
    public void Update(Snapshot snapshot)
    {
        newest = snapshot;
        updated.Clear();
        UpdateOpened();
    }

    /// <summary>Looks for what the panels computed beside the display.</summary>
    /// <returns>Whether there is something new to draw.</returns>
    public bool Poll()
    {
        var isNew = UpdateOpened() | (Scene.Verifier?.Poll() ?? false);
        foreach (var entry in PanelTable.Entries)
        {
            if (state.Open.Contains(entry.Kind)) isNew |= Panel(entry).Poll();
        }

        return isNew;
    }

    /// <summary>Waits until the open panels show all that belongs to the last snapshot.</summary>
    public void Complete()
    {
        foreach (var entry in PanelTable.Entries)
        {
            if (state.Open.Contains(entry.Kind)) Panel(entry).Complete();
        }

    }

    /// <summary>Gives a key to the open panels; the first that it is a matter of does it.</summary>
    public bool Do(WindowAction action)
    {
        foreach (var entry in PanelTable.Entries)
        {
            if (state.Open.Contains(entry.Kind) && Panel(entry).Do(action)) return true;
        }

        return false;
    }

    /// <param name="ui">Canvas and input.</param>
    /// <param name="area">What it fills.</param>
    /// <param name="status">Figures for the right end of the bar.</param>
    public void Draw(UiContext ui, Box area, ReadOnlySpan<char> status)
    {
        var canvas = ui.Canvas;
        Scene.Selection.Pointed = null;
        var room = new Room(area, canvas.Scale);
        DrawBar(ui, room.Top(ui.RowHeight + canvas.Grid(1)), status);
        if (Find(PanelKind.Layers) is { } layers && state.Zoomed is null)
            DrawTile(ui, layers, room.Left(Math.Clamp(area.Width / 5, canvas.Grid(22), canvas.Grid(48))));
        if (Find(PanelKind.Time) is { } time && state.Zoomed is null)
            DrawTile(ui, time, room.Bottom(Math.Clamp(area.Height / 8, canvas.Grid(10), canvas.Grid(18))));
        DrawTiles(ui, room.Rest);
    }

    public void Dispose()
    {
        foreach (var panel in panels.Values) panel.Dispose();
    }

    // A panel that was opened since gets the snapshot that the others have.
    private bool UpdateOpened()
    {
        var isNew = false;
        foreach (var entry in PanelTable.Entries)
        {
            if (newest is null || !state.Open.Contains(entry.Kind) || !updated.Add(entry.Kind)) continue;
            Panel(entry).Update(newest);
            isNew = true;
        }

        return isNew;
    }

    private void DrawTiles(UiContext ui, Box area)
    {
        if (state.Zoomed is { } zoomed && Find(zoomed) is { } alone)
        {
            DrawTile(ui, alone, area);
            return;
        }

        var count = 1;
        foreach (var entry in PanelTable.Entries)
        {
            if (IsTile(entry)) count++;
        }

        var grid = TileGrid.Fit(area, count, ui.Canvas.Scale);
        picture.Draw(ui, grid.Tile(0), this);
        var place = 1;
        foreach (var entry in PanelTable.Entries)
        {
            if (IsTile(entry)) DrawTile(ui, entry, grid.Tile(place++));
        }
    }

    /// <summary>
    /// The frame under what panels draw over the camera's picture: of feature maps, else of an explanation, else of a receptive field, which can be frames apart. Null
    /// where nothing lies over it.
    /// </summary>
    public Frame? OverlaidFrame
    {
        get
        {
            foreach (var kind in Overlays)
            {
                if (Find(kind) is { } entry && Panel(entry).OverlaidFrame is { } frame) return frame;
            }

            return null;
        }
    }

    /// <summary>What the open panels draw over the camera's picture.</summary>
    public void DrawOverPicture(UiContext ui, Box box)
    {
        foreach (var entry in PanelTable.Entries)
        {
            if (state.Open.Contains(entry.Kind)) Panel(entry).DrawOverPicture(ui, box);
        }
    }

    private bool IsTile(PanelEntry entry) => state.Open.Contains(entry.Kind) && entry.Kind is not (PanelKind.Layers or PanelKind.Time);

    private PanelEntry? Find(PanelKind kind)
    {
        foreach (var entry in PanelTable.Entries)
        {
            if (entry.Kind == kind) return state.Open.Contains(kind) ? entry : null;
        }

        return null;
    }

    private void DrawTile(UiContext ui, PanelEntry entry, Box box)
    {
        var canvas = ui.Canvas;
        canvas.Fill(box, Theme.Solid);
        var room = new Room(box, 0);
        var bar = new Room(room.Top(ui.RowHeight), canvas.Scale);
        canvas.Fill(bar.Rest, Theme.Raised);
        var side = bar.Rest.Height;
        if (ui.Button(new ControlId("close", (int)entry.Kind), bar.Right(side), "×", entry.CloseTip)) state.Toggle(entry.Kind);
        if (entry.Kind is not (PanelKind.Layers or PanelKind.Time)
            && ui.Button(new ControlId("zoom", (int)entry.Kind), bar.Right(side), state.Zoomed == entry.Kind ? "−" : "+", entry.ZoomTip, state.Zoomed == entry.Kind))
            state.Zoomed = state.Zoomed == entry.Kind ? null : entry.Kind;
        bar.Left(canvas.Grid(0.75));
        ui.Label(bar.Rest, entry.Title, Theme.Text);
        var inside = room.Rest.Inset(canvas.Grid(0.75));
        canvas.PushClip(inside);
        if (inside.Height >= ui.RowHeight) Panel(entry).Draw(ui, inside);
        canvas.PopClip();
    }

    private void DrawBar(UiContext ui, Box box, ReadOnlySpan<char> status)
    {
        var canvas = ui.Canvas;
        canvas.Fill(box, Theme.Background);
        var room = new Room(box.Inset(canvas.Grid(0.5)), canvas.Grid(0.5));
        Span<char> label = stackalloc char[32];
        var isNarrow = box.Width < canvas.Grid(12) * PanelTable.Entries.Length;
        foreach (var entry in PanelTable.Entries)
        {
            var length = label.Write($"{(int)entry.Kind + 1} {(isNarrow ? "" : entry.Title)}");
            var text = label[..length].TrimEnd();
            if (ui.Button(new ControlId("panel", (int)entry.Kind), room.Left(canvas.Measure(TextSize.Small, text) + canvas.Grid(2)), text, entry.Tip, state.Open.Contains(entry.Kind)))
                state.Toggle(entry.Kind);
        }

        if (Scene.Verifier is { } verifier) room.Right(VerifierLine.DrawMark(ui, room.Rest, verifier));
        if (canvas.Measure(TextSize.Small, status) + canvas.Grid(2) <= room.Rest.Width) ui.LabelRight(room.Rest with { Width = room.Rest.Width - canvas.Grid(0.5) }, status, Theme.Muted, mono: false);
    }

    private IPanel Panel(PanelEntry entry)
    {
        if (!panels.TryGetValue(entry.Kind, out var panel)) panels.Add(entry.Kind, panel = entry.Make(Scene));
        return panel;
    }
}
