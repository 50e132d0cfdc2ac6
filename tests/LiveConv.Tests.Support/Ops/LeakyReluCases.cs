using LiveConv.Ops;
using LiveConv.Tensors;

namespace LiveConv.Tests.Support.Ops;

internal static class LeakyReluCases
{
    public static IEnumerable<OpCase> All =>
    [
        .. Shapes.All.Select((shape, i) => OpCase.Of(new LeakyRelu(0.125f), $"{shape}", Values.Uniform(shape, 400 + i))),
        OpCase.Of(new LeakyRelu(0.125f), "special values", Values.Specials(new Shape(1, 2, 3, 7))),
    ];
}
