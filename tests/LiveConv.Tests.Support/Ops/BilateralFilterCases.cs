using LiveConv.Ops;
using LiveConv.Tensors;

namespace LiveConv.Tests.Support.Ops;

internal static class BilateralFilterCases
{
    public static IEnumerable<OpCase> All =>
    [
        .. Shapes.Pictures.Select((shape, i) => OpCase.Of(new BilateralFilter(5, 0.2f, 2), $"5 of {shape}", Values.Uniform(shape, 2800 + i, 0, 1))),
        Case(5, 0.1f, 2, new(1, 3, 7, 11)),
        Case(9, 0.5f, 3, new(2, 3, 11, 13)),
        Case(3, 0.3f, 0.7f, new(1, 4, 5, 7)),
        Case(7, 0.4f, 2, new(1, 5, 9, 7)),
        Case(4, 0.3f, 1.5f, new(1, 1, 7, 9)),
        Case(1, 0.3f, 1, new(1, 2, 5, 7)),
        Case(15, 0.5f, 5, new(1, 1, 5, 7)),
        OpCase.Of(new BilateralFilter(5, 0.01f, 2), "edges so strong that weights vanish", Values.Integers(new Shape(1, 1, 7, 9), 2850, 0, 1)),
        OpCase.Of(new BilateralFilter(5, 0.2f, 2), "flat", Values.Constant(new Shape(1, 3, 5, 7), 0.3f)),
        OpCase.Of(new BilateralFilter(5, 25, 2), "values 0 to 255", Values.Integers(new Shape(1, 3, 7, 9), 2851, 0, 255)),
    ];

    private static OpCase Case(int diameter, float sigmaColor, float sigmaSpace, Shape shape) =>
        OpCase.Of(new BilateralFilter(diameter, sigmaColor, sigmaSpace), $"{diameter} of {shape}", Values.Uniform(shape, 2820 + diameter, 0, 1));
}
