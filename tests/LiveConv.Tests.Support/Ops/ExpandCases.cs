using LiveConv.Ops;
using LiveConv.Tensors;

namespace LiveConv.Tests.Support.Ops;

internal static class ExpandCases
{
    public static IEnumerable<OpCase> All =>
    [
        Case(new(1, 3, 1, 1), new(1, 3, 5, 7)),
        Case(new(1, 1, 5, 7), new(2, 9, 5, 7)),
        Case(new(2, 5, 1, 7), new(2, 5, 3, 7)),
        Case(new(2, 5, 3, 1), new(1, 1, 1, 7)),
        Case(new(1, 1, 1, 1), new(2, 3, 5, 7)),
        Case(new(), new(3, 5)),
        Case(new(7), new(3, 7)),
        Case(new(3, 1), new(2, 1, 5)),
        Case(new(3, 1, 2), new(3, 5, 2)),
        Case(new(2, 1, 3), new(2, 2, 5, 3)),
        Case(new(1, 3, 1, 2, 1), new(2, 3, 5, 2, 3)),
        Case(new(1, 2, 1, 3, 1, 2), new(2, 2, 3, 3, 2, 1)),
        Case(new(3, 1), new(3, 0)),
        OpCase.Of(new Expand(new(2, 2)), "whole numbers", Tensor.OfIntegers(new(2), [1L << 51, -3])),
    ];

    private static OpCase Case(Shape from, Shape to) => OpCase.Of(new Expand(to), $"{from} to {to}", Values.Uniform(from, 3300));
}
