using LiveConv.Ops;
using LiveConv.Tensors;

namespace LiveConv.Tests.Support.Ops;

internal static class AbsCases
{
    public static IEnumerable<OpCase> All =>
    [
        .. Shapes.All.Select((shape, i) => OpCase.Of(new Abs(), $"{shape}", Values.Uniform(shape, 200 + i))),
        OpCase.Of(new Abs(), "special values", Values.Specials(new Shape(1, 2, 3, 7))),
    ];
}
