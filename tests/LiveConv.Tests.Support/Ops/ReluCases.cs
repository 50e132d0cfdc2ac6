using LiveConv.Ops;
using LiveConv.Tensors;

namespace LiveConv.Tests.Support.Ops;

internal static class ReluCases
{
    public static IEnumerable<OpCase> All =>
    [
        .. Shapes.All.Select((shape, i) => OpCase.Of(new Relu(), $"{shape}", Values.Uniform(shape, 500 + i))),
        OpCase.Of(new Relu(), "special values", Values.Specials(new Shape(1, 2, 3, 7))),
    ];
}
