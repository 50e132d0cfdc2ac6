using LiveConv.Ops;
using LiveConv.Tensors;

namespace LiveConv.Tests.Support.Ops;

internal static class EdgeThinningCases
{
    public static IEnumerable<OpCase> All =>
    [
        .. Shapes.All.Select((shape, i) => Pair($"fractions of {shape}", Values.Uniform(shape, 2900 + i), Values.Uniform(shape, 2930 + i))),
        .. Shapes.All.Select((shape, i) => Pair($"Sobel sums of {shape}", Values.Integers(shape, 2960 + i, -1020, 1020), Values.Integers(shape, 2990 + i, -1020, 1020))),
        Pair("equal magnitudes", Values.Integers(new Shape(1, 1, 11, 13), 3020, -1, 1), Values.Integers(new Shape(1, 1, 11, 13), 3021, -1, 1)),
        Pair("horizontal gradients only", Values.Integers(new Shape(1, 1, 7, 11), 3022, -3, 3), Values.Constant(new Shape(1, 1, 7, 11), 0)),
        Pair("vertical gradients only", Values.Constant(new Shape(1, 1, 7, 11), 0), Values.Integers(new Shape(1, 1, 7, 11), 3023, -3, 3)),
        Pair("flat", Values.Constant(new Shape(1, 1, 5, 7), 0), Values.Constant(new Shape(1, 1, 5, 7), 0)),
        Pair("smooth slope", Values.Constant(new Shape(1, 1, 5, 7), 2), Values.Constant(new Shape(1, 1, 5, 7), -2)),
        Pair("wider than a vector register", Values.Integers(new Shape(1, 1, 5, 101), 3024, -9, 9), Values.Integers(new Shape(1, 1, 5, 101), 3025, -9, 9)),
    ];

    private static OpCase Pair(string what, Tensor dx, Tensor dy) => OpCase.Of(new EdgeThinning(), what, dx, dy);
}
