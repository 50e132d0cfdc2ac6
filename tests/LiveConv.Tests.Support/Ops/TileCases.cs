using LiveConv.Ops;
using LiveConv.Tensors;

namespace LiveConv.Tests.Support.Ops;

internal static class TileCases
{
    public static IEnumerable<OpCase> All =>
    [
        Case(new(1, 3, 5, 7), 1, 1, 2, 3),
        Case(new(2, 3, 5, 7), 2, 3, 1, 1),
        Case(new(1, 9, 1, 3), 2, 1, 4, 2),
        Case(new(1, 1, 1, 1), 2, 5, 3, 7),
        Case(new(2, 5, 3, 2), 1, 1, 1, 1),
        Case(new(7), 3),
        Case(new(3, 5), 2, 1),
        Case(new(3, 5, 2), 1, 3, 2),
        Case(new(2, 1, 3, 2, 2), 1, 3, 2, 1, 2),
        Case(new(1, 2, 1, 3, 1, 2), 2, 1, 3, 1, 2, 2),
        Case(new(3, 5), 0, 2),
        OpCase.Of(new Tile([2]), "whole numbers", Tensor.OfIntegers(new(2), [1L << 51, -3])),
    ];

    private static OpCase Case(Shape shape, params int[] repeats) =>
        OpCase.Of(new Tile([.. repeats]), $"{shape} by {string.Join(' ', repeats)}", Values.Uniform(shape, 3200));
}
