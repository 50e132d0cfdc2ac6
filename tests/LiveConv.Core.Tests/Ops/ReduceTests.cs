using LiveConv.Ops;
using LiveConv.Reference;
using LiveConv.Tensors;
using static LiveConv.Core.Tests.Ops.Evaluate;

namespace LiveConv.Core.Tests.Ops;

public class ReduceTests
{
    private static readonly Tensor X = new(new Shape(2, 3), [1, -2, 3, 4, 5, -6]);

    [Fact]
    public void Evaluate_EachKindOverTheLastAxis_MatchesHandComputed()
    {
        Assert.Equal([2, 3], Values(new Reduce(ReduceKind.Sum, [1]), X));
        Assert.Equal([2.0 / 3, 1], Values(new Reduce(ReduceKind.Mean, [1]), X));
        Assert.Equal([3, 5], Values(new Reduce(ReduceKind.Max, [1]), X));
        Assert.Equal([-2, -6], Values(new Reduce(ReduceKind.Min, [1]), X));
        Assert.Equal([-6, -120], Values(new Reduce(ReduceKind.Prod, [1]), X));
        Assert.Equal([6, 15], Values(new Reduce(ReduceKind.L1, [1]), X));
        Assert.Equal([14, 77], Values(new Reduce(ReduceKind.SumSquare, [1]), X));
        Near([3.74165738677, 8.77496438739], Values(new Reduce(ReduceKind.L2, [1]), X));
        Near([0.69314718056, 1.09861228867], Values(new Reduce(ReduceKind.LogSum, [1]), X));

        // e^1 + e^-2 + e^3 = 22.939154035 and e^4 + e^5 + e^-6 = 203.013787793.
        Near([3.1328452, 5.3132739], [.. Values(new Reduce(ReduceKind.LogSumExp, [1]), X).Select(value => Math.Round(value, 7))]);
    }

    [Fact]
    public void Evaluate_OtherAxes_SummariseAlongThem()
    {
        var x = new Tensor(new Shape(2, 2, 3), [.. Enumerable.Range(1, 12).Select(i => (float)i)]);
        Assert.Equal([8, 10, 12, 14, 16, 18], Values(new Reduce(ReduceKind.Sum, [0]), x));
        Assert.Equal([5, 7, 9, 17, 19, 21], Values(new Reduce(ReduceKind.Sum, [1]), x));
        Assert.Equal([30, 48], Values(new Reduce(ReduceKind.Sum, [0, 2]), x));
        Assert.Equal([30, 48], Values(new Reduce(ReduceKind.Sum, [2, 0]), x));
        Assert.Equal([78], Values(new Reduce(ReduceKind.Sum, [0, 1, 2], false), x));
        Assert.Equal([1, 2], Values(new Reduce(ReduceKind.L1, []), new Tensor(new Shape(2), [-1, 2])));
    }

    [Fact]
    public void InferShape_KeepsAxesAtOneOrDropsThem()
    {
        Assert.Equal(new Shape(2, 1, 5, 1), new Reduce(ReduceKind.Sum, [1, 3]).InferShape([new(2, 3, 5, 7)]));
        Assert.Equal(new Shape(2, 5), new Reduce(ReduceKind.Sum, [1, 3], false).InferShape([new(2, 3, 5, 7)]));
        Assert.Equal(1, new Reduce(ReduceKind.Sum, [0], false).InferShape([new(9)]).Count);
        Assert.Equal("Reduce has no axis 2 in 2×3", Refusal(new Reduce(ReduceKind.Sum, [2]), new Shape(2, 3)));
        Assert.Equal("Reduce names an axis twice: 1, 1", Refusal(new Reduce(ReduceKind.Sum, [1, 1]), new Shape(2, 3)));
    }

    [Fact]
    public void Evaluate_NoValues_GivesTheNeutralOne()
    {
        var empty = new Tensor(new Shape(2, 0));
        Assert.Equal([0, 0], Values(new Reduce(ReduceKind.Sum, [1]), empty));
        Assert.Equal([1, 1], Values(new Reduce(ReduceKind.Prod, [1]), empty));
        Assert.Equal([double.NegativeInfinity, double.NegativeInfinity], Values(new Reduce(ReduceKind.Max, [1]), empty));
        Assert.Equal([double.PositiveInfinity, double.PositiveInfinity], Values(new Reduce(ReduceKind.Min, [1]), empty));
    }

    [Fact]
    public void Evaluate_LogSumExpOfLargeValues_DoesNotOverflow() =>
        Near([1000 + Math.Log(2)], Values(new Reduce(ReduceKind.LogSumExp, [0]), new Tensor(new Shape(2), [1000, 1000])));

    [Fact]
    public void Evaluate_IntegersAndTruthValues_KeepTheirType()
    {
        Assert.Equal([6, -1], Values(new Reduce(ReduceKind.Sum, [1]), Tensor.OfIntegers(new Shape(2, 2), [2, 4, -3, 2])));
        Assert.Equal(ElementType.Int64, new Reduce(ReduceKind.Sum, [1]).InferType([ElementType.Int64]));
        Assert.Equal(ElementType.Bool, new Reduce(ReduceKind.Max, [1]).InferType([ElementType.Bool]));
        Assert.Throws<ShapeException>(() => new Reduce(ReduceKind.Sum, [1]).InferType([ElementType.Bool]));
    }

    [Fact]
    public void Evaluate_Bound_IsThatOfASum()
    {
        var output = Output(new Reduce(ReduceKind.Sum, [1]), X);
        Assert.Equal([Rounding.Sum(3, 6), Rounding.Sum(3, 15)], output.Bounds);
        Assert.Equal([0, 0], Output(new Reduce(ReduceKind.Max, [1]), X).Bounds);
    }
}
