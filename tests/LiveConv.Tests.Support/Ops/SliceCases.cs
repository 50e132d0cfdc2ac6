using LiveConv.Ops;
using LiveConv.Tensors;

namespace LiveConv.Tests.Support.Ops;

internal static class SliceCases
{
    public static IEnumerable<OpCase> All =>
    [
        Channels(1, 0, 1), Channels(3, 0, 1), Channels(3, 1, 1), Channels(3, 2, 1), Channels(8, 4, 4), Channels(9, 3, 5), Channels(13, 1, 12), Channels(16, 7, 9), Channels(5, 0, 5),
        OpCase.Of(Slice.Along(1, 1, 3, new(2, 5, 7, 3)), "batch of 2", Values.Uniform(new(2, 5, 7, 3), 2300)),
        OpCase.Of(Slice.Along(1, 1, 1, new(1, 3, 5, 7)), "special values", Values.Specials(new(1, 3, 5, 7))),
        OpCase.Of(Slice.Along(1, 6, 1, new(1, 7, 1, 1)), "single pixel", Values.Uniform(new(1, 7, 1, 1), 2301)),
        Case("rows", new(2, 5, 11, 7), [0, 0, 3, 0], [2, 5, 5, 7], [1, 1, 1, 1]),
        Case("rows and columns of many channels", new(2, 19, 7, 9), [0, 0, 1, 2], [2, 19, 5, 4], [1, 1, 1, 2]),
        Case("the middle of many channels", new(1, 37, 9, 7), [0, 0, 2, 2], [1, 37, 5, 3], [1, 1, 1, 1]),
        Case("columns", new(1, 9, 5, 13), [0, 0, 0, 4], [1, 9, 5, 7], [1, 1, 1, 1]),
        Case("every second pixel", new(1, 3, 11, 13), [0, 0, 1, 0], [1, 3, 5, 7], [1, 1, 2, 2]),
        Case("all axes at once", new(3, 11, 7, 13), [1, 2, 0, 3], [2, 3, 3, 4], [1, 3, 2, 2]),
        Case("backwards", new(2, 5, 3, 7), [1, 4, 2, 6], [2, 5, 3, 7], [-1, -1, -1, -1]),
        Case("backwards in steps", new(1, 9, 5, 13), [0, 8, 4, 11], [1, 3, 2, 4], [1, -3, -4, -3]),
        Case("one element", new(2, 3, 5, 7), [1, 2, 4, 6], [1, 1, 1, 1], [1, 1, 1, 1]),
        Case("vector", new(17), [3], [5], [2]),
        Case("vector backwards", new(17), [16], [17], [-1]),
        Case("matrix", new(7, 11), [2, 10], [3, 4], [2, -3]),
        Case("rank 3", new(3, 5, 7), [0, 1, 2], [3, 2, 5], [1, 3, 1]),
        Case("rank 5", new(2, 3, 1, 5, 7), [1, 0, 0, 1, 6], [1, 2, 1, 2, 3], [1, 2, 1, 3, -2]),
        Case("rank 6", new(2, 1, 3, 2, 3, 5), [0, 0, 2, 0, 1, 0], [2, 1, 3, 1, 2, 5], [1, 1, -1, 1, 1, 1]),
        Case("nothing", new(3, 5), [0, 5], [3, 0], [1, 1]),
        OpCase.Of(new Slice([1], [2], [2]), "whole numbers", Tensor.OfIntegers(new(5), [1, 2, 3, 1L << 50, 5])),
    ];

    private static OpCase Channels(int channels, int start, int count) =>
        OpCase.Of(Slice.Along(1, start, count, new(1, channels, 5, 7)), $"{count} from {start} of {channels}", Values.Uniform(new(1, channels, 5, 7), 2200 + channels));

    private static OpCase Case(string what, Shape shape, int[] starts, int[] counts, int[] steps) =>
        OpCase.Of(new Slice([.. starts], [.. counts], [.. steps]), what, Values.Uniform(shape, 2310));
}
