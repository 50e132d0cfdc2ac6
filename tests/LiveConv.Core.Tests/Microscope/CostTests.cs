using LiveConv.Core.Tests.Models;
using LiveConv.Graphs;
using LiveConv.Microscope.Costs;
using LiveConv.Models.Networks;
using LiveConv.Ops;
using LiveConv.Tensors;

namespace LiveConv.Core.Tests.Microscope;

public sealed class CostTests
{
    /// <summary>32 to 64 channels by 3×3 over 56×56 with a bias: by hand.</summary>
    [Fact]
    public void Of_Convolution_HasTheCostsWorkedByHand()
    {
        var graph = new GraphBuilder();
        var x = graph.Input("x", new Shape(1, 32, 56, 56));
        var y = graph.Add("y", new Conv2D { Padding = new Padding(1, 1, 1, 1) }, x, graph.Constant("w", new Tensor(new Shape(64, 32, 3, 3))), graph.Constant("b", new Tensor(new Shape(64))));

        var cost = LayerCost.Of(y);

        Assert.Equal((18_496, 0, 57_802_752), (cost.Parameters, cost.Statistics, cost.MultiplyAdds));
        Assert.Equal(new Cost((100_352.0 * 200_704) + 200_704, 100_352.0 * 200_704), cost.FullyConnected);
        Assert.Equal(new Cost(288 + 2048 + 64, 3136 * (288 + 2048)), cost.DepthwiseSeparable);
        Assert.Equal(new Cost(2048 + 64, 3136 * 2048), cost.Pointwise);
    }

    [Fact]
    public void Of_GroupsStridesAndBatches_CountsEachOnce()
    {
        var graph = new GraphBuilder();
        var x = graph.Input("x", new Shape(3, 4, 9, 7));
        var y = graph.Add("y", new Conv2D { Groups = 2, StrideY = 2, StrideX = 3 }, x, graph.Constant("w", new Tensor(new Shape(6, 2, 3, 1))));

        // 6·2·3·1 weights, 4×3 places, 3 pictures.
        var cost = LayerCost.Of(y);

        Assert.Equal((36, 36 * 12 * 3), (cost.Parameters, cost.MultiplyAdds));
        Assert.Equal(new Cost(252 * 72, 3.0 * 252 * 72), cost.FullyConnected);
        Assert.Equal(new Cost(12 + 24, 36 * 36), cost.DepthwiseSeparable);
        Assert.Null(LayerCost.Of(graph.Add("z", new Relu(), y)).FullyConnected);
    }

    /// <summary>The published figures of both networks: Sandler et al. 2018; Krizhevsky, as torchvision counts it.</summary>
    [Theory]
    [InlineData("mobilenetv2", 3_504_872, 300_774_272)]
    [InlineData("alexnet", 61_100_840, 714_188_480)]
    public void Of_PublishedNetworks_AreThePublishedFigures(string name, long parameters, long multiplyAdds)
    {
        var cost = new ModelCost(Architectures.Find(name).Build(new NoWeights()));

        Assert.Equal((parameters, multiplyAdds), (cost.Parameters, cost.MultiplyAdds));
        Assert.True(cost.FullyConnected.MultiplyAdds > 10.0 * multiplyAdds && cost.Pointwise.MultiplyAdds < cost.DepthwiseSeparable.MultiplyAdds);
    }

    [Fact]
    public void SizeFormula_WrittenOut_HasItsNumbers()
    {
        Assert.Equal("⌊(224 + 2·3 − 1·(7 − 1) − 1)/2⌋ + 1 = 112", new SizeFormula(224, 7, 2, 1, 3, 3).ToString());
        Assert.Equal("⌊(10 + (1 + 0) − 2·(3 − 1) − 1)/1⌋ + 1 = 7", new SizeFormula(10, 3, 1, 2, 1, 0).ToString());
        Assert.Equal("⌈(112 + 2·0 − 1·(3 − 1) − 1)/2⌉ + 1 = 56", new SizeFormula(112, 3, 2) { Ceiling = true }.ToString());
        Assert.Equal("(7 − 1)·2 − 2·1 + 1·(4 − 1) + 1 + 1 = 15", new SizeFormula(7, 4, 2, 1, 1, 1) { IsTransposed = true, Added = 1 }.ToString());
        Assert.Throws<ShapeException>(() => new SizeFormula(3, 7).Result);
    }

    [Fact]
    public void WindowGeometry_OfEveryKind_GivesTheLayersSize()
    {
        var graph = new GraphBuilder();
        var x = graph.Input("x", new Shape(1, 2, 29, 31));
        Node[] layers =
        [
            graph.Add("conv", new Conv2D { StrideY = 2, DilationX = 3, Padding = new Padding(1, 2, 0, 3) }, x, graph.Constant("w", new Tensor(new Shape(2, 2, 4, 3)))),
            graph.Add("pool", new MaxPool2D { KernelHeight = 3, KernelWidth = 2, StrideY = 2, StrideX = 3, Padding = new Padding(0, 1, 1, 0), CeilMode = true }, x),
            graph.Add("up", new ConvTranspose2D { StrideY = 3, StrideX = 2, DilationY = 2, Padding = new Padding(1, 0, 0, 2), OutputPaddingX = 1 }, x, graph.Constant("u", new Tensor(new Shape(2, 1, 3, 2)))),
        ];

        foreach (var layer in layers)
        {
            var window = WindowGeometry.Of(layer)!.Value;
            Assert.Equal((layer.Shape.H, layer.Shape.W), (window.Rows.Result, window.Columns.Result));
        }

        Assert.Null(WindowGeometry.Of(graph.Add("relu", new Relu(), x)));
    }
}
