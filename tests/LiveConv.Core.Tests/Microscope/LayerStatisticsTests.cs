using LiveConv.Microscope.Statistics;
using LiveConv.Tensors;
using LiveConv.Tests.Support.Ops;

namespace LiveConv.Core.Tests.Microscope;

public sealed class LayerStatisticsTests
{
    [Fact]
    public void Update_ThreeChannels_AreAsWorkedByHand()
    {
        var statistics = new LayerStatistics(new Shape(1, 3, 1, 4));

        statistics.Update(new Tensor(statistics.Shape, [1, 0, -3, 6, 0, 0, -0f, 0, 2, 2, 2, 2]));

        Assert.Equal(
            [new PlaneSummary(1, -3, 6, 1, 4), new PlaneSummary(0, 0, 0, 4, 4), new PlaneSummary(2, 2, 2, 0, 4)],
            statistics.Channels.ToArray());
        Assert.Equal(new PlaneSummary(1, -3, 6, 5, 12), statistics.Layer);
        Assert.Equal((0.25f, 1, 0), (statistics.Channels[0].Sparsity, statistics.Channels[1].Sparsity, statistics.Channels[2].Sparsity));
        Assert.Equal((false, true, true, 2), (statistics.IsDead(0), statistics.IsDead(1), statistics.IsDead(2), statistics.DeadChannels));
    }

    [Fact]
    public void IsDead_LooksAtAllFramesSoFar()
    {
        var statistics = new LayerStatistics(new Shape(1, 2, 1, 2));
        Assert.False(statistics.IsDead(0));

        statistics.Update(new Tensor(statistics.Shape, [0, -1, 5, 5]));
        statistics.Update(new Tensor(statistics.Shape, [-2, 0, 4, 4]));
        Assert.Equal((true, false, 1, 2), (statistics.IsDead(0), statistics.IsDead(1), statistics.DeadChannels, statistics.Frames));

        statistics.Update(new Tensor(statistics.Shape, [0, 1, 4, 4]));
        statistics.Update(new Tensor(statistics.Shape, [0, 0, 4, 4]));
        Assert.False(statistics.IsDead(0));

        statistics.Reset();
        statistics.Update(new Tensor(statistics.Shape, [0, 0, 4, 4]));
        Assert.True(statistics.IsDead(0) && statistics.IsDead(1));
    }

    [Theory]
    [InlineData(ChannelOrder.Index, new[] { 0, 1, 2, 3 })]
    [InlineData(ChannelOrder.Mean, new[] { 2, 0, 3, 1 })]
    [InlineData(ChannelOrder.Maximum, new[] { 1, 2, 0, 3 })]
    [InlineData(ChannelOrder.Sparsity, new[] { 1, 2, 0, 3 })]
    public void Sort_ByEachOrder_PutsEqualOnesByTheirNumber(ChannelOrder order, int[] expected)
    {
        var statistics = new LayerStatistics(new Shape(1, 4, 2));
        statistics.Update(new Tensor(statistics.Shape, [0, 1, 8, -9, 3, 4, 0, 1]));
        var sorted = new int[4];

        statistics.Sort(order, sorted);

        Assert.Equal(expected, sorted);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(31)]
    [InlineData(1024)]
    [InlineData(5001)]
    public void Of_AnyLength_IsWhatALoopFinds(int length)
    {
        var values = Values.Integers(new Shape(length), 3, -4, 4).Data;

        var summary = PlaneSummary.Of(values);

        Assert.Equal((float)(values.Sum(value => (double)value) / length), summary.Mean, 1e-6f);
        Assert.Equal((values.Min(), values.Max(), values.Count(value => value == 0), length), (summary.Minimum, summary.Maximum, summary.Zeros, summary.Count));
    }

    [Fact]
    public void Of_NaNAmongNumbers_ShowsInTheMeanOnly()
    {
        var values = Values.Uniform(new Shape(100), 4).Data;
        values[37] = float.NaN;

        var summary = PlaneSummary.Of(values);

        Assert.True(float.IsNaN(summary.Mean));
        Assert.Equal((values.Where(value => !float.IsNaN(value)).Min(), values.Where(value => !float.IsNaN(value)).Max()), (summary.Minimum, summary.Maximum));
    }

    [Fact]
    public void Update_AndSort_AllocateNothing()
    {
        var statistics = new LayerStatistics(new Shape(1, 37, 5, 7));
        var histogram = new Histogram(64);
        var values = Values.Uniform(statistics.Shape, 5);
        var sorted = new int[37];
        Round();
        var before = GC.GetAllocatedBytesForCurrentThread();

        for (var i = 0; i < 10; i++) Round();

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);

        void Round()
        {
            statistics.Update(values);
            statistics.Sort(ChannelOrder.Mean, sorted);
            histogram.Clear(statistics.Layer.Minimum, statistics.Layer.Maximum);
            histogram.Add(values.Data);
        }
    }

    [Fact]
    public void Update_OtherShape_IsRefused() =>
        Assert.Throws<ShapeException>(() => new LayerStatistics(new Shape(1, 2, 3, 4)).Update(new Tensor(new Shape(1, 2, 4, 3))));

    [Fact]
    public void Histogram_OfValuesAtTheEdges_PutsThemWhereTheDefinitionSays()
    {
        var histogram = new Histogram(4);
        histogram.Clear(-1, 1);

        histogram.Add([-1, -0.51f, -0.5f, 0, 0.49f, 0.5f, 1, 1.01f, -1.01f, float.NaN, float.PositiveInfinity, float.NegativeInfinity]);

        Assert.Equal([2, 1, 2, 2], histogram.Counts.ToArray());
        Assert.Equal((2, 2, 1, 2), (histogram.Below, histogram.Above, histogram.NotNumbers, histogram.Largest));
    }

    [Fact]
    public void Histogram_OfOneValue_IsTheFirstBin()
    {
        var histogram = new Histogram(8);
        histogram.Clear(3, 3);
        histogram.Add([3, 3, 2, 4]);

        Assert.Equal((2, 1, 1), (histogram.Counts[0], histogram.Below, histogram.Above));
    }

    [Fact]
    public void Histogram_OfManyValues_CountsEach()
    {
        var histogram = new Histogram(100);
        var values = Values.Uniform(new Shape(100_003), 6, 0, 1);
        histogram.Clear(0, 1);
        histogram.Add(values.Data);

        Assert.Equal(100_003, histogram.Counts.ToArray().Sum());
        var expected = values.Data.GroupBy(value => Math.Min(99, (int)(value * 100))).ToDictionary(bin => bin.Key, bin => bin.Count());
        for (var bin = 0; bin < 100; bin++) Assert.Equal(expected[bin], histogram.Counts[bin]);
    }
}
