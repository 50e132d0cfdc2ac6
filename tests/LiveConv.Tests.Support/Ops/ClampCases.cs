using LiveConv.Ops;
using LiveConv.Tensors;

namespace LiveConv.Tests.Support.Ops;

internal static class ClampCases
{
    public static IEnumerable<OpCase> All =>
    [
        .. Shapes.All.Select((shape, i) => OpCase.Of(new Clamp(-0.25f, 0.5f), $"{shape}", Values.Uniform(shape, 300 + i))),
        OpCase.Of(new Clamp(-0.25f, 0.5f), "special values", Values.Specials(new Shape(1, 2, 3, 7))),
        OpCase.Of(new Clamp(0, 0), "to one value", Values.Uniform(new Shape(1, 3, 3, 7), 351)),
        OpCase.Of(new Clamp(float.NegativeInfinity, 0), "without a lower end", Values.Specials(new Shape(1, 1, 5, 7))),
    ];
}
