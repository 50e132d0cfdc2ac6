using LiveConv.Ops;
using LiveConv.Reference;
using LiveConv.Tensors;
using static LiveConv.Core.Tests.Ops.Evaluate;

namespace LiveConv.Core.Tests.Ops;

public class Conv2DTests
{
    private static readonly Tensor Numbers = Picture(3, 4, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12);
    private static readonly Tensor Corner = Picture(2, 2, 1, 10, 100, 1000);

    [Fact]
    public void Evaluate_WithoutPadding_MatchesHandComputed() =>
        Assert.Equal(
            [1 + 20 + 500 + 6000, 2 + 30 + 600 + 7000, 3 + 40 + 700 + 8000, 5 + 60 + 900 + 10000, 6 + 70 + 1000 + 11000, 7 + 80 + 1100 + 12000],
            Values(new Conv2D(), Numbers, Corner));

    [Fact]
    public void Evaluate_Flipped_TurnsTheKernelBy180Degrees() =>
        Assert.Equal(1000 + 200 + 50 + 6, Values(new Conv2D { Flip = true }, Numbers, Corner)[0]);

    [Fact]
    public void Evaluate_StridedDilatedNonSquare_MatchesHandComputed() =>
        Assert.Equal([1 + 30 + 900 + 11000], Values(new Conv2D { StrideY = 2, StrideX = 3, DilationY = 2, DilationX = 2 }, Numbers, Corner));

    [Theory]
    [InlineData(BorderMode.Zero, new double[] { 2, 13, 24, 30 })]
    [InlineData(BorderMode.Replicate, new double[] { 12, 13, 24, 34 })]
    [InlineData(BorderMode.Reflect, new double[] { 22, 13, 24, 33 })]
    public void Evaluate_AtTheBorder_ReadsWhatTheModeShows(BorderMode border, double[] expected)
    {
        // Kernel (10, 0, 1) over 1 2 3 4 gives 10·left + right.
        var (row, kernel) = (Picture(1, 4, 1, 2, 3, 4), Picture(1, 3, 10, 0, 1));
        Assert.Equal(expected, Values(new Conv2D { Padding = new(0, 1, 0, 1), Border = border }, row, kernel));
    }

    [Fact]
    public void Evaluate_AsymmetricPadding_ShiftsTheOutput() =>
        Assert.Equal([0, 1, 2, 3, 4], Values(new Conv2D { Padding = new(0, 2, 0, 0) }, Picture(1, 4, 1, 2, 3, 4), Picture(1, 2, 0, 1)));

    [Fact]
    public void Evaluate_TwoGroups_DoNotSeeEachOther()
    {
        var x = new Tensor(new Shape(1, 4, 1, 1), [1, 2, 3, 4]);
        var w = new Tensor(new Shape(2, 2, 1, 1), [1, 10, 100, 1000]);
        Assert.Equal([21, 4300], Values(new Conv2D { Groups = 2 }, x, w));
    }

    [Fact]
    public void Evaluate_DepthwiseWithMultiplierAndBias_MatchesHandComputed()
    {
        var x = new Tensor(new Shape(1, 2, 1, 1), [3, 5]);
        var w = new Tensor(new Shape(4, 1, 1, 1), [1, 2, 10, 20]);
        var bias = new Tensor(new Shape(4), [0.5f, 0, 0, -1]);
        Assert.Equal([3.5, 6, 50, 99], Values(new Conv2D { Groups = 2 }, x, w, bias));
    }

    [Fact]
    public void Evaluate_Batch_KeepsPicturesApart()
    {
        var x = new Tensor(new Shape(2, 1, 1, 2), [1, 2, 30, 40]);
        Assert.Equal([3, 70], Values(new Conv2D(), x, Picture(1, 2, 1, 1)));
    }

    [Fact]
    public void Evaluate_WithActivation_AppliesItToTheSums()
    {
        // Kernel (1, −2) over 5 1 4 −3 gives 3 −7 10.
        var (x, w) = (Picture(1, 4, 5, 1, 4, -3), Picture(1, 2, 1, -2));
        Assert.Equal([3, 0, 10], Values(new Conv2D { Activation = Activation.Relu }, x, w));
        Assert.Equal([3, -1.75, 10], Values(new Conv2D { Activation = Activation.LeakyRelu(0.25f) }, x, w));
        Assert.Equal([3, -2, 6], Values(new Conv2D { Activation = Activation.Clamp(-2, 6) }, x, w));
    }

    [Fact]
    public void Evaluate_WithResidual_AddsItBeforeTheActivation()
    {
        var x = new Tensor(new Shape(1, 1, 1, 3), [1, 2, 3]);
        var w = new Tensor(new Shape(2, 1, 1, 1), [2, -1]);
        var (bias, residual) = (new Tensor(new Shape(2), [0.5f, -0.5f]), new Tensor(new Shape(1, 2, 1, 3), [-3, 0, 1, 5, -5, 4]));
        var op = new Conv2D { HasResidual = true };
        Assert.Equal([-0.5, 4.5, 7.5, 3.5, -7.5, 0.5], Values(op, x, w, bias, residual));
        Assert.Equal([0, 4.5, 7.5, 3.5, 0, 0.5], Values(op with { Activation = Activation.Relu }, x, w, bias, residual));
        Assert.Equal(Rounding.Sum(3, 2 + 0.5 + 3), Output(op, x, w, bias, residual).Bounds[0]);
    }

    [Fact]
    public void InferShape_ResidualThatDoesNotFit_IsNamed()
    {
        var op = new Conv2D { HasResidual = true };
        Assert.Equal("Conv2D takes 4 inputs, not 3", Refusal(op, new(1, 4, 5, 7), new(8, 4, 3, 3), new(8)));
        Assert.Equal("the residual has the shape 1×8×5×7, but the output is 1×8×3×5", Refusal(op, new(1, 4, 5, 7), new(8, 4, 3, 3), new(8), new(1, 8, 5, 7)));
    }

    [Fact]
    public void Evaluate_ASwappedWeight_IsFarOutsideTheBound()
    {
        var right = Output(new Conv2D(), Numbers, Corner);
        var wrong = Values(new Conv2D(), Numbers, Picture(2, 2, 10, 1, 100, 1000));
        for (var i = 0; i < wrong.Length; i++) Assert.True(Math.Abs(wrong[i] - right.Values[i]) > 100 * right.Bounds[i]);
    }

    [Fact]
    public void MultiplyAdds_OfGroupedLayer_CountsOneGroup() =>
        Assert.Equal(2L * 5 * 7 * 3 * 3 * 3, new Conv2D { Groups = 2 }.MultiplyAdds([new Shape(1, 6, 7, 9), new Shape(2, 3, 3, 3)], new Shape(1, 2, 5, 7)));

    [Fact]
    public void InferShape_WhatDoesNotFit_IsNamed()
    {
        Assert.Equal("the weights are for 3 channels a group, but the input has 4 in 1 group", Refusal(new Conv2D(), new(1, 4, 5, 7), new(8, 3, 3, 3)));
        Assert.Equal("4 input and 3 output channels can't be split into 2 groups", Refusal(new Conv2D { Groups = 2 }, new(1, 4, 5, 7), new(3, 2, 3, 3)));
        Assert.Equal("the bias has the shape 7, but there are 8 output channels", Refusal(new Conv2D(), new(1, 4, 5, 7), new(8, 4, 3, 3), new(7)));
        Assert.Equal("the kernel spans 9 pixels, but the picture has only 5 + 2 of padding", Refusal(new Conv2D { Padding = new(1, 1, 1, 1) }, new(1, 1, 5, 7), new(1, 1, 9, 3)));
        Assert.Equal("the stride is 0; it must be at least 1", Refusal(new Conv2D { StrideX = 0 }, new(1, 1, 5, 7), new(1, 1, 3, 3)));
        Assert.Equal("the dilation is 0; it must be at least 1", Refusal(new Conv2D { DilationY = 0 }, new(1, 1, 5, 7), new(1, 1, 3, 3)));
        Assert.Equal("the padding is -1 and 0; it can't be negative", Refusal(new Conv2D { Padding = new(-1, 0, 0, 0) }, new(1, 1, 5, 7), new(1, 1, 3, 3)));
        Assert.Equal("Conv2D takes 2 to 3 inputs, not 1", Refusal(new Conv2D(), new Shape(1, 1, 5, 7)));
        Assert.Contains("not 5×7", Refusal(new Conv2D(), new(5, 7), new(1, 1, 3, 3)), StringComparison.Ordinal);
    }
}
