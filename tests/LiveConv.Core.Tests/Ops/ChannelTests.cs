using LiveConv.Ops;
using LiveConv.Tensors;
using static LiveConv.Core.Tests.Ops.Evaluate;

namespace LiveConv.Core.Tests.Ops;

public class ChannelTests
{
    private static readonly Tensor X = new(new Shape(2, 3, 1, 2), [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]);

    [Fact]
    public void Evaluate_Concat_StacksChannelsPictureByPicture()
    {
        var one = new Tensor(new Shape(2, 1, 1, 2), [-1, -2, -3, -4]);
        Assert.Equal([-1, -2, 1, 2, 3, 4, 5, 6, -3, -4, 7, 8, 9, 10, 11, 12], Values(new ConcatChannels(), one, X));
    }

    [Fact]
    public void Evaluate_Split_TakesTheChannelsInBetween() =>
        Assert.Equal([3, 4, 5, 6, 9, 10, 11, 12], Values(new SplitChannels(1, 2), X));

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
        Assert.Equal("ConcatChannels needs inputs that differ in their channels only, not 1×2×3×5 and 1×2×5×3", Refusal(new ConcatChannels(), new(1, 2, 3, 5), new(1, 2, 5, 3)));
        Assert.Equal("ConcatChannels takes at least 1 inputs, not 0", Refusal(new ConcatChannels()));
        Assert.Equal("SplitChannels takes the channels 2 to 3, but the input 1×3×5×7 has 0 to 2", Refusal(new SplitChannels(2, 2), new Shape(1, 3, 5, 7)));
        Assert.Equal("SplitChannels takes 0 channels; it must take at least 1", Refusal(new SplitChannels(0, 0), new Shape(1, 3, 5, 7)));
        Assert.Equal("ColorToGray needs 3 channels (red, green, blue), but the input is 1×1×5×7", Refusal(new ColorToGray(), new Shape(1, 1, 5, 7)));
        Assert.Equal("MeanChannels needs at least one channel, but the input is 1×0×5×7", Refusal(new MeanChannels(), new Shape(1, 0, 5, 7)));
    }
}
