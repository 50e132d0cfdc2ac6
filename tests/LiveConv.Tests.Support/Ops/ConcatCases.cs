using LiveConv.Ops;
using LiveConv.Tensors;

namespace LiveConv.Tests.Support.Ops;

internal static class ConcatCases
{
    public static IEnumerable<OpCase> All =>
    [
        Channels("one input", 3),
        Channels("two of one channel", 1, 1),
        Channels("four of one channel", 1, 1, 1, 1),
        Channels("aligned to 4", 4, 8),
        Channels("every remainder of 4", 1, 2, 3, 5, 4, 6),
        Channels("8 gabors", 1, 1, 1, 1, 1, 1, 1, 1),
        Channels("wide after narrow", 3, 13),
        OpCase.Of(new Concat(1), "batch of 2", Values.Uniform(new(2, 3, 7, 5), 1), Values.Uniform(new(2, 2, 7, 5), 2)),
        OpCase.Of(new Concat(1), "special values", Values.Specials(new(1, 1, 5, 7)), Values.Specials(new(1, 2, 5, 7), 3)),
        OpCase.Of(new Concat(1), "single pixels", Values.Uniform(new(1, 5, 1, 1), 3), Values.Uniform(new(1, 1, 1, 1), 4)),
        Along("batches", 0, new(2, 5, 3, 7), new(1, 5, 3, 7)),
        Along("rows", 2, new(2, 5, 3, 7), new(2, 5, 1, 7), new(2, 5, 4, 7)),
        Along("columns", 3, new(2, 3, 5, 7), new(2, 3, 5, 2), new(2, 3, 5, 1)),
        Along("vectors", 0, new(7), new(1), new(13)),
        Along("scalars in a vector", 0, new(1), new(1)),
        Along("columns of matrices", 1, new(5, 3), new(5, 11)),
        Along("rank 3", 1, new(2, 3, 7), new(2, 5, 7)),
        Along("rank 5", 3, new(2, 3, 1, 5, 2), new(2, 3, 1, 2, 2)),
        Along("rank 6", 5, new(2, 1, 3, 2, 1, 3), new(2, 1, 3, 2, 1, 5)),
        Along("nothing to add", 1, new(2, 3, 5), new(2, 0, 5)),
        OpCase.Of(new Concat(0), "whole numbers", Tensor.OfIntegers(new(2), [1L << 40, -7]), Tensor.OfIntegers(new(1), [3])),
    ];

    private static OpCase Channels(string what, params int[] channels) =>
        OpCase.Of(new Concat(1), what, [.. channels.Select((c, i) => Values.Uniform(new Shape(1, c, 5, 7), 2100 + i))]);

    private static OpCase Along(string what, int axis, params Shape[] shapes) =>
        OpCase.Of(new Concat(axis), what, [.. shapes.Select((shape, i) => Values.Uniform(shape, 2120 + i))]);
}
