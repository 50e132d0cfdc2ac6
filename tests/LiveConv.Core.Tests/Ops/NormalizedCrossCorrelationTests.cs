using LiveConv.Ops;
using LiveConv.Tensors;
using static LiveConv.Core.Tests.Ops.Evaluate;

namespace LiveConv.Core.Tests.Ops;

public class NormalizedCrossCorrelationTests
{
    private static readonly Tensor Template = Picture(1, 3, 0, 1, 0);

    [Fact]
    public void Evaluate_SameShapeBrighterAndStronger_IsOne()
    {
        var values = Values(new NormalizedCrossCorrelation(1e-12f), Picture(1, 5, 2, 2, 6, 2, 2), Template);
        Assert.Equal(1, values[2], 1e-9);
    }

    [Fact]
    public void Evaluate_NegativePicture_IsMinusOne() =>
        Assert.Equal(-1, Values(new NormalizedCrossCorrelation(1e-12f), Picture(1, 3, 1, 0, 1), Template)[1], 1e-9);

    [Fact]
    public void Evaluate_WithEpsilon_MatchesHandComputed()
    {
        // Window 0 1 0 − ⅓, template the same: Σ = ⅔; ⅔ / (√(⅔ + 3·0.5)·√⅔).
        var expected = 2.0 / 3 / (Math.Sqrt((2.0 / 3) + 1.5) * Math.Sqrt(2.0 / 3));
        Near([expected], [Values(new NormalizedCrossCorrelation(0.5f), Picture(1, 3, 0, 1, 0), Template)[1]]);
    }

    [Fact]
    public void Evaluate_ConstantTemplate_IsZero() =>
        Assert.Equal([0, 0, 0], Values(new NormalizedCrossCorrelation(), Picture(1, 3, 0.1f, 0.7f, 0.3f), Picture(1, 2, 0.3f, 0.3f)));

    [Fact]
    public void Evaluate_Bound_IsSmallForPicturesOf0To1() =>
        Assert.All(Output(new NormalizedCrossCorrelation(), Picture(1, 5, 0.1f, 0.9f, 0.2f, 0.7f, 0.3f), Template).Bounds, bound => Assert.InRange(bound, 0, 1e-4));

    [Fact]
    public void InferShape_WhatDoesNotFit_IsNamed()
    {
        Assert.Equal("NormalizedCrossCorrelation needs a picture of 1 channel, but the input is 1×3×5×7", Refusal(new NormalizedCrossCorrelation(), new(1, 3, 5, 7), new(1, 1, 3, 3)));
        Assert.Equal("NormalizedCrossCorrelation needs a template 1×1×KH×KW, not 2×1×3×3", Refusal(new NormalizedCrossCorrelation(), new(1, 1, 5, 7), new(2, 1, 3, 3)));
        Assert.Equal("NormalizedCrossCorrelation has an epsilon of 0; it must be above 0", Refusal(new NormalizedCrossCorrelation(0), new(1, 1, 5, 7), new(1, 1, 3, 3)));
    }
}
