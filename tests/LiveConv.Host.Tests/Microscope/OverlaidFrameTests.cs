using LiveConv.Frames;
using LiveConv.Host.Drawing;
using LiveConv.Host.Microscope;
using LiveConv.Host.Microscope.Explaining;
using LiveConv.Host.Microscope.Maps;
using LiveConv.Host.Microscope.Panels;
using Xunit;

namespace LiveConv.Host.Tests.Microscope;

/// <summary>What lies over the camera's picture belongs to the frame that is shown below it.</summary>
public sealed class OverlaidFrameTests
{
    private static readonly Box Picture = new(0, 0, 610, 370);

    [Fact]
    public void Maps_WithAnOverlay_NameTheFrameOfTheirValues()
    {
        using var stage = new PanelStage(PanelStage.Network());
        using var panel = new MapsPanel(stage.Scene);
        stage.Scene.Selection.Layer = stage.Layer("conv");
        Run(stage, panel, 5);
        stage.Draw(panel);
        Assert.Null(panel.OverlaidFrame);

        panel.Settings.Overlay = MapOverlayKind.Heat;
        Assert.Equal(5, panel.OverlaidFrame!.Number);
        Assert.Same(stage.Frame, panel.OverlaidFrame);
        Assert.True(Draws(stage, panel, shown: null));
        Assert.True(Draws(stage, panel, shown: Numbered(5)));
        Assert.False(Draws(stage, panel, shown: Numbered(4)));
    }

    [Fact]
    public void Why_WhoseMapIsOlderThanTheValues_NamesTheFrameThatItExplains()
    {
        using var stage = new PanelStage(PanelStage.Network());
        using var panel = new WhyPanel(stage.Scene) { Settings = { Method = AttributionMethod.Saliency } };
        Assert.Null(panel.OverlaidFrame);
        Run(stage, panel, 7);

        Assert.Equal(7, panel.OverlaidFrame!.Number);
        // A copy: the stream goes on while the map is shown.
        Assert.NotSame(stage.Frame, panel.OverlaidFrame);
        Assert.Equal(stage.Frame.Rgba, panel.OverlaidFrame.Rgba);
        Assert.True(Draws(stage, panel, shown: Numbered(7)));
        Assert.False(Draws(stage, panel, shown: Numbered(8)));
        panel.Settings.IsOnPicture = false;
        Assert.Null(panel.OverlaidFrame);
    }

    [Fact]
    public void Probe_OfTheLargestValue_LeavesItsFieldOutOfOtherFrames()
    {
        using var stage = new PanelStage(PanelStage.Network());
        using var panel = new ProbePanel(stage.Scene);
        stage.Scene.Selection.Layer = stage.Layer("conv");
        Run(stage, panel, 3);

        Assert.Equal(3, panel.OverlaidFrame!.Number);
        Assert.True(Draws(stage, panel, shown: Numbered(3)));
        Assert.False(Draws(stage, panel, shown: Numbered(2)));
        // A chosen place is the same in all frames.
        stage.Scene.Selection.Place = (4, 5);
        stage.Bring(panel);
        Assert.Null(panel.OverlaidFrame);
        Assert.True(Draws(stage, panel, shown: Numbered(2)));
    }

    [Fact]
    public void Workbench_WithSeveralOverlays_ShowsTheFrameOfTheMaps()
    {
        using var stage = new PanelStage(PanelStage.Network());
        using var workbench = new Workbench(stage.Scene, new WorkbenchState { Open = { PanelKind.Why, PanelKind.Probe } });
        var snapshot = new Snapshot();
        var frame = Numbered(9);
        stage.Loaded.Process(frame);
        snapshot.Fill(frame, stage.Loaded.Graph, [.. workbench.Wanted().Nodes]);
        workbench.Update(snapshot);
        // The field is there at once, the explanation only then.
        Assert.Same(frame, workbench.OverlaidFrame);
        workbench.Complete();
        Assert.NotSame(frame, workbench.OverlaidFrame);
        Assert.Equal(9, workbench.OverlaidFrame!.Number);
    }

    private static void Run(PanelStage stage, IPanel panel, long number) => stage.Run(panel, Numbered(number));

    private static Frame Numbered(long number)
    {
        var frame = new Frame(61, 37) { Number = number };
        new Random((int)number).NextBytes(frame.Rgba);
        return frame;
    }

    /// <summary>Whether anything is drawn over a picture of a frame.</summary>
    private static bool Draws(PanelStage stage, IPanel panel, Frame? shown)
    {
        stage.Scene.Overlaid = shown;
        stage.Draw(ui => ui.Canvas.Fill(Picture, Theme.Background));
        var before = Pixels(stage);
        stage.Draw(ui =>
        {
            ui.Canvas.Fill(Picture, Theme.Background);
            panel.DrawOverPicture(ui, Picture);
        });
        return !before.SequenceEqual(Pixels(stage));
    }

    private static uint[] Pixels(PanelStage stage) => [.. from y in Enumerable.Range(0, Picture.Height) from x in Enumerable.Range(0, Picture.Width) select stage.Pixel(x, y)];
}
