using LiveConv.Frames;
using LiveConv.Host.Drawing;
using LiveConv.Host.Loop;
using LiveConv.Host.Microscope.Maps;
using LiveConv.Host.Ui;

namespace LiveConv.Host.Microscope.Panels;

/// <summary>The chosen layer's feature maps: all of them page by page or one in full size, with exact values, statistics, and over the camera's picture.</summary>
internal sealed class MapsPanel : IPanel
{
    private readonly Scene scene;
    private readonly MapsToolbar toolbar;
    private readonly MapsFooter footer;
    private readonly Mosaic mosaic;
    private readonly WholeMap whole;
    private readonly UnitBars bars;
    private readonly MapOverlay overlay;
    private Frame? frame;

    /// <param name="scene">What it looks into.</param>
    /// <param name="clock">Tells double clicks; null for the system's.</param>
    public MapsPanel(Scene scene, TimeProvider? clock = null)
    {
        this.scene = scene;
        var painter = new MapPainter();
        Maps = new LayerMaps(scene.Pipeline.Model?.Description);
        toolbar = new MapsToolbar(Maps, Settings);
        Histogram = new HistogramView(Maps, painter);
        footer = new MapsFooter(Maps, Settings, Histogram);
        mosaic = new Mosaic(Maps, Settings, scene.Selection, painter, clock ?? TimeProvider.System);
        whole = new WholeMap(Maps, Settings, scene.Selection, painter);
        bars = new UnitBars(Maps, Settings, scene.Selection);
        overlay = new MapOverlay(scene, Maps, Settings, painter);
    }

    public MapsSettings Settings { get; } = new();

    /// <summary>What is shown.</summary>
    public LayerMaps Maps { get; }

    public HistogramView Histogram { get; }

    /// <summary>The page of the mosaic.</summary>
    public int Page => mosaic.Page;

    public int Pages => mosaic.Pages;

    /// <summary>The value under the pointer in the last picture; null for none.</summary>
    public MapPoint? Pointed { get; private set; }

    /// <summary>A value as the panel writes it.</summary>
    public ReadOnlySpan<char> Read(MapPoint point) => footer.Describe(point);

    public void Want(WantedNodes wanted) => wanted.Add(scene.Selection.Layer);

    public Frame? OverlaidFrame => Settings.Overlay != MapOverlayKind.Off && overlay.HasPlaces && Maps.Values is not null ? frame : null;

    public void Update(Snapshot snapshot)
    {
        frame = snapshot.Frame;
        Maps.Update(scene.Selection.Layer, snapshot[scene.Selection.Layer], Settings.Order, snapshot.Changes);
    }

    public bool Do(WindowAction action)
    {
        switch (action)
        {
            case WindowAction.PageBack or WindowAction.PageOn:
                Turn(action == WindowAction.PageOn ? 1 : -1);
                return true;
            case WindowAction.WholeMap:
                Settings.IsWhole = !Settings.IsWhole;
                return true;
            default:
                return false;
        }
    }

    public void Draw(UiContext ui, Box box)
    {
        var canvas = ui.Canvas;
        Pointed = null;
        if (Maps.Values is null || Maps.Layer != scene.Selection.Layer)
        {
            ui.Label(box with { Height = ui.RowHeight }, "waiting for the values of this layer");
            return;
        }

        overlay.Find();
        var (height, pager) = toolbar.Draw(ui, box, IsMosaic, overlay.HasPlaces);
        var room = new Room(box, canvas.Grid(1));
        room.Top(height);
        var foot = MapsFooter.HeightOf(ui, box);
        var below = foot > 0 ? room.Bottom(foot) : default;
        // The frame of the chosen map lies around it.
        var area = room.Rest.Inset(2 * canvas.Scale);
        if (area.Width < canvas.Grid(2) || area.Height < canvas.Grid(2)) return;
        if (IsMosaic)
        {
            mosaic.Arrange(canvas, area);
            mosaic.Turn(MapsToolbar.DrawPager(ui, pager, mosaic.Page, mosaic.Pages));
        }

        Pointed = Maps.IsRow ? bars.Draw(ui, area) : Settings.IsWhole ? whole.Draw(ui, area) : mosaic.Draw(ui);
        scene.Selection.Pointed = Pointed is { } point ? Maps.SelectionOf(point) : null;
        if (foot > 0) footer.Draw(ui, below, Pointed, Maps.Chosen(scene.Selection), Math.Max(0, Maps.ChosenUnit(scene.Selection)));
    }

    public void DrawOverPicture(UiContext ui, Box picture) => overlay.Draw(ui, picture, Pointed, scene.Shows(frame));

    public void Dispose()
    {
    }

    private bool IsMosaic => !Maps.IsRow && !Settings.IsWhole;

    private void Turn(int by)
    {
        if (IsMosaic) mosaic.Turn(by);
        else if (!Maps.IsRow) whole.Turn(by);
    }
}
