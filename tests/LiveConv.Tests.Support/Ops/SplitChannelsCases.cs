using LiveConv.Ops;

namespace LiveConv.Tests.Support.Ops;

internal static class SplitChannelsCases
{
    public static IEnumerable<OpCase> All =>
    [
        Case(1, 0, 1), Case(3, 0, 1), Case(3, 1, 1), Case(3, 2, 1), Case(8, 4, 4), Case(9, 3, 5), Case(13, 1, 12), Case(16, 7, 9), Case(5, 0, 5),
        OpCase.Of(new SplitChannels(1, 3), "batch of 2", Values.Uniform(new(2, 5, 7, 3), 2300)),
        OpCase.Of(new SplitChannels(1, 1), "special values", Values.Specials(new(1, 3, 5, 7))),
        OpCase.Of(new SplitChannels(6, 1), "single pixel", Values.Uniform(new(1, 7, 1, 1), 2301)),
    ];

    private static OpCase Case(int channels, int start, int count) =>
        OpCase.Of(new SplitChannels(start, count), $"{count} from {start} of {channels}", Values.Uniform(new(1, channels, 5, 7), 2200 + channels));
}
