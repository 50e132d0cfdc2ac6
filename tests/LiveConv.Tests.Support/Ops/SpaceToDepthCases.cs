using LiveConv.Ops;
using LiveConv.Tensors;

namespace LiveConv.Tests.Support.Ops;

internal static class SpaceToDepthCases
{
    public static IEnumerable<OpCase> All =>
    [
        Case(new(1, 1, 6, 10), 2),
        Case(new(2, 3, 4, 14), 2),
        Case(new(1, 5, 2, 2), 2),
        Case(new(1, 2, 9, 15), 3),
        Case(new(2, 3, 8, 4), 4),
        Case(new(1, 7, 3, 5), 1),
        OpCase.Of(new SpaceToDepth(2), "special values", Values.Specials(new(1, 3, 6, 4))),
    ];

    private static OpCase Case(Shape shape, int block) =>
        OpCase.Of(new SpaceToDepth(block), $"{shape} by {block}", Values.Uniform(shape, 3500));
}
