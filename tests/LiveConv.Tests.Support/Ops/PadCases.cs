using LiveConv.Ops;
using LiveConv.Tensors;

namespace LiveConv.Tests.Support.Ops;

internal static class PadCases
{
    public static IEnumerable<OpCase> All =>
    [
        .. Enum.GetValues<PadMode>().SelectMany(mode => new[]
        {
            Case(mode, new(1, 3, 5, 7), [0, 0, 1, 2], [0, 0, 3, 1]),
            Case(mode, new(2, 5, 7, 3), [0, 0, 2, 0], [0, 0, 0, 2]),
            Case(mode, new(2, 4, 3, 5), [1, 2, 0, 3], [0, 1, 2, 1]),
            Case(mode, new(1, 9, 11, 13), [0, 0, -2, -3], [0, 0, -1, 4]),
            Case(mode, new(2, 19, 5, 3), [0, 0, 1, 2], [0, 0, 2, 1]),
            Case(mode, new(1, 37, 4, 7), [0, 0, 0, -2], [0, 0, 3, 1]),
            Case(mode, new(1, 1, 1, 1), [0, 0, 2, 3], [0, 0, 1, 1]),
            Case(mode, new(1, 2, 2, 3), [0, 0, 5, 7], [0, 0, 6, 4]),
            Case(mode, new(7), [3], [2]),
            Case(mode, new(5, 3), [0, 2], [4, 1]),
            Case(mode, new(2, 3, 5), [1, -1, 2], [0, 3, -2]),
            Case(mode, new(2, 3, 1, 5, 2), [0, 1, 2, 0, 1], [1, 0, 1, -2, 3]),
            Case(mode, new(1, 2, 3, 2, 1, 3), [1, 0, 1, 0, 1, 2], [0, 1, 0, 1, 0, 1]),
        }),
        OpCase.Of(new Pad([0, 0, 1, 1], [0, 0, 1, 1], PadMode.Constant, -1.5f), "a value", Values.Uniform(new(2, 3, 5, 7), 3101)),
        OpCase.Of(new Pad([0, 0, 1, 1], [0, 0, 1, 1], PadMode.Constant, float.NegativeInfinity), "infinity around special values", Values.Specials(new(1, 2, 5, 7))),
        OpCase.Of(new Pad([0, 1], [0, 0], PadMode.Constant, 1), "around nothing", Values.Uniform(new(3, 0), 3102)),
        OpCase.Of(new Pad([1], [2], PadMode.Reflect), "whole numbers", Tensor.OfIntegers(new(3), [1, 1L << 51, -3])),
    ];

    private static OpCase Case(PadMode mode, Shape shape, int[] before, int[] after) =>
        OpCase.Of(new Pad([.. before], [.. after], mode), $"{mode} of {shape}", Values.Uniform(shape, 3100));
}
