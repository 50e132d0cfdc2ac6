using LiveConv.Ops;
using LiveConv.Tensors;

namespace LiveConv.Tests.Support.Ops;

internal static class ReshapeCases
{
    public static IEnumerable<OpCase> All =>
    [
        Case(new(1, 3, 5, 7), new(1, 105)),
        Case(new(2, 5, 3, 7), new(2, 105)),
        Case(new(2, 9, 3, 5), new(2, 3, 3, 15)),
        Case(new(1, 16, 3, 5), new(1, 4, 4, 3, 5)),
        Case(new(2, 3, 4, 5), new(4, 6, 5)),
        Case(new(2, 13, 1, 1), new(2, 13)),
        Case(new(2, 13), new(2, 13, 1, 1)),
        Case(new(105), new(1, 3, 5, 7)),
        Case(new(1), new()),
        Case(new(), new(1, 1, 1)),
        Case(new(2, 3, 2, 3, 2, 5), new(12, 30)),
        Case(new(0, 3), new(3, 0, 5)),
        Case(new(1, 11, 83, 89), new(83, 89, 11)),
        OpCase.Of(new Reshape(new(5, 3, 7)), "special values", Values.Specials(new(1, 3, 5, 7))),
        OpCase.Of(new Reshape(new(2, 2)), "whole numbers", Tensor.OfIntegers(new(4), [1, -2, 1L << 52, 4])),
    ];

    private static OpCase Case(Shape from, Shape to) => OpCase.Of(new Reshape(to), $"{from} to {to}", Values.Uniform(from, 2600));
}
