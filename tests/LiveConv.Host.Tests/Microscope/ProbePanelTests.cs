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

    /// <summary>A click on a cell of the patch goes to exactly the input's value in that cell.</summary>
    [Fact]
    public void Click_ACellOfThePatch_GoesDownToThatValue()
    {
        using var stage = new PanelStage(PanelStage.Network());
        using var panel = new ProbePanel(stage.Scene);
        (stage.Scene.Selection.Layer, stage.Scene.Selection.Channel, stage.Scene.Selection.Place) = (stage.Layer("right"), 2, (3, 4));
        stage.Run(panel, seed: 3);
        var group = panel.Sheet.Group;
        var term = panel.Sheet.Explanation.TermsOf(group)[5];

        stage.Click(panel, "probe.patch:5");

        // Row 1, column 2 of the 3×3 patch with one row and column of padding.
        Assert.Equal((stage.Layer("depthwise"), term.Index), (panel.Chain.Link.Node, panel.Chain.Link.Index));
        Assert.Equal(new Tensor(stage.Layer("depthwise").Shape).Index(0, group.Channel, 3, 5), panel.Chain.Link.Index);
        stage.Bring(panel);
        Assert.Equal(term.Value, panel.Sheet.Explanation.Actual);
    }

    [Fact]
    public void Click_ARowOfSingleValues_GoesDownToThatValue()
    {
        using var stage = new PanelStage(PanelStage.Network());
        using var panel = new ProbePanel(stage.Scene);
        stage.Scene.Selection.Layer = stage.Layer("classes");
        stage.Run(panel, seed: 3);
        var row = panel.Sheet.Row(1);

        stage.Click(panel, "probe.row:1");

        Assert.Equal((stage.Layer("mean"), row.Index), (panel.Chain.Link.Node, panel.Chain.Link.Index));
        Assert.Equal(row.Value * row.Weight, row.Product);
    }

    [Fact]
    public void Click_ARowOfAChannel_ShowsItsGridsAndKeepsItWhileFramesChange()
    {
        using var stage = new PanelStage(PanelStage.Network());
        using var panel = new ProbePanel(stage.Scene);
        (stage.Scene.Selection.Layer, stage.Scene.Selection.Place) = (stage.Layer("right"), (2, 2));
        stage.Run(panel, seed: 3);
        var channel = panel.Sheet.Row(3).Channel;

        stage.Click(panel, "probe.row:3");
        Assert.Equal(channel, panel.Sheet.Group.Channel);
        stage.Run(panel, seed: 4);

        Assert.Equal(channel, panel.Sheet.Group.Channel);
        Assert.Equal(panel.Sheet.Explanation.Groups[panel.Sheet.ChosenRow].Sum, panel.Sheet.Group.Sum);
    }

    /// <summary>From the classifier down to the camera, always by the largest contribution: the last step is the input's value, made of the frame's pixels.</summary>
    [Fact]
    public void Descend_ToTheFrame_ReproducesTheInputsValue()
    {
        using var stage = new PanelStage(PanelStage.Network());
        using var panel = new ProbePanel(stage.Scene);
        stage.Scene.Selection.Layer = stage.Layer("softmax");
        stage.Run(panel, seed: 5);
        List<string> way = [];
        while (!panel.Chain.IsPixel)
        {
            way.Add(panel.Chain.Link.Node.Name);
            var (node, explanation) = (panel.Chain.Link.Node, panel.Sheet.Explanation);
            Assert.Equal((node, panel.Chain.Link.Index), (explanation.Node, explanation.Index));
            Assert.True(explanation.IsWithinBound);
            Assert.Equal(stage.Snapshot[node]!.Data[explanation.Index], explanation.Actual);
            var term = explanation.Terms[explanation.Largest[0]];
            panel.Chain.Descend(term.Input, term.Index);
            stage.Bring(panel);
        }

        Assert.Equal(["softmax", "classes", "mean", "sum", "concat"], way.Take(5));
        Assert.Equal(["depthwise", "pool", "conv"], way.TakeLast(3));
        var input = stage.Loaded.Pipeline.Graph.Inputs[0];
        Assert.Equal(stage.Snapshot[input]!.Data[panel.Chain.Link.Index], panel.Chain.Pixel.Value);
        Assert.Equal((true, 0, 0), (panel.Chain.Pixel.IsWithinBound, panel.Chain.Pixel.Bound, panel.Chain.Pixel.Ulps));

        // Each step sees no more than the one above it.
        for (var i = 1; i < panel.Chain.Links.Count; i++)
        {
            var (above, below) = (panel.Chain.Links[i - 1].Field, panel.Chain.Links[i].Field);
            Assert.True(below.Left >= above.Left && below.Top >= above.Top && below.Right <= above.Right && below.Bottom <= above.Bottom, $"step {i}: {below} in {above}");
        }
    }

    [Fact]
    public void Click_ACrumb_GoesBackAndKeepsTheWay()
    {
        using var stage = new PanelStage(PanelStage.Network());
        using var panel = new ProbePanel(stage.Scene);
        stage.Scene.Selection.Layer = stage.Layer("mean");
        stage.Run(panel, seed: 6);
        stage.Click(panel, "probe.patch:0");
        stage.Bring(panel);
        Assert.Equal((2, 1, false), (panel.Chain.Links.Count, panel.Chain.Current, panel.Chain.FollowsMaximum));

        stage.Click(panel, "probe.crumb:0");
        stage.Bring(panel);

        Assert.Equal((2, 0), (panel.Chain.Links.Count, panel.Chain.Current));
        Assert.Equal(stage.Layer("mean"), panel.Sheet.Explanation.Node);
        stage.Click(panel, "probe.maximum");
        Assert.True(panel.Chain.FollowsMaximum);
        Assert.Single(panel.Chain.Links);
    }

    [Fact]
    public void Selection_OfAnotherLayer_BeginsANewWay()
    {
        using var stage = new PanelStage(PanelStage.Network());
        using var panel = new ProbePanel(stage.Scene);
        stage.Scene.Selection.Layer = stage.Layer("pool");
        stage.Run(panel, seed: 6);
        stage.Click(panel, "probe.patch:4");
        stage.Scene.Selection.Layer = stage.Layer("left");
        stage.Bring(panel);

        Assert.Equal(stage.Layer("left"), Assert.Single(panel.Chain.Links).Node);
        Assert.Equal(stage.Layer("left"), panel.Sheet.Explanation.Node);
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
    [InlineData("right", 512)]
    [InlineData("left", 512)]
    [InlineData("pool", 512)]
    [InlineData("concat", 512)]
    [InlineData("softmax", 2048)]
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
    public void Do_DeeperAndHigher_FollowTheLargestContributionDownAndUp()
    {
        using var stage = new PanelStage(PanelStage.Network());
        using var panel = new ProbePanel(stage.Scene);
        stage.Scene.Selection.Layer = stage.Layer("softmax");
        stage.Run(panel, seed: 5);
        var logit = panel.Chain.Link.Index;
        panel.Do(WindowAction.Deeper);
        stage.Bring(panel);
        Assert.Equal((stage.Layer("classes"), logit), (panel.Chain.Link.Node, panel.Chain.Link.Index));
        for (var i = 0; i < 20; i++)
        {
            panel.Do(WindowAction.Deeper);
            stage.Bring(panel);
        }

        Assert.True(panel.Chain.IsPixel);
        Assert.True(panel.Chain.Pixel.IsWithinBound);
        for (var i = 0; i < 20; i++) panel.Do(WindowAction.Higher);
        stage.Bring(panel);
        Assert.Equal((0, stage.Layer("softmax")), (panel.Chain.Current, panel.Sheet.Explanation.Node));
    }

    /// <summary>Both factors of a product of two layers can be gone down to.</summary>
    [Fact]
    public void Click_TheOtherFactorOfAProduct_GoesDownToIt()
    {
        using var stage = PanelStage.OfFilter("corners");
        using var panel = new ProbePanel(stage.Scene);
        (stage.Scene.Selection.Layer, stage.Scene.Selection.Place) = (stage.Layer("dx-dy"), (20, 30));
        stage.Run(panel, seed: 5);

        stage.Click(panel, "probe.row:1");

        Assert.Equal((stage.Layer("dy"), (20 * 67) + 30), (panel.Chain.Link.Node, panel.Chain.Link.Index));
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
        Assert.Equal(width >= 320, stage.Shows("probe.patch:8"));
        Assert.Equal(width >= 640, stage.Shows("probe.row:0"));
    }
}
