using LiveConv.Ops;
using LiveConv.Tensors;

namespace LiveConv.Tests.Support.Ops;

internal static class Conv3DCases
{
    public static IEnumerable<OpCase> All =>
    [
        Case("2×3×3", new Conv3D(), new(1, 2, 3, 5, 7), new(3, 2, 2, 3, 3), 4500),
        Case("bias and batches", new Conv3D { PaddingBefore = new(1, 0, 1), PaddingAfter = new(0, 2, 1) }, new(2, 3, 3, 4, 5), new(2, 3, 2, 2, 3), 4501, bias: true),
        Case("stride and dilation", new Conv3D { Stride = new(1, 2, 3), Dilation = new(2, 1, 2) }, new(1, 1, 5, 6, 9), new(2, 1, 2, 3, 3), 4502),
        Case("groups", new Conv3D { Groups = 2 }, new(1, 4, 2, 3, 4), new(6, 2, 1, 2, 2), 4503, bias: true),
    ];

    private static OpCase Case(string what, Conv3D op, Shape x, Shape weights, int seed, bool bias = false)
    {
        Tensor[] inputs = [Values.Uniform(x, seed), Values.Uniform(weights, seed + 1000)];
        return bias
            ? new($"Conv3D: {what}", op, [.. inputs, Values.Uniform(new Shape(weights[0]), seed + 2000)], [1, 2])
            : new($"Conv3D: {what}", op, inputs, [1]);
    }
}
