using LiveConv.Ops;
using LiveConv.Tensors;
using static LiveConv.Core.Tests.Ops.Evaluate;

namespace LiveConv.Core.Tests.Ops;

public class MatrixProductTests
{
    private static readonly Tensor A = new(new Shape(2, 3), [1, 2, 3, 4, 5, 6]);

    private static readonly Tensor B = new(new Shape(3, 2), [1, -1, 2, 0, 3, 10]);

    [Fact]
    public void Evaluate_MatMul_MatchesHandComputed() => Assert.Equal([14, 29, 32, 56], Values(new MatMul(), A, B));

    [Fact]
    public void Evaluate_MatMulOfVectors_LacksTheirAxis()
    {
        var v = new Tensor(new Shape(3), [1, 0, -2]);
        Assert.Equal([-5, -8], Values(new MatMul(), A, v));
        Assert.Equal([-5, -21], Values(new MatMul(), v, B));
        Assert.Equal([5], Values(new MatMul(), v, v));
        Assert.Equal(new Shape(2), new MatMul().InferShape([new Shape(2, 3), new Shape(3)]));
        Assert.Equal(new Shape(), new MatMul().InferShape([new Shape(3), new Shape(3)]));
    }

    [Fact]
    public void Evaluate_MatMulOfBatches_BroadcastsThem()
    {
        var two = new Tensor(new Shape(2, 1, 1, 2), [1, 2, 3, 4]);
        var three = new Tensor(new Shape(3, 2, 1), [1, 1, 10, 0, 0, 100]);
        Assert.Equal([3, 10, 200, 7, 30, 400], Values(new MatMul(), two, three));
        Assert.Equal(new Shape(2, 3, 1, 1), new MatMul().InferShape([two.Shape, three.Shape]));
    }

    [Fact]
    public void Evaluate_Gemm_ScalesAndTransposes()
    {
        var c = new Tensor(new Shape(2), [100, 200]);
        Assert.Equal([128, 258, 164, 312], Values(new Gemm { Alpha = 2 }, A, B, c));
        Assert.Equal([64, 129, 82, 156], Values(new Gemm { Beta = 0.5f }, A, B, c));

        // Aᵀ is [1 4; 2 5; 3 6] and Bᵀ [1 2 3; −1 0 10].
        Assert.Equal([-3, 2, 43, -3, 4, 56, -3, 6, 69], Values(new Gemm { TransposeA = true, TransposeB = true }, A, B));
    }

    [Fact]
    public void Evaluate_GemmWithColumn_AddsItToEachRow() =>
        Assert.Equal([24, 39, 52, 76], Values(new Gemm(), A, B, new Tensor(new Shape(2, 1), [10, 20])));

    [Fact]
    public void EvaluateElement_AnyPlace_IsThatOfTheWhole()
    {
        Op[] ops = [new MatMul(), new Gemm { Alpha = 3 }];
        foreach (var op in ops)
        {
            var output = Output(op, A, B);
            for (var i = 0; i < 4; i++) Assert.Equal((output.Values[i], output.Bounds[i]), op.EvaluateElement([A, B], output.Shape, i));
        }
    }

    [Fact]
    public void MultiplyAdds_AreOutputsTimesDepth()
    {
        Assert.Equal(5 * 3 * 7 * 2, new MatMul().MultiplyAdds([new Shape(2, 5, 7), new Shape(7, 3)], new Shape(2, 5, 3)));
        Assert.Equal(5 * 3 * 7, new Gemm { TransposeA = true }.MultiplyAdds([new Shape(7, 5), new Shape(7, 3)], new Shape(5, 3)));
    }

    [Fact]
    public void InferShape_WhatDoesNotFit_IsNamed()
    {
        Assert.Equal("MatMul of 2×3 and 2×3: rows of 3 values don't meet columns of 2", Refusal(new MatMul(), new(2, 3), new(2, 3)));
        Assert.Equal("MatMul can't broadcast 2 with 3: the sizes 2 and 3 meet on axis 0", Refusal(new MatMul(), new(2, 1, 5), new(3, 5, 1)));
        Assert.Equal("Gemm needs two matrices, not 3 and 3×2", Refusal(new Gemm(), new Shape(3), new Shape(3, 2)));
        Assert.Equal("Gemm of 2×3 transposed and 3×2: rows of 2 values don't meet columns of 3", Refusal(new Gemm { TransposeA = true }, new(2, 3), new(3, 2)));
        Assert.Equal("C of 3 can't be repeated to the product's 2×2", Refusal(new Gemm(), new(2, 3), new(3, 2), new Shape(3)));
    }
}
