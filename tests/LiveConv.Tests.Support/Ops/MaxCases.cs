using LiveConv.Ops;
using LiveConv.Tensors;

namespace LiveConv.Tests.Support.Ops;

internal static class MaxCases
{
    public static IEnumerable<OpCase> All =>
    [
        .. Shapes.All.Select((shape, i) => OpCase.Of(new Max(), $"{shape}", Values.Uniform(shape, 1200 + i), Values.Uniform(shape, 1220 + i))),
        OpCase.Of(new Max(), "special values", Values.Specials(new Shape(1, 2, 3, 7)), Values.Specials(new Shape(1, 2, 3, 7), 5)),
        OpCase.Of(new Max(), "special with ordinary values", Values.Specials(new Shape(1, 2, 3, 7)), Values.Uniform(new Shape(1, 2, 3, 7), 1250)),
    ];
}
