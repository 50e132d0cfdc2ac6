using LiveConv.Host.Drawing;
using LiveConv.Host.Loop;
using LiveConv.Host.Microscope;
using LiveConv.Host.Microscope.Panels;
using LiveConv.Tensors;
using Xunit;

namespace LiveConv.Host.Tests.Microscope;

public sealed class ProbePanelTests
{
    [Fact]
    public void Update_NoPlaceChosen_ExplainsTheMapsMaximum()
    {
        using var stage = PanelStage.OfFilter("sobel");
        using var panel = new ProbePanel(stage.Scene);
        stage.Run(panel, seed: 1);
        var map = stage.Snapshot[stage.Scene.Selection.Layer]!.Data;

        Assert.True(panel.Chain.FollowsMaximum);
        Assert.Equal(map.Max(), panel.Sheet.Explanation.Actual);
        stage.Run(panel, seed: 2);
        Assert.Equal(stage.Snapshot[stage.Scene.Selection.Layer]!.Data.Max(), panel.Sheet.Explanation.Actual);
    }

    [Theory]
    [InlineData("sobel")]
    [InlineData("canny")]
    [InlineData("gabor-bank")]
    [InlineData("bilateral")]
    [InlineData("corners")]
    [InlineData("made")]
    public void Update_200RandomPlaces_StayInsideTheBound(string name)
    {
        using var stage = name == "made" ? new PanelStage(PanelStage.Network()) : PanelStage.OfFilter(name);
        using var panel = new ProbePanel(stage.Scene);
        var random = new Random(9);
        for (var i = 0; i < 200; i++)
        {
            var layer = stage.Scene.Layers[i % stage.Scene.Layers.Count];
            var (shape, index) = (MapShape.Of(layer.Shape), random.Next(layer.Shape.Count));
            stage.Scene.Selection.Layer = layer;
            (stage.Scene.Selection.Channel, stage.Scene.Selection.Place) = (index / (shape.H * shape.W), (index / shape.W % shape.H, index % shape.W));
            if (i % 50 == 0) stage.Run(panel, i);
            else stage.Bring(panel);
            var explanation = panel.Sheet.Explanation;

            Assert.Equal((layer, index), (explanation.Node, explanation.Index));
            Assert.Equal(stage.Snapshot[layer]!.Data[index], explanation.Actual);
            Assert.True(explanation.IsWithinBound, $"{layer} at {index}: {explanation.Actual} instead of {explanation.Value}");
            stage.Draw(panel);
        }
    }

    [Theory]
    [InlineData("right", 0)]
    [InlineData("left", 0)]
    [InlineData("pool", 512)]
    [InlineData("concat", 512)]
    [InlineData("softmax", 2048)]
    [InlineData("conv", 0)]
    public void UpdateAndDraw_WhileLive_AllocateNearlyNothing(string layer, int most)
    {
        const int Frames = 40;
        using var stage = new PanelStage(PanelStage.Network());
        using var panel = new ProbePanel(stage.Scene);
        stage.Scene.Selection.Layer = stage.Layer(layer);
        for (var i = 0; i < 40; i++) Turn(i);
        stage.Run(panel, 1);
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < Frames; i++)
        {
            panel.Update(stage.Snapshot);
            stage.Draw(panel);
        }

        // A copy of the op without its activation, the shapes of what is recomputed.
        Assert.InRange((GC.GetAllocatedBytesForCurrentThread() - before) / Frames, 0, most);

        void Turn(int seed)
        {
            stage.Run(panel, seed);
            stage.Draw(panel);
        }
    }

    /// <summary>While the pointer is over a map its value is shown, then the chosen one again.</summary>
    [Fact]
    public void Pointed_OverAMap_IsExplainedForAsLong()
    {
        using var stage = new PanelStage(PanelStage.Network());
        using var panel = new ProbePanel(stage.Scene);
        var layer = stage.Scene.Selection.Layer = stage.Layer("left");
        (stage.Scene.Selection.Channel, stage.Scene.Selection.Place) = (1, (2, 3));
        stage.Run(panel, seed: 3);
        stage.Scene.Selection.Pointed = (4, 5, 6);
        stage.Bring(panel);

        var values = new Tensor(layer.Shape);
        Assert.Equal((true, values.Index(0, 4, 5, 6)), (panel.Chain.IsPointed, panel.Sheet.Explanation.Index));
        stage.Scene.Selection.Pointed = null;
        stage.Bring(panel);
        Assert.Equal((false, values.Index(0, 1, 2, 3)), (panel.Chain.IsPointed, panel.Sheet.Explanation.Index));
    }

    [Fact]
    public void Workbench_OpensThePanelLater_GivesItTheSnapshotThatIsThere()
    {
        using var stage = PanelStage.OfFilter("sobel");
        using var other = new ProbePanel(stage.Scene);
        stage.Run(other, seed: 5);
        var state = new WorkbenchState();
        using var workbench = new Workbench(stage.Scene, state);
        workbench.Update(stage.Snapshot);
        state.Toggle(PanelKind.Probe);
        Assert.True(workbench.Poll());
        workbench.Complete();
        stage.Draw(ui => workbench.Draw(ui, new Box(0, 0, 1000, 600), ""));

        Assert.True(stage.Shows("probe.patch:8"));
    }

    /// <summary>A click on the picture chooses the value whose receptive field has its middle there.</summary>
    [Fact]
    public void Click_ThePicture_ChoosesTheValueThatLooksThere()
    {
        using var stage = new PanelStage(PanelStage.Network());
        using var panel = new ProbePanel(stage.Scene);
        stage.Scene.Selection.Layer = stage.Layer("pool");
        stage.Run(panel, seed: 2);
        stage.Click(panel, "probe.picture", () => stage.DrawOverPicture(panel, new Box(0, 0, 610, 370)));
        stage.Bring(panel);

        // The middle of the frame is row 9, column 11 of the 23×19 input; value i of the pool sees the rows 2i − 1 to 2i + 3, whose middle is 2i + 1.
        Assert.Equal((4, 5), (stage.Scene.Selection.Place!.Value.Y, stage.Scene.Selection.Place.Value.X));
        var box = panel.Overlay.BoxOf(panel.Chain.Link, new Box(0, 0, 610, 370), 0);
        Assert.True(box.Contains(305, 185), box.ToString());
    }

    [Theory]
    [InlineData(200, 120)]
    [InlineData(320, 200)]
    [InlineData(640, 400)]
    [InlineData(999, 599)]
    public void Draw_InAnyRoom_ShowsWhatFits(int width, int height)
    {
        using var stage = new PanelStage(PanelStage.Network());
        using var panel = new ProbePanel(stage.Scene);
        foreach (var layer in stage.Scene.Layers)
        {
            stage.Scene.Selection.Layer = layer;
            stage.Run(panel, seed: 2);
            stage.Draw(panel, new Box(0, 0, width, height));
            Assert.All(stage.Ui.Controls, control => Assert.True(control.Box.IsEmpty || (control.Box.Right <= width && control.Box.Bottom <= height), control.ToString()));
        }

        stage.Scene.Selection.Layer = stage.Layer("right");
        stage.Run(panel, seed: 2);
        stage.Draw(panel, new Box(0, 0, width, height));
        // In the least room the largest parts of the sum, in more the patch and the kernel, in most both.
        Assert.Equal(width >= 320, stage.Shows("probe.patch:8"));
        Assert.Equal(width is 200 or >= 640, stage.Shows("probe.row:0"));
    }
}
