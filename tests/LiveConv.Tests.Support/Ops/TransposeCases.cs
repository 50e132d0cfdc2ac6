using LiveConv.Ops;
using LiveConv.Tensors;

namespace LiveConv.Tests.Support.Ops;

internal static class TransposeCases
{
    public static IEnumerable<OpCase> All =>
    [
        Case(new(2, 5, 3, 7), 0, 2, 3, 1),
        Case(new(2, 7, 5, 3), 0, 3, 1, 2),
        Case(new(1, 9, 11, 13), 0, 2, 3, 1),
        Case(new(1, 11, 13, 8), 0, 3, 1, 2),
        Case(new(2, 3, 5, 7), 3, 2, 1, 0),
        Case(new(2, 3, 5, 7), 1, 0, 2, 3),
        Case(new(2, 3, 5, 7), 0, 1, 3, 2),
        Case(new(2, 3, 5, 7), 0, 1, 2, 3),
        Case(new(1, 1, 1, 1), 2, 0, 3, 1),
        Case(new(7), 0),
        Case(new()),
        Case(new(5, 11), 1, 0),
        Case(new(1, 17), 1, 0),
        Case(new(3, 5, 7), 1, 2, 0),
        Case(new(1, 2, 4, 3, 5), 0, 2, 1, 3, 4),
        Case(new(2, 3, 1, 5, 2, 3), 0, 3, 4, 1, 5, 2),
        Case(new(2, 0, 3), 2, 1, 0),
        Case(new(1, 3, 257, 131), 0, 2, 3, 1),
        OpCase.Of(new Transpose([1, 0]), "special values", Values.Specials(new(5, 7))),
        OpCase.Of(new Transpose([1, 0]), "whole numbers", Tensor.OfIntegers(new(2, 3), [1, 2, 3, 4, 5, 1L << 52])),
    ];

    private static OpCase Case(Shape shape, params int[] permutation) =>
        OpCase.Of(new Transpose([.. permutation]), $"{shape} by {string.Join(' ', permutation)}", Values.Uniform(shape, 2700));
}
