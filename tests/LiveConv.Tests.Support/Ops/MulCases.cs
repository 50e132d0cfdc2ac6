using LiveConv.Ops;
using LiveConv.Tensors;

namespace LiveConv.Tests.Support.Ops;

internal static class MulCases
{
    public static IEnumerable<OpCase> All =>
    [
        .. Shapes.All.Select((shape, i) => OpCase.Of(new Mul(), $"{shape}", Values.Uniform(shape, 1100 + i), Values.Uniform(shape, 1120 + i))),
        OpCase.Of(new Mul(), "special values", Values.Specials(new Shape(1, 2, 3, 7)), Values.Specials(new Shape(1, 2, 3, 7), 5)),
        OpCase.Of(new Mul(), "special with ordinary values", Values.Specials(new Shape(1, 2, 3, 7)), Values.Uniform(new Shape(1, 2, 3, 7), 1150)),
    ];
}
