using LiveConv.Ops;
using LiveConv.Tensors;

namespace LiveConv.Tests.Support.Ops;

internal static class MaxChannelsCases
{
    public static IEnumerable<OpCase> All =>
    [
        .. Shapes.All.Select((shape, i) => OpCase.Of(new MaxChannels(), $"{shape}", Values.Uniform(shape, 1500 + i))),
        OpCase.Of(new MaxChannels(), "negative values, where a zero in an unused channel would win", Values.Uniform(new Shape(1, 5, 3, 7), 1550, -9, -8)),
        OpCase.Of(new MaxChannels(), "NaN in one channel", Values.Uniform(new Shape(1, 6, 3, 5), 1551).With((0, float.NaN), (31, float.NaN), (89, float.NaN))),
        OpCase.Of(new MaxChannels(), "infinities", Values.Uniform(new Shape(1, 3, 3, 5), 1552).With((2, float.PositiveInfinity), (20, float.NegativeInfinity))),
    ];
}
