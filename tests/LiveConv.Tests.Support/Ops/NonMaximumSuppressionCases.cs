using LiveConv.Ops;
using LiveConv.Tensors;

namespace LiveConv.Tests.Support.Ops;

internal static class NonMaximumSuppressionCases
{
    public static IEnumerable<OpCase> All =>
    [
        .. Shapes.All.Select((shape, i) => OpCase.Of(new NonMaximumSuppression(1, 1, 0.1f), $"1×1 of {shape}", Values.Uniform(shape, 3200 + i))),
        OpCase.Of(new NonMaximumSuppression(2, 1, 0), "2×1", Values.Uniform(new Shape(2, 3, 11, 13), 3250)),
        OpCase.Of(new NonMaximumSuppression(0, 3, 0), "0×3", Values.Uniform(new Shape(1, 1, 5, 17), 3251)),
        OpCase.Of(new NonMaximumSuppression(0, 0, 0.5f), "0×0 is a threshold", Values.Uniform(new Shape(1, 5, 5, 7), 3252)),
        OpCase.Of(new NonMaximumSuppression(20, 30, 0), "window larger than the picture", Values.Uniform(new Shape(1, 2, 7, 11), 3253)),
        OpCase.Of(new NonMaximumSuppression(2, 2, 1), "equal values", Values.Integers(new Shape(1, 2, 11, 13), 3254, 0, 2)),
        OpCase.Of(new NonMaximumSuppression(1, 2, 0.25f), "all equal", Values.Constant(new Shape(1, 1, 5, 7), 0.25f)),
        OpCase.Of(new NonMaximumSuppression(1, 1, -9), "negative values", Values.Uniform(new Shape(1, 1, 7, 5), 3255, -2, -1)),
    ];
}
