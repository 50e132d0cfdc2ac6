using LiveConv.Ops;
using LiveConv.Tensors;

namespace LiveConv.Tests.Support.Ops;

internal static class TopKCases
{
    public static IEnumerable<OpCase> All =>
    [
        Case(new(5, 7), 3, 1, true),
        Case(new(5, 7), 2, 0, false),
        Case(new(11), 11, 0, true),
        Case(new(2, 5, 3, 7), 4, 1, true),
        Case(new(2, 5, 3, 7), 1, 3, false),
        Case(new(2, 3, 2, 5, 3), 3, 3, true),
        Case(new(1, 1000), 5, 1, true),
        Case(new(3, 5), 0, 1, true),
        OpCase.Of(new TopK(4, 1), "equal values", Values.Integers(new(3, 13), 4001, 0, 3)),
        OpCase.Of(new TopK(2, 0) { Largest = false }, "whole numbers", Tensor.OfIntegers(new(4), [5, -(1L << 50), 7, -9])),
    ];

    private static OpCase Case(Shape shape, int k, int axis, bool largest) =>
        OpCase.Of(new TopK(k, axis) { Largest = largest }, $"{k} {(largest ? "largest" : "smallest")} of axis {axis} of {shape}", Values.Uniform(shape, 4000));
}
