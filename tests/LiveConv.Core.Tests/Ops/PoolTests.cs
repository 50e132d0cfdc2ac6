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
    public void Evaluate_GradientOfAMaxPool_GoesToTheFirstLargestOfEachWindow()
    {
        // Windows 5 1, 1 7, 7 7 of a row: the last one's first 7 is that of the second window too.
        var op = new MaxPoolGradient(new MaxPool2D { KernelHeight = 1 });
        Assert.Equal([10, 0, 50, 0], Values(op, Picture(1, 4, 5, 1, 7, 7), Picture(1, 3, 10, 20, 30)));
        Assert.Equal("MaxPoolGradient needs a gradient of the pool's output 1×1×1×3, not 1×1×1×4", Refusal(op, new(1, 1, 1, 4), new(1, 1, 1, 4)));
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
    public void Evaluate_Dilated_SkipsPlacesBetween()
    {
        Assert.Equal([11, 12], Values(new MaxPool2D { DilationY = 2, DilationX = 2 }, Numbers));
        Assert.Equal([1, 2], Values(new MinPool2D { DilationY = 2, DilationX = 2 }, Numbers));
        Assert.Equal([6, 7], Values(new AveragePool2D { DilationY = 2, DilationX = 2 }, Numbers));
        Assert.Equal([2.5, 6], Values(new AveragePool2D { KernelHeight = 1, DilationX = 2, Padding = new(0, 1, 0, 0), CountIncludePad = true }, Picture(1, 3, 2, 5, 10)));
    }

    [Fact]
    public void Evaluate_LpPool_IsTheNormOfEachWindow()
    {
        var x = Picture(1, 3, 3, -4, 12);
        Assert.Equal([7, 16], Values(new LpPool2D(1) { KernelHeight = 1 }, x));
        Near([5, Math.Sqrt(160)], Values(new LpPool2D(2) { KernelHeight = 1 }, x));
        Near([Math.Cbrt(91), Math.Cbrt(1792)], Values(new LpPool2D(3) { KernelHeight = 1 }, x));
    }

    [Fact]
    public void Evaluate_MaxPoolIndices_AreThoseOfTheWholeInput()
    {
        var x = new Tensor(new Shape(1, 2, 2, 3), [1, 5, 2, 4, 3, 6, 9, 7, 7, 7, 8, 8]);
        Assert.Equal([1, 5, 6, 10], Values(new MaxPoolIndices2D(), x));
        Assert.Equal([2, 5, 6, 9], Values(new MaxPoolIndices2D { ColumnMajor = true }, x));
    }

    [Fact]
    public void Evaluate_Volumes_PoolAcrossPlanes()
    {
        var x = new Tensor(new Shape(1, 1, 2, 1, 3), [1, 2, 3, 4, 8, 6]);
        Assert.Equal([4, 8, 6], Values(new MaxPool3D { Kernel = new(2, 1, 1) }, x));
        Assert.Equal([2.5, 5, 4.5], Values(new AveragePool3D { Kernel = new(2, 1, 1) }, x));
        Assert.Equal([3.75, 4.75], Values(new AveragePool3D { Kernel = new(2, 1, 2) }, x));
    }

    [Fact]
    public void InferShape_NumbersBeyondAnyTensor_AreRefusedByShape()
    {
        Assert.Equal("the kernel spans 4611686011984936963 pixels, but the picture has only 5 + 0 of padding", Refusal(new MaxPool2D { KernelHeight = int.MaxValue, DilationY = int.MaxValue }, new Shape(1, 1, 5, 7)));
        Assert.Equal("5 pixels with 4294967294 of padding make too many places for a window", Refusal(new MaxPool2D { Padding = new(int.MaxValue, 0, int.MaxValue, 0) }, new Shape(1, 1, 5, 7)));
        Assert.Equal("DepthToSpace can't spread 4 channels over blocks of 65536×65536 pixels", Refusal(new DepthToSpace(65536), new Shape(1, 4, 1, 1)));
    }

    [Fact]
    public void InferShape_PaddingAsLargeAsTheWindow_IsRefused() =>
        Assert.Equal("MaxPool2D has a padding as large as its 2×2 window; it must be smaller", Refusal(new MaxPool2D { Padding = new(2, 0, 0, 0) }, new Shape(1, 1, 5, 7)));

    [Fact]
    public void InferShape_CeilModeWindowInThePadding_IsDropped() =>
        Assert.Equal(new Shape(1, 1, 2, 2), new MaxPool2D { StrideY = 3, StrideX = 3, Padding = new(0, 0, 1, 1), CeilMode = true }.InferShape([new Shape(1, 1, 5, 6)]));
}
