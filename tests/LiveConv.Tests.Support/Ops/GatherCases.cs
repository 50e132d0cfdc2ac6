using LiveConv.Ops;
using LiveConv.Tensors;

namespace LiveConv.Tests.Support.Ops;

internal static class GatherCases
{
    public static IEnumerable<OpCase> All =>
    [
        Case("rows of a matrix", 0, new(5, 7), new(3), 4, 0, -1),
        Case("columns of a matrix", 1, new(5, 7), new(2), 6, -7),
        Case("one channel", 1, new(2, 5, 3, 7), new(), 3),
        Case("shuffled channels", 1, new(2, 8, 3, 5), new(8), 0, 4, 1, 5, 2, 6, 3, 7),
        Case("columns of pictures", 3, new(1, 3, 5, 7), new(4), 6, 5, 5, 0),
        Case("a table of indices", 1, new(3, 5, 2), new(2, 3), 0, 1, 2, -1, -2, -3),
        Case("vector by scalar", 0, new(11), new(), 10),
        Case("rank 6", 4, new(2, 1, 3, 2, 5, 2), new(2), 3, 1),
        Case("nothing", 0, new(5, 3), new(0)),
        new("Gather: whole numbers", new Gather(0), [Tensor.OfIntegers(new(3), [7, 1L << 45, -1]), Tensor.OfIntegers(new(2), [1, -1])], [1]),
        OpCase.Of(new Gather(0), "indices that aren't constant", Values.Uniform(new(5, 3), 2801), Tensor.OfIntegers(new(2), [4, 2])),
    ];

    private static OpCase Case(string what, int axis, Shape data, Shape indices, params long[] values) =>
        new($"Gather: {what}", new Gather(axis), [Values.Uniform(data, 2800), Tensor.OfIntegers(indices, values)], [1]);
}
