using LiveConv.Ops;
using LiveConv.Tensors;

namespace LiveConv.Tests.Support.Ops;

internal static class MagnitudeCases
{
    public static IEnumerable<OpCase> All =>
    [
        .. Shapes.All.Select((shape, i) => OpCase.Of(new Magnitude(), $"{shape}", Values.Uniform(shape, 1300 + i), Values.Uniform(shape, 1320 + i))),
        OpCase.Of(new Magnitude(), "axes and origin", new Tensor(new Shape(1, 1, 3, 3), [0, 1, 0, -1, 3, -3, 3, -3, 0.5f]), new Tensor(new Shape(1, 1, 3, 3), [0, 0, 1, 0.25f, 4, 4, -4, -4, -1])),
        OpCase.Of(new Magnitude(), "small gradients", Values.Uniform(new Shape(1, 1, 5, 7), 1350, -1e-6f, 1e-6f), Values.Uniform(new Shape(1, 1, 5, 7), 1351, -1e-6f, 1e-6f)),
        OpCase.Of(new Magnitude(), "NaN and infinity", new Tensor(new Shape(1, 1, 1, 4), [float.NaN, 1, float.NegativeInfinity, 2]), new Tensor(new Shape(1, 1, 1, 4), [1, float.NaN, 1, float.PositiveInfinity])),
        OpCase.Of(new Magnitude(), "squares that underflow", new Tensor(new Shape(1, 1, 1, 4), [1e-30f, 1e-19f, 3e-20f, 1e-40f]), new Tensor(new Shape(1, 1, 1, 4), [0, 1e-19f, 1e-22f, 1e-30f])),
    ];
}
