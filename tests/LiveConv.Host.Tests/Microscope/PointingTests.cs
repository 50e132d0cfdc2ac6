using LiveConv.Host.Drawing;
using LiveConv.Host.Microscope;
using LiveConv.Host.Microscope.Panels;
using Xunit;

namespace LiveConv.Host.Tests.Microscope;

public sealed class PointingTests
{
    /// <summary>Maps and probe side by side: pointing at a map shows its value in the probe, a click keeps it.</summary>
    [Fact]
    public void Workbench_AMapIsPointedAtAndClicked_TheProbeFollows()
    {
        using var stage = new PanelStage(PanelStage.Network());
        stage.Scene.Selection.Layer = stage.Layer("right");
        var state = new WorkbenchState { Open = [PanelKind.Maps, PanelKind.Probe] };
        using var workbench = new Workbench(stage.Scene, state);
        using var values = new ProbePanel(stage.Scene);
        stage.Run(values, seed: 4);
        workbench.Update(stage.Snapshot);
        workbench.Complete();

        stage.Click("maps.map:2", ui => workbench.Draw(ui, new Box(0, 0, 1000, 600), ""));

        Assert.Equal(2, stage.Scene.Selection.Channel);
        Assert.NotNull(stage.Scene.Selection.Place);
        Assert.Equal((2, stage.Scene.Selection.Place.Value.Y, stage.Scene.Selection.Place.Value.X), stage.Scene.Selection.Pointed);
    }
}
