using System.Collections.Immutable;
using LiveConv.Ops;
using LiveConv.Tensors;

namespace LiveConv.Tests.Support.Ops;

/// <summary>Every kind over the usual axes, and sums and log-sums over every combination of axes.</summary>
internal static class ReduceCases
{
    private static readonly Shape FeatureMap = new(2, 5, 3, 7);

    private static readonly ImmutableArray<int>[] Axes =
        [[], [0], [1], [2], [3], [0, 1], [1, 3], [0, 2], [2, 3], [1, 2, 3], [0, 1, 2, 3]];

    public static IEnumerable<OpCase> All =>
    [
        .. Axes.Select((axes, i) => Of(ReduceKind.Mean, axes, FeatureMap, 1700 + i)),
        .. Axes.Select((axes, i) => Of(ReduceKind.LogSumExp, axes, FeatureMap, 1720 + i)),
        .. Enum.GetValues<ReduceKind>().SelectMany((kind, i) => new[]
        {
            Of(kind, [2, 3], new Shape(1, 9, 5, 11), 1740 + i, keep: i % 2 == 0),
            Of(kind, [1], new Shape(2, 9, 3, 5), 1760 + i, keep: i % 2 == 1),
        }),
        Of(ReduceKind.Max, [1], new Shape(7, 13), 1780),
        Of(ReduceKind.Sum, [0], new Shape(37), 1781, keep: false),
        Of(ReduceKind.Sum, [1], new Shape(2, 3, 1100), 1782),
        Of(ReduceKind.Sum, [1, 3], new Shape(2, 3, 2, 3, 5), 1783, keep: false),
        OpCase.Of(new Reduce(ReduceKind.Mean, [2, 3]), "large planes", Values.Uniform(new(1, 5, 56, 57), 1784, 0, 2)),
        OpCase.Of(new Reduce(ReduceKind.Max, [3]), "largest special values", Values.Specials(FeatureMap)),
        OpCase.Of(new Reduce(ReduceKind.Min, [1]), "smallest special values", Values.Specials(FeatureMap)),
        OpCase.Of(new Reduce(ReduceKind.Max, [3]), "largest special values without NaN", WithoutNaN()),
        OpCase.Of(new Reduce(ReduceKind.Sum, [1]), "whole numbers", Values.WholeNumbers(new(3, 5), 1785, -9, 9)),
        OpCase.Of(new Reduce(ReduceKind.Max, [0]), "truth values", Values.Truth(new(3, 5), 1786)),
    ];

    /// <summary>Places along an axis: equal values occur.</summary>
    public static IEnumerable<OpCase> Places =>
    [
        .. new Op[] { new ArgMax(1), new ArgMax(3, KeepDims: false), new ArgMax(1, LastIndex: true), new ArgMin(0), new ArgMin(2, LastIndex: true) }
            .Select((op, i) => OpCase.Of(op, $"{op}", Values.Integers(FeatureMap, 1790 + i, -3, 3))),
        OpCase.Of(new ArgMax(0), "rank 1", Values.Uniform(new(101), 1796)),
        OpCase.Of(new ArgMin(1), "special values", Values.Specials(FeatureMap)),
        OpCase.Of(new ArgMax(1), "whole numbers", Values.WholeNumbers(new(3, 5), 1797, -9, 9)),
    ];

    private static Tensor WithoutNaN()
    {
        var tensor = Values.Specials(FeatureMap);
        for (var i = 0; i < tensor.Data.Length; i++)
            if (float.IsNaN(tensor.Data[i])) tensor.Data[i] = -3;
        return tensor;
    }

    private static OpCase Of(ReduceKind kind, ImmutableArray<int> axes, Shape shape, int seed, bool keep = true)
    {
        var positive = kind is ReduceKind.LogSum;
        var input = Values.Uniform(shape, seed, positive ? 0.1f : -2, 2);
        return OpCase.Of(new Reduce(kind, axes, keep), $"{kind} of {shape} over [{string.Join(',', axes)}]{(keep ? "" : ", dropped")}", input);
    }
}
