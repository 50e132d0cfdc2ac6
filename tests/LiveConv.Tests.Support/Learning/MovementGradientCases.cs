using LiveConv.Ops;
using LiveConv.Tensors;

namespace LiveConv.Tests.Support.Learning;

internal static class MovementGradientCases
{
    private static readonly Shape Maps = new(2, 4, 3, 6);

    public static IEnumerable<GradientCase> All =>
    [
        Of(new Reshape(new(6, 4, 6)), "to rank 3"),
        Of(new Transpose([2, 0, 3, 1]), "no involution"),
        Of(new Expand(new(2, 2, 4, 3, 6)), "a new axis"),
        GradientCases.Case(new Expand(new(3, 5, 2, 7)), "axes of size 1", [GradientCases.Random(new(5, 1, 7), 1100)]),
        Of(new Tile([1, 2, 3, 1]), "two axes"),
        Of(new Pad([0, 1, 2, 0], [1, 0, 1, 3]), "a constant"),
        Of(new Pad([0, -1, 2, -2], [1, 0, -1, 3], Value: 2), "crops and adds"),
        .. new[] { PadMode.Edge, PadMode.Reflect, PadMode.Wrap }.Select(mode => Of(new Pad([0, 0, 2, 1], [0, 0, 1, 3], mode), $"{mode}")),
        Of(Slice.Along(1, 1, 2, Maps), "some channels"),
        Of(new Slice([0, 1, 0, 1], [2, 2, 2, 3], [1, 2, 2, 2]), "steps of 2"),
        Of(new Slice([1, 3, 2, 5], [2, 2, 3, 2], [-1, -2, -1, -3]), "backwards"),
        .. Enumerable.Range(0, 3).Select(input => GradientCases.Case(
            new Concat(1), $"input {input}", [.. new[] { 4, 3, 5 }.Select((channels, i) => GradientCases.Random(new(2, channels, 3, 5), 1110 + i))], input)),
        Of(new DepthToSpace(2), "depth first"),
        GradientCases.Case(new DepthToSpace(2, true), "columns first", [GradientCases.Random(new(2, 12, 3, 5), 1120)]),
        GradientCases.Case(new SpaceToDepth(3), "blocks of 3", [GradientCases.Random(new(2, 3, 3, 6), 1121)]),
        .. Enumerable.Range(0, 4).Select(axis => GradientCases.Case(
            new Gather(axis), $"axis {axis}, one of them twice", [GradientCases.Random(Maps, 1130 + axis), Tensor.OfIntegers(new(2, 2), [1, -1, 0, 1])], 0, 1)),
    ];

    private static GradientCase Of(Op op, string what) => GradientCases.Case(op, what, [GradientCases.Random(Maps, 1101)]);
}
