using LiveConv.Ops;
using LiveConv.Tensors;

namespace LiveConv.Tests.Support.Ops;

internal static class SubCases
{
    public static IEnumerable<OpCase> All =>
    [
        .. Shapes.All.Select((shape, i) => OpCase.Of(new Sub(), $"{shape}", Values.Uniform(shape, 1000 + i), Values.Uniform(shape, 1020 + i))),
        OpCase.Of(new Sub(), "special values", Values.Specials(new Shape(1, 2, 3, 7)), Values.Specials(new Shape(1, 2, 3, 7), 5)),
        OpCase.Of(new Sub(), "special with ordinary values", Values.Specials(new Shape(1, 2, 3, 7)), Values.Uniform(new Shape(1, 2, 3, 7), 1050)),
    ];
}
