using LiveConv.Ops;
using LiveConv.Tensors;

namespace LiveConv.Tests.Support.Ops;

internal static class AddCases
{
    public static IEnumerable<OpCase> All =>
    [
        .. Shapes.All.Select((shape, i) => OpCase.Of(new Add(), $"{shape}", Values.Uniform(shape, 900 + i), Values.Uniform(shape, 920 + i))),
        OpCase.Of(new Add(), "special values", Values.Specials(new Shape(1, 2, 3, 7)), Values.Specials(new Shape(1, 2, 3, 7), 5)),
        OpCase.Of(new Add(), "special with ordinary values", Values.Specials(new Shape(1, 2, 3, 7)), Values.Uniform(new Shape(1, 2, 3, 7), 950)),
    ];
}
