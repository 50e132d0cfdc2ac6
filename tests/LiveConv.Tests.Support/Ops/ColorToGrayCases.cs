using LiveConv.Ops;
using LiveConv.Tensors;

namespace LiveConv.Tests.Support.Ops;

internal static class ColorToGrayCases
{
    public static IEnumerable<OpCase> All =>
    [
        .. Shapes.Pictures.Select((shape, i) => OpCase.Of(new ColorToGray(), $"{shape.WithChannels(3)}", Values.Uniform(shape.WithChannels(3), 2600 + i, 0, 1))),
        OpCase.Of(new ColorToGray(), "batch of 2, signed", Values.Uniform(new Shape(2, 3, 7, 5), 2650)),
        OpCase.Of(new ColorToGray(), "NaN and infinities", Values.Uniform(new Shape(1, 3, 3, 5), 2651).With((0, float.NaN), (18, float.PositiveInfinity), (44, float.NegativeInfinity))),
    ];
}
