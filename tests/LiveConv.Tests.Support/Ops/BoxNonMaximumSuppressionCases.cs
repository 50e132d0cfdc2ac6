using LiveConv.Ops;
using LiveConv.Tensors;

namespace LiveConv.Tests.Support.Ops;

internal static class BoxNonMaximumSuppressionCases
{
    public static IEnumerable<OpCase> All =>
    [
        OpCase.Of(new BoxNonMaximumSuppression(5, 0.3f, 0.2f), "corners", Boxes(2, 40), Values.Uniform(new(2, 3, 40), 4401, 0, 1)),
        OpCase.Of(new BoxNonMaximumSuppression(3, 0.5f) { IsCenterSize = true }, "centres and sizes", Boxes(1, 25), Values.Uniform(new(1, 2, 25), 4402, 0, 1)),
        OpCase.Of(new BoxNonMaximumSuppression(100, 0.1f), "equal scores", Boxes(1, 12), Values.Integers(new(1, 1, 12), 4403, 0, 2)),
        OpCase.Of(new BoxNonMaximumSuppression(0), "none", Boxes(1, 3), Values.Uniform(new(1, 1, 3), 4404)),
    ];

    private static Tensor Boxes(int batch, int count) => Values.Uniform(new(batch, count, 4), 4400, 0, 4);
}
