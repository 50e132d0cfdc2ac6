using LiveConv.Ops;
using LiveConv.Tensors;

namespace LiveConv.Tests.Support.Ops;

internal static class MatMulCases
{
    public static IEnumerable<OpCase> All =>
    [
        Case(new(5, 7), new(7, 3)),
        Case(new(1, 1), new(1, 1)),
        Case(new(1, 129), new(129, 37)),
        Case(new(31, 17), new(17, 67)),
        Case(new(13, 1), new(1, 11)),
        Case(new(7), new(7)),
        Case(new(7), new(7, 3)),
        Case(new(5, 7), new(7)),
        Case(new(2, 5, 7), new(2, 7, 3)),
        Case(new(2, 5, 7), new(7, 3)),
        Case(new(5, 7), new(3, 7, 2)),
        Case(new(2, 1, 3, 5), new(7, 5, 2)),
        Case(new(2, 3, 5, 7), new(2, 3, 7, 5)),
        Case(new(2, 3, 5, 7), new(7)),
        Case(new(7), new(2, 7, 3)),
        Case(new(2, 1, 1, 2, 3, 5), new(1, 3, 2, 1, 5, 3)),
        Case(new(3, 0), new(0, 5)),
        new("MatMul: constant weights", new MatMul(), [Values.Uniform(new(9, 48), 2910), Values.Uniform(new(48, 33), 2911)], [1]),
        new("MatMul: constant first factor", new MatMul(), [Values.Uniform(new(9, 48), 2912), Values.Uniform(new(48, 33), 2913)], [0]),
        OpCase.Of(new MatMul(), "NaN stays in its row", Values.Uniform(new(5, 7), 2914).With((9, float.NaN), (15, float.PositiveInfinity)), Values.Uniform(new(7, 3), 2915, 0.25f)),
        OpCase.Of(new MatMul(), "cancellation", Values.Uniform(new(3, 64), 2916, 1000, 1001), Values.Integers(new(64, 5), 2917, -1, 1)),
        OpCase.Of(new MatMul(), "whole numbers", Tensor.OfIntegers(new(2, 2), [1, -2, 3, 1 << 20]), Tensor.OfIntegers(new(2, 1), [5, 1 << 20])),
    ];

    private static OpCase Case(Shape a, Shape b) =>
        OpCase.Of(new MatMul(), $"{a} by {b}", Values.Uniform(a, 2900), Values.Uniform(b, 2901));
}
