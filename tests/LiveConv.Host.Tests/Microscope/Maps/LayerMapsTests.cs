using LiveConv.Graphs;
using LiveConv.Host.Microscope;
using LiveConv.Host.Microscope.Maps;
using LiveConv.Microscope.Statistics;
using LiveConv.Ops;
using LiveConv.Tensors;
using Xunit;

namespace LiveConv.Host.Tests.Microscope.Maps;

public sealed class LayerMapsTests
{
    [Fact]
    public void Update_FeatureMaps_KeepsTheExactValues()
    {
        var (layer, values) = Layer(1, 5, 3, 7);
        var maps = new LayerMaps();
        maps.Update(layer, values, ChannelOrder.Index);

        Assert.Equal((5, 3, 7), (maps.Units, maps.Rows, maps.Columns));
        for (var c = 0; c < 5; c++)
        for (var y = 0; y < 3; y++)
        for (var x = 0; x < 7; x++) Assert.Equal(values[0, c, y, x], maps[new MapPoint(c, y, x)]);
        Assert.True(float.IsNaN(maps[new MapPoint(5, 0, 0)]));
        Assert.True(float.IsNaN(maps[new MapPoint(0, 3, 0)]));
    }

    [Theory]
    [InlineData(ChannelOrder.Index, new[] { 0, 1, 2 })]
    [InlineData(ChannelOrder.Mean, new[] { 1, 2, 0 })]
    [InlineData(ChannelOrder.Maximum, new[] { 2, 1, 0 })]
    [InlineData(ChannelOrder.Sparsity, new[] { 1, 2, 0 })]
    public void Sort_ByEachOrder_PutsMapsInIt(ChannelOrder order, int[] expected)
    {
        var (layer, values) = Layer(1, 3, 1, 4);
        float[] data = [0, 0, 0, 0, 3, 3, 3, 3, 0, 9, 0, 1];
        data.CopyTo(values.Data, 0);
        var maps = new LayerMaps();
        maps.Update(layer, values, order);

        Assert.Equal(expected, maps.Order.ToArray());
        Assert.Equal(Array.IndexOf(expected, 2), maps.PlaceOf(2));
    }

    [Fact]
    public void Update_OtherMeansInTheNextFrame_KeepsTheOrderForAWhile()
    {
        var (layer, values) = Layer(1, 2, 1, 2);
        var maps = new LayerMaps();
        Set(1, 1, 2, 2);
        maps.Update(layer, values, ChannelOrder.Mean);
        Set(5, 5, 2, 2);
        for (var i = 0; i < 29; i++) maps.Update(layer, values, ChannelOrder.Mean);
        Assert.Equal([1, 0], maps.Order.ToArray());
        maps.Update(layer, values, ChannelOrder.Mean);
        Assert.Equal([0, 1], maps.Order.ToArray());

        void Set(params float[] data) => data.CopyTo(values.Data, 0);
    }

    [Fact]
    public void RangeOf_EachScaling_IsTheMapsTheLayersOrTheSetOne()
    {
        var (layer, values) = Layer(1, 2, 1, 2);
        new float[] { 1, 2, -4, 3 }.CopyTo(values.Data, 0);
        var maps = new LayerMaps();
        maps.Update(layer, values, ChannelOrder.Index);

        Assert.Equal(new ColorRange(2, true), maps.RangeOf(0, new MapsSettings { Scaling = MapScaling.Map }));
        Assert.Equal(new ColorRange(4, true), maps.RangeOf(1, new MapsSettings { Scaling = MapScaling.Map }));
        Assert.Equal(new ColorRange(4, true), maps.RangeOf(0, new MapsSettings { Scaling = MapScaling.Layer }));
        Assert.Equal(new ColorRange(7, true), maps.RangeOf(0, new MapsSettings { Scaling = MapScaling.Fixed, FixedRange = 7 }));
    }

    [Theory]
    [InlineData(1, 10)]
    [InlineData(10)]
    [InlineData(1, 1, 10)]
    public void Choose_AUnitOfAVector_IsAPlaceOfItsSquare(params int[] sizes)
    {
        var (layer, values) = Layer(sizes);
        var (maps, selection) = (new LayerMaps(), new Selection(layer));
        maps.Update(layer, values, ChannelOrder.Index);
        maps.Choose(selection, new MapPoint(6, 0, 0));

        Assert.True(maps.IsRow);
        Assert.Equal(10, maps.Units);
        Assert.Equal((0, (1, 2)), (selection.Channel, selection.Place!.Value));
        Assert.Equal(6, maps.ChosenUnit(selection));
        Assert.Equal(values.Data[6], maps[maps.Chosen(selection)!.Value]);
    }

    [Fact]
    public void Choose_AMapOfOneValue_IsItsChannel()
    {
        var (layer, values) = Layer(1, 9, 1, 1);
        var (maps, selection) = (new LayerMaps(), new Selection(layer));
        maps.Update(layer, values, ChannelOrder.Index);
        maps.Choose(selection, new MapPoint(6, 0, 0));

        Assert.Equal((6, (0, 0)), (selection.Channel, selection.Place!.Value));
        Assert.Equal(6, maps.ChosenUnit(selection));
    }

    [Fact]
    public void Update_WithFramesOfTheSameLayer_AllocatesNothing()
    {
        var (layer, values) = Layer(1, 16, 7, 5);
        var other = new Tensor(values.Shape);
        var maps = new LayerMaps();
        for (var i = 0; i < 100; i++) maps.Update(layer, i % 2 == 0 ? values : other, ChannelOrder.Mean);
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 100; i++) maps.Update(layer, i % 2 == 0 ? values : other, ChannelOrder.Mean);

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    private static (Node Layer, Tensor Values) Layer(params int[] sizes)
    {
        var builder = new GraphBuilder();
        var layer = builder.Add("layer", new Relu(), builder.Input("input", new Shape(sizes)));
        var values = new Tensor(layer.Shape);
        var random = new Random(sizes.Length);
        for (var i = 0; i < values.Data.Length; i++) values.Data[i] = random.NextSingle() - 0.5f;
        return (layer, values);
    }
}
