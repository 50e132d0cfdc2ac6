using LiveConv.Ops;
using LiveConv.Tensors;

namespace LiveConv.Tests.Support.Ops;

internal static class OrientationCases
{
    public static IEnumerable<OpCase> All =>
    [
        .. Shapes.All.Select((shape, i) => OpCase.Of(new Orientation(), $"{shape}", Values.Uniform(shape, 1400 + i), Values.Uniform(shape, 1420 + i))),
        OpCase.Of(new Orientation(), "axes and origin", new Tensor(new Shape(1, 1, 3, 3), [0, 1, 0, -1, 3, -3, 3, -3, 0.5f]), new Tensor(new Shape(1, 1, 3, 3), [0, 0, 1, 0.25f, 4, 4, -4, -4, -1])),
        OpCase.Of(new Orientation(), "small gradients", Values.Uniform(new Shape(1, 1, 5, 7), 1450, -1e-6f, 1e-6f), Values.Uniform(new Shape(1, 1, 5, 7), 1451, -1e-6f, 1e-6f)),
    ];
}
