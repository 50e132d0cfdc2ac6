using LiveConv.Graphs;
using LiveConv.Host.Microscope.Layers;
using LiveConv.Ops;
using LiveConv.Tensors;
using Xunit;

namespace LiveConv.Host.Tests.Microscope.Layers;

public sealed class LayerFilterTests
{
    private readonly LayerFilter filter;

    public LayerFilterTests()
    {
        var builder = new GraphBuilder();
        var x = builder.Input("x", new Shape(1, 2, 5, 3));
        foreach (var (name, op) in new (string, Op)[] { ("fire1.squeeze", new Relu()), ("fire1.expand", new Abs()), ("fire2.squeeze", new Abs()), ("pool", new MaxPool2D { KernelHeight = 3, KernelWidth = 3 }) })
            x = builder.Add(name, op, x);
        filter = new LayerFilter(builder.Build(x).Layers);
    }

    [Theory]
    [InlineData("", new[] { 0, 1, 2, 3 })]
    [InlineData("SQUEEZE", new[] { 0, 2 })]
    [InlineData("abs fire1", new[] { 1 })]
    [InlineData("maxpool", new[] { 3 })]
    [InlineData("3×1", new[] { 3 })]
    [InlineData("nothing", new int[0])]
    public void Apply_Words_LeavesTheLayersThatHaveAll(string search, int[] expected)
    {
        filter.Apply(search);

        Assert.Equal(expected, filter.Rows.ToArray());
        Assert.Equal(expected.Length < 4, filter.IsOn);
    }

    [Theory]
    [InlineData(0, 1, 2)]
    [InlineData(2, 1, 0)]
    [InlineData(0, -1, 2)]
    [InlineData(1, 1, 2)]
    [InlineData(1, -1, 0)]
    [InlineData(3, 1, 0)]
    public void Move_FromAnyRow_StaysAmongThoseLeft(int row, int by, int expected)
    {
        filter.Apply("squeeze");

        Assert.Equal(expected, filter.Move(row, by));
    }

    [Fact]
    public void Apply_EmptyAfterNothingFound_ShowsAllAgain()
    {
        filter.Apply("nothing");
        filter.Apply("");

        Assert.Equal(4, filter.Rows.Length);
    }
}
