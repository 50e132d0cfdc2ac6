using LiveConv.Ops;
using LiveConv.Tensors;

namespace LiveConv.Tests.Support.Ops;

internal static class ConvTranspose3DCases
{
    public static IEnumerable<OpCase> All =>
    [
        Case("2×2×2 stride 2", new ConvTranspose3D { Stride = new(2, 2, 2) }, new(1, 3, 2, 3, 5), new(3, 2, 2, 2, 2), 4600),
        Case("asymmetric", new ConvTranspose3D { Stride = new(1, 3, 2), PaddingBefore = new(0, 1, 2), PaddingAfter = new(1, 0, 0), OutputPadding = new(0, 1, 1) }, new(2, 2, 2, 3, 4), new(2, 3, 2, 3, 4), 4601, bias: true),
        Case("dilation, groups", new ConvTranspose3D { Dilation = new(1, 2, 3), Groups = 2 }, new(1, 4, 2, 3, 2), new(4, 1, 2, 2, 2), 4602, bias: true),
    ];

    private static OpCase Case(string what, ConvTranspose3D op, Shape x, Shape weights, int seed, bool bias = false)
    {
        Tensor[] inputs = [Values.Uniform(x, seed), Values.Uniform(weights, seed + 1000)];
        return bias
            ? new($"ConvTranspose3D: {what}", op, [.. inputs, Values.Uniform(new Shape(weights[1] * op.Groups), seed + 2000)], [1, 2])
            : new($"ConvTranspose3D: {what}", op, inputs, [1]);
    }
}
