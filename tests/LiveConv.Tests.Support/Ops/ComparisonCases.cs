using LiveConv.Ops;
using LiveConv.Tensors;

namespace LiveConv.Tests.Support.Ops;

/// <summary>Comparisons, logic and choices. Values are whole, so that equal ones occur.</summary>
internal static class ComparisonCases
{
    private static readonly Shape FeatureMap = new(2, 5, 3, 7);
    private static readonly Shape Channels = new(5, 1, 1);

    public static IEnumerable<OpCase> All =>
    [
        .. Of(new Equal()),
        .. Of(new Greater()),
        .. Of(new Less()),
        .. Of(new GreaterOrEqual()),
        .. Of(new LessOrEqual()),
        OpCase.Of(new Equal(), "truth values", Values.Truth(FeatureMap, 1600), Values.Truth(Channels, 1601)),
        .. Logic(new And()),
        .. Logic(new Or()),
        .. Logic(new Xor()),
        OpCase.Of(new Where(), $"{FeatureMap}", Values.Truth(FeatureMap, 1602), Values.Uniform(FeatureMap, 1603), Values.Uniform(FeatureMap, 1604)),
        OpCase.Of(new Where(), "broadcast condition", Values.Truth(Channels, 1605), Values.Uniform(FeatureMap, 1606), Values.Uniform(new([]), 1607)),
        OpCase.Of(new Where(), "broadcast values", Values.Truth(new(2, 1, 3, 7), 1608), Values.Uniform(Channels, 1609), Values.Uniform(new(7), 1610)),
        OpCase.Of(new Where(), "more than a block", Values.Truth(new(1, 1, 37, 41), 1615), Values.Uniform(new(3, 1, 1), 1616), Values.Uniform(new(1, 3, 37, 41), 1617)),
        OpCase.Of(new Where(), "special values", Values.Truth(FeatureMap, 1611), Values.Specials(FeatureMap), Values.Specials(FeatureMap, 5)),
        OpCase.Of(new Where(), "whole numbers", Values.Truth(new(4, 1), 1612), Values.WholeNumbers(new(4, 3), 1613, -9, 9), Values.WholeNumbers(new(3), 1614, -9, 9)),
    ];

    private static IEnumerable<OpCase> Of(Op op) =>
    [
        OpCase.Of(op, $"{FeatureMap}", Values.Integers(FeatureMap, 1620, -3, 3), Values.Integers(FeatureMap, 1621, -3, 3)),
        OpCase.Of(op, "channels", Values.Integers(FeatureMap, 1622, -3, 3), Values.Integers(Channels, 1623, -3, 3)),
        OpCase.Of(op, "rank 2", Values.Integers(new(3, 1), 1624, -3, 3), Values.Integers(new(13), 1625, -3, 3)),
        OpCase.Of(op, "special values", Values.Specials(FeatureMap), Values.Specials(FeatureMap, 5)),
        OpCase.Of(op, "whole numbers", Values.WholeNumbers(new(3, 5), 1626, -3, 3), Values.WholeNumbers(new(5), 1627, -3, 3)),
    ];

    private static IEnumerable<OpCase> Logic(Op op) =>
    [
        OpCase.Of(op, $"{FeatureMap}", Values.Truth(FeatureMap, 1630), Values.Truth(FeatureMap, 1631)),
        OpCase.Of(op, "broadcast", Values.Truth(new(3, 1), 1632), Values.Truth(new(2, 1, 5), 1633)),
    ];
}
