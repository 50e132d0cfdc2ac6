using LiveConv.Ops;
using LiveConv.Tensors;

namespace LiveConv.Tests.Support.Ops;

internal static class SigmoidCases
{
    public static IEnumerable<OpCase> All =>
    [
        .. Shapes.All.Select((shape, i) => OpCase.Of(new Sigmoid(), $"{shape}", Values.Uniform(shape, 600 + i))),
        OpCase.Of(new Sigmoid(), "special values", Values.Specials(new Shape(1, 2, 3, 7))),
        OpCase.Of(new Sigmoid(), "wide range", Values.Uniform(new Shape(1, 1, 7, 5), 650, -30, 30)),
        OpCase.Of(new Sigmoid(), "near zero", Values.Uniform(new Shape(1, 1, 7, 5), 651, -1e-3f, 1e-3f)),
    ];
}
