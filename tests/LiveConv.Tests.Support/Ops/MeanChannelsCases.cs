using LiveConv.Ops;
using LiveConv.Tensors;

namespace LiveConv.Tests.Support.Ops;

internal static class MeanChannelsCases
{
    public static IEnumerable<OpCase> All =>
    [
        .. Shapes.All.Select((shape, i) => OpCase.Of(new MeanChannels(), $"{shape}", Values.Uniform(shape, 1600 + i))),
        OpCase.Of(new MeanChannels(), "negative values, where a zero in an unused channel would win", Values.Uniform(new Shape(1, 5, 3, 7), 1650, -9, -8)),
        OpCase.Of(new MeanChannels(), "NaN in one channel", Values.Uniform(new Shape(1, 6, 3, 5), 1651).With((0, float.NaN), (31, float.NaN), (89, float.NaN))),
        OpCase.Of(new MeanChannels(), "infinities", Values.Uniform(new Shape(1, 3, 3, 5), 1652).With((2, float.PositiveInfinity), (20, float.NegativeInfinity))),
    ];
}
