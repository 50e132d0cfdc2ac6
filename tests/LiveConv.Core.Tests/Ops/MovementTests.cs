using LiveConv.Ops;
using LiveConv.Tensors;
using static LiveConv.Core.Tests.Ops.Evaluate;

namespace LiveConv.Core.Tests.Ops;

public class MovementTests
{
    private static readonly Tensor Maps = new(new Shape(2, 3, 1, 2), [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]);

    private static readonly Tensor Matrix = new(new Shape(2, 3), [1, 2, 3, 4, 5, 6]);

    [Fact]
    public void Evaluate_ConcatOfChannels_StacksThemPictureByPicture()
    {
        var one = new Tensor(new Shape(2, 1, 1, 2), [-1, -2, -3, -4]);
        Assert.Equal([-1, -2, 1, 2, 3, 4, 5, 6, -3, -4, 7, 8, 9, 10, 11, 12], Values(new Concat(1), one, Maps));
    }

    [Fact]
    public void Evaluate_ConcatOfColumns_InterleavesRows() =>
        Assert.Equal([1, 2, 3, 7, 4, 5, 6, 8], Values(new Concat(1), Matrix, new Tensor(new Shape(2, 1), [7, 8])));

    [Fact]
    public void Evaluate_SliceOfChannels_TakesThoseInBetween() =>
        Assert.Equal([3, 4, 5, 6, 9, 10, 11, 12], Values(Slice.Along(1, 1, 2, Maps.Shape), Maps));

    [Fact]
    public void Evaluate_SliceBackwardsInSteps_TurnsTheOrder()
    {
        Assert.Equal([6, 4, 3, 1], Values(new Slice([1, 2], [2, 2], [-1, -2]), Matrix));
        Assert.Equal([2], Values(new Slice([0, 1], [1, 1], [1, 5]), Matrix));
    }

    [Fact]
    public void Evaluate_Reshape_KeepsTheOrder()
    {
        Assert.Equal([1, 2, 3, 4, 5, 6], Values(new Reshape(new Shape(3, 1, 2)), Matrix));
        Assert.Equal(new Shape(3, 1, 2), new Reshape(new Shape(3, 1, 2)).InferShape([Matrix.Shape]));
    }

    [Fact]
    public void Evaluate_TransposeOfMatrix_MakesColumnsRows() =>
        Assert.Equal([1, 4, 2, 5, 3, 6], Values(new Transpose([1, 0]), Matrix));

    [Fact]
    public void Evaluate_TransposeToChannelsLast_InterleavesChannels() =>
        Assert.Equal([1, 3, 5, 2, 4, 6, 7, 9, 11, 8, 10, 12], Values(new Transpose([0, 2, 3, 1]), Maps));

    [Fact]
    public void InferShape_TransposeOfRank3_NamesEachOutputAxisByItsSource() =>
        Assert.Equal(new Shape(5, 7, 3), new Transpose([1, 2, 0]).InferShape([new Shape(3, 5, 7)]));

    [Fact]
    public void Evaluate_GatherOfColumns_CountsNegativeIndicesFromTheEnd() =>
        Assert.Equal([3, 1, 3, 6, 4, 6], Values(new Gather(1), Matrix, Tensor.OfIntegers(new Shape(3), [2, 0, -1])));

    [Fact]
    public void InferShape_Gather_PutsTheAxesOfTheIndicesInPlaceOfTheAxis()
    {
        Assert.Equal(new Shape(3, 2, 4, 7), new Gather(1).InferShape([new Shape(3, 5, 7), new Shape(2, 4)]));
        Assert.Equal(new Shape(3, 7), new Gather(1).InferShape([new Shape(3, 5, 7), new Shape()]));
    }

    [Fact]
    public void Evaluate_GatherOutsideTheAxis_NamesTheIndex() =>
        Assert.Equal(
            "Gather got the index -4 for an axis of size 3",
            Assert.Throws<InvalidDataException>(() => Values(new Gather(1), Matrix, Tensor.OfIntegers(new Shape(1), [-4]))).Message);

    [Fact]
    public void Evaluate_Pad_ContinuesTheAxisByMode()
    {
        var x = new Tensor(new Shape(3), [1, 2, 3]);
        Assert.Equal([9, 9, 1, 2, 3, 9], Values(new Pad([2], [1], PadMode.Constant, 9), x));
        Assert.Equal([3, 2, 1, 2, 3, 2, 1, 2], Values(new Pad([2], [3], PadMode.Reflect), x));
        Assert.Equal([1, 1, 1, 2, 3, 3], Values(new Pad([2], [1], PadMode.Edge), x));
        Assert.Equal([2, 3, 1, 2, 3, 1], Values(new Pad([2], [1], PadMode.Wrap), x));
        Assert.Equal([2, 3, 0, 0], Values(new Pad([-1], [2]), x));
    }

    [Fact]
    public void Evaluate_PadOfMatrix_GoesAroundBothAxes() =>
        Assert.Equal([0, 0, 0, 0, 1, 2, 3, 0, 4, 5, 6, 0], Values(new Pad([1, 0], [0, 1]), Matrix));

    [Fact]
    public void Evaluate_Tile_RepeatsTheWhole() =>
        Assert.Equal([1, 2, 3, 1, 2, 3, 4, 5, 6, 4, 5, 6], Values(new Tile([1, 2]), Matrix));

    [Fact]
    public void Evaluate_Expand_RepeatsSingleElements()
    {
        Assert.Equal([7, 7, 7, 8, 8, 8], Values(new Expand(new Shape(2, 3)), new Tensor(new Shape(2, 1), [7, 8])));
        Assert.Equal([7, 8, 7, 8], Values(new Expand(new Shape(2, 1)), new Tensor(new Shape(2), [7, 8])));
    }

    [Fact]
    public void Evaluate_DepthToSpace_OrdersChannelsByMode()
    {
        var x = new Tensor(new Shape(1, 8, 1, 1), [0, 1, 2, 3, 4, 5, 6, 7]);
        Assert.Equal([0, 2, 4, 6, 1, 3, 5, 7], Values(new DepthToSpace(2), x));
        Assert.Equal([0, 1, 2, 3, 4, 5, 6, 7], Values(new DepthToSpace(2, ColumnRowDepth: true), x));
    }

    [Fact]
    public void Evaluate_DepthToSpaceOfPictures_InterleavesTheirPixels() =>
        Assert.Equal([1, 3, 2, 4, 5, 7, 6, 8], Values(new DepthToSpace(2), new Tensor(new Shape(1, 4, 1, 2), [1, 2, 3, 4, 5, 6, 7, 8])));

    [Fact]
    public void Evaluate_SpaceToDepth_StacksThePixelsOfABlock() =>
        Assert.Equal([1, 3, 2, 4, 5, 7, 6, 8], Values(new SpaceToDepth(2), Picture(2, 4, 1, 2, 3, 4, 5, 6, 7, 8)));

    [Fact]
    public void Evaluate_Cast_CutsOffFractions()
    {
        var x = new Tensor(new Shape(4), [2.7f, -2.7f, 0, float.NaN]);
        Assert.Equal([2, -2, 0, 0], Values(new Cast(ElementType.Int64), x));
        Assert.Equal([1, 1, 0, 1], Values(new Cast(ElementType.Bool), x));
        Assert.Equal([16777216], Values(new Cast(ElementType.Float32), Tensor.OfIntegers(new Shape(1), [16777217])));
    }

    [Fact]
    public void InferType_OfMovements_IsTheInputs()
    {
        Assert.Equal(ElementType.Int64, new Transpose([0]).InferType([ElementType.Int64]));
        Assert.Equal(ElementType.Bool, new Concat(0).InferType([ElementType.Bool, ElementType.Bool]));
        Assert.Equal(ElementType.Float32, new Gather(0).InferType([ElementType.Float32, ElementType.Int64]));
        Assert.Equal("Concat needs inputs of one type, not Bool and Int64", Assert.Throws<ShapeException>(() => new Concat(0).InferType([ElementType.Bool, ElementType.Int64])).Message);
        Assert.Equal("Gather needs indices of whole numbers, not Float32", Assert.Throws<ShapeException>(() => new Gather(0).InferType([ElementType.Bool, ElementType.Float32])).Message);
    }

    [Fact]
    public void InferShape_WhatDoesNotFit_IsNamed()
    {
        Assert.Equal("Concat needs inputs that differ in axis 1 only, not 1×2×3×5 and 1×2×5×3", Refusal(new Concat(1), new(1, 2, 3, 5), new(1, 2, 5, 3)));
        Assert.Equal("Concat takes at least 1 input, not 0", Refusal(new Concat(1)));
        Assert.Equal("Concat works on axis 2, but 3×5 has 2 axes, counted from 0", Refusal(new Concat(2), new Shape(3, 5)));
        Assert.Equal("Slice takes 2 to 3 of axis 1, but 1×3×5×7 has 0 to 2 there", Refusal(Slice.Along(1, 2, 2, new(1, 3, 5, 7)), new Shape(1, 3, 5, 7)));
        Assert.Equal("Slice is made for 1 axis, but the input is 3×5", Refusal(new Slice([0], [1], [1]), new Shape(3, 5)));
        Assert.Equal("3×5 (15 values) can't be reshaped to 4×4 (16 values)", Refusal(new Reshape(new Shape(4, 4)), new Shape(3, 5)));
        Assert.Equal("Pad of -2 before and -2 after makes axis 0 of 3 -1 long", Refusal(new Pad([-2], [-2]), new Shape(3)));
        Assert.Equal("Tile repeats axis 1 of 3×5 -1 times", Refusal(new Tile([1, -1]), new Shape(3, 5)));
        Assert.Equal("Expand can't broadcast 3 with 2: the sizes 3 and 2 meet on axis 0", Refusal(new Expand(new Shape(2)), new Shape(3)));
        Assert.Equal("DepthToSpace can't spread 6 channels over blocks of 2×2 pixels", Refusal(new DepthToSpace(2), new Shape(1, 6, 3, 5)));
        Assert.Equal("SpaceToDepth can't cut 5×4 pixels into blocks of 2×2", Refusal(new SpaceToDepth(2), new Shape(1, 6, 4, 5)));
        Assert.Equal("the permutation 0, 0 doesn't name each of the 2 axes of 3×5 once", Refusal(new Transpose([0, 0]), new Shape(3, 5)));
    }
}
