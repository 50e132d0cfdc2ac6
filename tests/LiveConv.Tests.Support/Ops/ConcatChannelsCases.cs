using LiveConv.Ops;
using LiveConv.Tensors;

namespace LiveConv.Tests.Support.Ops;

internal static class ConcatChannelsCases
{
    public static IEnumerable<OpCase> All =>
    [
        Case("one input", 3),
        Case("two of one channel", 1, 1),
        Case("four of one channel", 1, 1, 1, 1),
        Case("aligned to 4", 4, 8),
        Case("every remainder of 4", 1, 2, 3, 5, 4, 6),
        Case("8 gabors", 1, 1, 1, 1, 1, 1, 1, 1),
        Case("wide after narrow", 3, 13),
        OpCase.Of(new ConcatChannels(), "batch of 2", Values.Uniform(new(2, 3, 7, 5), 1), Values.Uniform(new(2, 2, 7, 5), 2)),
        OpCase.Of(new ConcatChannels(), "special values", Values.Specials(new(1, 1, 5, 7)), Values.Specials(new(1, 2, 5, 7), 3)),
        OpCase.Of(new ConcatChannels(), "single pixels", Values.Uniform(new(1, 5, 1, 1), 3), Values.Uniform(new(1, 1, 1, 1), 4)),
    ];

    private static OpCase Case(string what, params int[] channels) =>
        OpCase.Of(new ConcatChannels(), what, [.. channels.Select((c, i) => Values.Uniform(new Shape(1, c, 5, 7), 2100 + i))]);
}
