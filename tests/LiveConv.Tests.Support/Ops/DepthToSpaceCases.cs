using LiveConv.Ops;
using LiveConv.Tensors;

namespace LiveConv.Tests.Support.Ops;

internal static class DepthToSpaceCases
{
    public static IEnumerable<OpCase> All =>
    [
        .. new[] { false, true }.SelectMany(crd => new[]
        {
            Case(new(1, 4, 5, 7), 2, crd),
            Case(new(2, 12, 3, 5), 2, crd),
            Case(new(1, 20, 2, 3), 2, crd),
            Case(new(1, 9, 5, 7), 3, crd),
            Case(new(2, 45, 1, 2), 3, crd),
            Case(new(1, 16, 7, 5), 4, crd),
            Case(new(2, 5, 3, 7), 1, crd),
            Case(new(1, 8, 1, 1), 2, crd),
        }),
        OpCase.Of(new DepthToSpace(2, true), "special values", Values.Specials(new(1, 8, 3, 5))),
    ];

    private static OpCase Case(Shape shape, int block, bool crd) =>
        OpCase.Of(new DepthToSpace(block, crd), $"{shape} by {block}, {(crd ? "CRD" : "DCR")}", Values.Uniform(shape, 3400));
}
