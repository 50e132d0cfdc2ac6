using LiveConv.Ops;
using LiveConv.Tensors;
using static LiveConv.Core.Tests.Ops.Evaluate;

namespace LiveConv.Core.Tests.Ops;

public class PoolTests
{
    private static readonly Tensor Numbers = Picture(3, 4, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12);

    [Fact]
    public void Evaluate_Strided_MatchesHandComputed()
    {
        Assert.Equal([6, 8], Values(new MaxPool2D { StrideY = 2, StrideX = 2 }, Numbers));
        Assert.Equal([1, 3], Values(new MinPool2D { StrideY = 2, StrideX = 2 }, Numbers));
        Assert.Equal([3.5, 5.5], Values(new AveragePool2D { StrideY = 2, StrideX = 2 }, Numbers));
    }

    [Fact]
    public void Evaluate_CeilMode_AddsThePartialWindow()
    {
        Assert.Equal([6, 8, 10, 12], Values(new MaxPool2D { StrideY = 2, StrideX = 2, CeilMode = true }, Numbers));
        Assert.Equal([3.5, 5.5, 9.5, 11.5], Values(new AveragePool2D { StrideY = 2, StrideX = 2, CeilMode = true, CountIncludePad = true }, Numbers));
    }

    [Fact]
    public void Evaluate_NegativeValuesWithPadding_PaddingNeverWins()
    {
        var x = Picture(1, 2, -3, -5);
        Assert.Equal([-3, -3, -5], Values(new MaxPool2D { KernelHeight = 1, Padding = new(0, 1, 0, 1) }, x));
        Assert.Equal([3, 3, 5], Values(new MinPool2D { KernelHeight = 1, Padding = new(0, 1, 0, 1) }, Picture(1, 2, 3, 5)));
    }

    [Fact]
    public void Evaluate_AverageWithPadding_CountsItOnlyIfAsked()
    {
        var x = Picture(1, 2, 4, 8);
        Assert.Equal([4, 6, 8], Values(new AveragePool2D { KernelHeight = 1, Padding = new(0, 1, 0, 1) }, x));
        Assert.Equal([2, 6, 4], Values(new AveragePool2D { KernelHeight = 1, Padding = new(0, 1, 0, 1), CountIncludePad = true }, x));
    }

    [Fact]
    public void Evaluate_NaNAnywhereInTheWindow_GivesNaN()
    {
        PoolOp[] ops = [new MaxPool2D { KernelHeight = 1 }, new MinPool2D { KernelHeight = 1 }, new AveragePool2D { KernelHeight = 1 }];
        foreach (var op in ops)
        {
            var values = Values(op, Picture(1, 4, float.NaN, 1, 2, float.NaN));
            Assert.Equal([true, false, true], values.Select(double.IsNaN));
        }
    }

    [Fact]
    public void InferShape_PaddingAsLargeAsTheWindow_IsRefused() =>
        Assert.Equal("MaxPool2D has a padding as large as its 2×2 window; it must be smaller", Refusal(new MaxPool2D { Padding = new(2, 0, 0, 0) }, new Shape(1, 1, 5, 7)));

    [Fact]
    public void InferShape_CeilModeWindowInThePadding_IsDropped() =>
        Assert.Equal(new Shape(1, 1, 2, 2), new MaxPool2D { StrideY = 3, StrideX = 3, Padding = new(0, 0, 1, 1), CeilMode = true }.InferShape([new Shape(1, 1, 5, 6)]));
}
