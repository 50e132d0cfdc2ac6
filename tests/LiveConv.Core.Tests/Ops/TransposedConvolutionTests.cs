using LiveConv.Ops;
using LiveConv.Tensors;
using static LiveConv.Core.Tests.Ops.Evaluate;

namespace LiveConv.Core.Tests.Ops;

public class TransposedConvolutionTests
{
    private static readonly Tensor X = Picture(1, 2, 1, 2);

    private static readonly Tensor Row = Picture(1, 3, 3, 5, 7);

    [Fact]
    public void Evaluate_Stride2_AddsOverlappingKernels() =>
        Assert.Equal([3, 5, 13, 10, 14], Values(new ConvTranspose2D { StrideX = 2 }, X, Row));

    [Fact]
    public void Evaluate_Padding_TakesAwayFromTheOutput() =>
        Assert.Equal([5, 13, 10], Values(new ConvTranspose2D { StrideX = 2, Padding = new(0, 1, 0, 1) }, X, Row));

    [Fact]
    public void Evaluate_OutputPaddingAndBias_AddToTheFarSide() =>
        Assert.Equal([13, 15, 23, 20, 24, 10, 10, 10, 10, 10, 10, 10], Values(new ConvTranspose2D { StrideX = 2, OutputPaddingX = 1, OutputPaddingY = 1 }, X, Row, new Tensor(new Shape(1), [10])));

    [Fact]
    public void Evaluate_Dilated_SpreadsTheKernel() =>
        Assert.Equal([3, 6, 5, 10, 7, 14], Values(new ConvTranspose2D { DilationX = 2 }, X, Row));

    [Fact]
    public void Evaluate_OnesOver3x3_MatchesTheOnnxExample()
    {
        var x = Picture(3, 3, 0, 1, 2, 3, 4, 5, 6, 7, 8);
        double[] expected =
        [
            0, 1, 3, 3, 2,
            3, 8, 15, 12, 7,
            9, 21, 36, 27, 15,
            9, 20, 33, 24, 13,
            6, 13, 21, 15, 8,
        ];
        Assert.Equal(expected, Values(new ConvTranspose2D(), x, Picture(3, 3, 1, 1, 1, 1, 1, 1, 1, 1, 1)));
    }

    [Fact]
    public void Evaluate_Groups_KeepChannelsApart()
    {
        var x = new Tensor(new Shape(1, 2, 1, 1), [10, 100]);
        var w = new Tensor(new Shape(2, 2, 1, 1), [1, 2, 3, 4]);
        Assert.Equal([10, 20, 300, 400], Values(new ConvTranspose2D { Groups = 2 }, x, w));
        Assert.Equal([310, 420], Values(new ConvTranspose2D(), x, w));
    }

    [Fact]
    public void EvaluateElement_AnyPlace_IsThatOfTheWhole()
    {
        var op = new ConvTranspose2D { StrideX = 2 };
        var output = Output(op, X, Row);
        for (var i = 0; i < 5; i++) Assert.Equal((output.Values[i], output.Bounds[i]), op.EvaluateElement([X, Row], output.Shape, i));
    }

    [Fact]
    public void Evaluate_Volumes_MatchHandComputed()
    {
        var x = new Tensor(new Shape(1, 1, 1, 1, 2), [1, 2]);
        Assert.Equal([3, 6, 5, 10], Values(new ConvTranspose3D(), x, new Tensor(new Shape(1, 1, 2, 1, 1), [3, 5])));
        Assert.Equal([3, 5, 6, 10], Values(new ConvTranspose3D { Stride = new(1, 1, 2) }, x, new Tensor(new Shape(1, 1, 1, 1, 2), [3, 5])));
        var volume = new Tensor(new Shape(1, 1, 2, 1, 2), [1, 2, 3, 4]);
        Assert.Equal([13, 24], Values(new Conv3D(), volume, new Tensor(new Shape(1, 1, 2, 1, 1), [10, 1])));
        Assert.Equal([18, 40], Values(new Conv3D(), volume, new Tensor(new Shape(1, 1, 1, 1, 2), [10, 1]), new Tensor(new Shape(1), [6])));
    }

    [Fact]
    public void InferShape_WhatDoesNotFit_IsNamed()
    {
        Assert.Equal("the weights are for 3 channels, but the input has 2", Refusal(new ConvTranspose2D(), new(1, 2, 5, 7), new(3, 4, 3, 3)));
        Assert.Equal("2 input channels can't be split into 3 groups", Refusal(new ConvTranspose2D { Groups = 3 }, new(1, 2, 5, 7), new(2, 4, 3, 3)));
        Assert.Equal("the bias has the shape 3, but there are 8 output channels", Refusal(new ConvTranspose2D { Groups = 2 }, new(1, 2, 5, 7), new(2, 4, 3, 3), new Shape(3)));
        Assert.Equal(
            "1 pixel, a kernel of 3 and a padding of 2 and 2 make an output of -1 pixels; it must have at least 1",
            Refusal(new ConvTranspose2D { Padding = new(2, 0, 2, 0) }, new(1, 1, 1, 1), new(1, 1, 3, 3)));
    }
}
