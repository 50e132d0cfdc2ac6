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
        OpCase.Of(new NonMaximumSuppression(9, 5, -1), "many windows", Values.Uniform(new Shape(1, 2, 37, 71), 3256)),
        OpCase.Of(new NonMaximumSuppression(13, 17, 0), "equal values far from each other", Values.Integers(new Shape(1, 1, 61, 53), 3257, 0, 400)),
        OpCase.Of(new NonMaximumSuppression(3, 0, 0), "3×0", Values.Integers(new Shape(1, 2, 19, 7), 3258, 0, 9)),
        OpCase.Of(new NonMaximumSuppression(6, 6, 0), "slopes that end at the border", Slopes(new Shape(1, 1, 23, 29))),
        OpCase.Of(new NonMaximumSuppression(75, 70, 0), "radius 75, the first and the last value the largest", Slopes(new Shape(1, 1, 79, 83)).With((0, 999), ((79 * 83) - 1, 999))),
        OpCase.Of(new NonMaximumSuppression(2, 2, float.NegativeInfinity), "infinities", Values.Integers(new Shape(1, 1, 11, 13), 3259, 0, 9).With((0, float.NegativeInfinity), (40, float.PositiveInfinity), (90, float.PositiveInfinity))),
        OpCase.Of(new NonMaximumSuppression(1, 1, float.NegativeInfinity), "nothing but −∞", Values.Constant(new Shape(1, 1, 5, 6), float.NegativeInfinity)),
    ];

    /// <summary>Values that rise to the right and downwards.</summary>
    private static Tensor Slopes(Shape shape)
    {
        var tensor = new Tensor(shape);
        for (var i = 0; i < tensor.Data.Length; i++) tensor.Data[i] = (i / shape.W) + (i % shape.W);
        return tensor;
    }
}
