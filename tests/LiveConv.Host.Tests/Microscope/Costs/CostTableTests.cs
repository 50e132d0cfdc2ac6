using LiveConv.Graphs;
using LiveConv.Host.Microscope.Costs;
using LiveConv.Ops;
using LiveConv.Tensors;
using Xunit;

namespace LiveConv.Host.Tests.Microscope.Costs;

public sealed class CostTableTests
{
    private readonly CostTable table;

    public CostTableTests()
    {
        var builder = new GraphBuilder();
        var x = builder.Input("x", new Shape(1, 3, 8, 10));
        x = builder.Add("conv", new Conv2D { Padding = Padding.Same(3, 3) }, x, builder.Constant("w", new Tensor(new Shape(4, 3, 3, 3))), builder.Constant("b", new Tensor(new Shape(4))));
        x = builder.Add("relu", new Relu(), x);
        x = builder.Add("mix", new Conv2D(), x, builder.Constant("v", new Tensor(new Shape(32, 4, 1, 1))));
        table = new CostTable(builder.Build(x), layer => layer.Name == "conv" ? 2 : layer.Name == "mix" ? 0.5 : 0);
    }

    [Theory]
    [InlineData(CostColumn.Parameters, (4 * 3 * 9) + 4)]
    [InlineData(CostColumn.MultiplyAdds, 4 * 3 * 9 * 80)]
    [InlineData(CostColumn.FullyConnected, 3 * 80 * 4 * 80)]
    [InlineData(CostColumn.DepthwiseSeparable, ((3 * 9) + (3 * 4)) * 80)]
    [InlineData(CostColumn.Pointwise, 3 * 4 * 80)]
    [InlineData(CostColumn.Milliseconds, 2)]
    [InlineData(CostColumn.Rate, 4 * 3 * 9 * 80 / 2e6)]
    public void Figures_OfAConvolution_AreThoseOfTheFormulas(CostColumn column, double expected) => Assert.Equal(expected, table[0, column], 12);

    [Theory]
    [InlineData(CostColumn.FullyConnected, (3 * 80 * 4 * 80) + (4 * 80))]
    [InlineData(CostColumn.DepthwiseSeparable, (3 * 9) + (3 * 4) + 4)]
    [InlineData(CostColumn.Pointwise, (3 * 4) + 4)]
    public void Figures_CountingParameters_AreThoseOfTheFormulas(CostColumn column, double expected)
    {
        table.CountsParameters = true;

        Assert.Equal(expected, table[0, column]);
    }

    [Fact]
    public void Figures_OfALayerWithoutAny_AreNone()
    {
        Assert.Equal(0, table[1, CostColumn.Parameters]);
        Assert.All([CostColumn.FullyConnected, CostColumn.DepthwiseSeparable, CostColumn.Pointwise, CostColumn.Milliseconds, CostColumn.Rate], column => Assert.True(double.IsNaN(table[1, column])));
    }

    [Fact]
    public void Total_OfEachColumn_IsTheSum()
    {
        const double Macs = (4 * 3 * 9 * 80) + (32 * 4 * 80);

        Assert.Equal(Macs, table.Total(CostColumn.MultiplyAdds));
        Assert.Equal((4 * 3 * 9) + 4 + (32 * 4), table.Total(CostColumn.Parameters));
        Assert.Equal((3.0 * 80 * 4 * 80) + (4.0 * 80 * 32 * 80), table.Total(CostColumn.FullyConnected));
        Assert.Equal(2.5, table.Total(CostColumn.Milliseconds));
        Assert.Equal(Macs / 2.5e6, table.Total(CostColumn.Rate), 12);
    }

    [Theory]
    [InlineData(CostColumn.Milliseconds, new[] { 0, 2, 1 })]
    [InlineData(CostColumn.Parameters, new[] { 2, 0, 1 })]
    [InlineData(CostColumn.MultiplyAdds, new[] { 2, 0, 1 })]
    [InlineData(CostColumn.Layer, new[] { 0, 1, 2 })]
    public void Sort_ByAColumn_PutsTheLargestFirst(CostColumn column, int[] expected)
    {
        table.Sort(CostColumn.Rate);
        table.Sort(column);

        Assert.Equal(expected, table.Order);
    }

    [Theory]
    [InlineData(0, "0")]
    [InlineData(999, "999")]
    [InlineData(999.6, "1.00k")]
    [InlineData(0.031, "0.03")]
    [InlineData(1_235_496, "1.24M")]
    [InlineData(99_960_000, "100M")]
    [InlineData(349_151_936, "349M")]
    [InlineData(2.2e11, "220G")]
    [InlineData(double.NaN, "–")]
    public void Write_AFigure_HasThreeDigits(double value, string expected)
    {
        Span<char> text = stackalloc char[16];

        Assert.Equal(expected, text[..CostText.Write(value, text)].ToString());
    }
}
