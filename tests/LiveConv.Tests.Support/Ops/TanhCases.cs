using LiveConv.Ops;
using LiveConv.Tensors;

namespace LiveConv.Tests.Support.Ops;

internal static class TanhCases
{
    public static IEnumerable<OpCase> All =>
    [
        .. Shapes.All.Select((shape, i) => OpCase.Of(new Tanh(), $"{shape}", Values.Uniform(shape, 700 + i))),
        OpCase.Of(new Tanh(), "special values", Values.Specials(new Shape(1, 2, 3, 7))),
        OpCase.Of(new Tanh(), "wide range", Values.Uniform(new Shape(1, 1, 7, 5), 750, -30, 30)),
        OpCase.Of(new Tanh(), "near zero", Values.Uniform(new Shape(1, 1, 7, 5), 751, -1e-3f, 1e-3f)),
    ];
}
