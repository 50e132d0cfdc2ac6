using LiveConv.Host.Loop;
using LiveConv.Host.Microscope.Costs;
using LiveConv.Host.Microscope.Panels;
using Xunit;

namespace LiveConv.Host.Tests.Microscope;

public sealed class LayersAndCostsPanelTests : IDisposable
{
    private readonly PanelStage stage = new(PanelStage.Network(), 640, 400);

    [Fact]
    public void Layers_ARowClicked_IsChosen()
    {
        using var panel = new LayersPanel(stage.Scene);
        stage.Run(panel, seed: 1);
        stage.Click(panel, "layers.row:4");

        Assert.Same(stage.Scene.Layers[4], stage.Scene.Selection.Layer);
    }

    [Fact]
    public void Layers_TypedInTheSearch_LeavesThoseAtOnceAndArrowsStayAmongThem()
    {
        using var panel = new LayersPanel(stage.Scene);
        stage.Run(panel, seed: 1);
        stage.Click(panel, "layers.search");
        foreach (var character in "conv2d") stage.Input.Type(character);
        stage.Draw(panel);
        stage.Draw(panel);
        var convolutions = stage.Scene.Layers.Where(layer => layer.Op.Name == "Conv2D").ToArray();

        Assert.Equal(convolutions, panel.Filter.Rows.ToArray().Select(row => stage.Scene.Layers[row]));
        Assert.True(panel.Do(WindowAction.LayerDown));
        Assert.Same(convolutions[1], stage.Scene.Selection.Layer);
        Assert.True(panel.Do(WindowAction.LayerUp));
        Assert.True(panel.Do(WindowAction.LayerUp));
        Assert.Same(convolutions[^1], stage.Scene.Selection.Layer);
    }

    [Fact]
    public void Layers_WithoutASearch_LeavesArrowsToAllLayers()
    {
        using var panel = new LayersPanel(stage.Scene);

        Assert.False(panel.Do(WindowAction.LayerDown));
    }

    [Fact]
    public void Costs_AHeadClicked_SortsByItsColumn()
    {
        using var panel = new CostsPanel(stage.Scene);
        stage.Run(panel, seed: 1);
        stage.Click(panel, "costs.sort:2");
        var figures = panel.Table.Order.Select(row => panel.Table[row, CostColumn.MultiplyAdds]).ToArray();

        Assert.Equal(CostColumn.MultiplyAdds, panel.Table.SortedBy);
        Assert.Equal(figures.OrderDescending(), figures);
        Assert.Equal(panel.Table.Layers.Sum(layer => layer.MultiplyAdds), panel.Table.Total(CostColumn.MultiplyAdds));
    }

    [Fact]
    public void Costs_ARowClicked_IsChosen()
    {
        using var panel = new CostsPanel(stage.Scene);
        stage.Run(panel, seed: 1);
        stage.Click(panel, "costs.row:2");

        Assert.Same(panel.Table.Layers[2], stage.Scene.Selection.Layer);
    }

    [Fact]
    public void Drawing_BothAgain_AllocatesNothing()
    {
        using var layers = new LayersPanel(stage.Scene);
        using var costs = new CostsPanel(stage.Scene);
        stage.Run(layers, seed: 1);
        costs.Table.Sort(CostColumn.Milliseconds);
        PanelStage.AssertAllocatesNothing(() =>
        {
            stage.Draw(layers);
            stage.Draw(costs);
        });
    }

    public void Dispose() => stage.Dispose();
}
