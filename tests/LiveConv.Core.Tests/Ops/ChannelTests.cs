using LiveConv.Ops;
using LiveConv.Tensors;
using static LiveConv.Core.Tests.Ops.Evaluate;

namespace LiveConv.Core.Tests.Ops;

public class ChannelTests
{
    private static readonly Tensor X = new(new Shape(2, 3, 1, 2), [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]);

    [Fact]
    public void Evaluate_MeanAndMax_MatchHandComputed()
    {
        Assert.Equal([3, 4, 9, 10], Values(new MeanChannels(), X));
        Assert.Equal([5, 6, 11, 12], Values(new MaxChannels(), X));
        Assert.Equal([double.NaN], Values(new MaxChannels(), new Tensor(new Shape(1, 3, 1, 1), [1, float.NaN, 2])));
    }

    [Fact]
    public void Evaluate_Gray_IsTheLumaOfBt601()
    {
        var x = new Tensor(new Shape(1, 3, 1, 4), [1, 0, 0, 1, 0, 1, 0, 1, 0, 0, 1, 1]);
        Near([0.299, 0.587, 0.114, 1], Values(new ColorToGray(), x));
    }

    [Fact]
    public void InferShape_WhatDoesNotFit_IsNamed()
    {
        Assert.Equal("ColorToGray needs 3 channels (red, green, blue), but the input is 1×1×5×7", Refusal(new ColorToGray(), new Shape(1, 1, 5, 7)));
        Assert.Equal("MeanChannels needs at least one channel, but the input is 1×0×5×7", Refusal(new MeanChannels(), new Shape(1, 0, 5, 7)));
    }
}
