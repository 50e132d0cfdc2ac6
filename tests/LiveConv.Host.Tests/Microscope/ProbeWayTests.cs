using LiveConv.Host.Loop;
using LiveConv.Host.Microscope.Panels;
using LiveConv.Tensors;
using Xunit;

namespace LiveConv.Host.Tests.Microscope;

/// <summary>The way from a value down to what it was made of, as far as the camera's pixels.</summary>
public sealed class ProbeWayTests
{
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
}
