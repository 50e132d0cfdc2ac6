using LiveConv.Ops;
using LiveConv.Tensors;

namespace LiveConv.Tests.Support.Ops;

internal static class AffineCases
{
    public static IEnumerable<OpCase> All =>
    [
        .. Shapes.All.Select((shape, i) => OpCase.Of(new Affine(-3.5f, 0.25f), $"{shape}", Values.Uniform(shape, 800 + i))),
        OpCase.Of(new Affine(-3.5f, 0.25f), "special values", Values.Specials(new Shape(1, 2, 3, 7))),
        OpCase.Of(new Affine(), "identity", Values.Uniform(new Shape(1, 5, 3, 7), 751)),
        OpCase.Of(new Affine(0, 2), "zero scale", Values.Uniform(new Shape(1, 1, 7, 5), 752)),
    ];
}
