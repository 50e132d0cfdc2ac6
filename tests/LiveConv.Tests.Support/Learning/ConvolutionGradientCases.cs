using LiveConv.Ops;
using LiveConv.Tensors;

namespace LiveConv.Tests.Support.Learning;

internal static class ConvolutionGradientCases
{
    public static IEnumerable<GradientCase> All =>
    [
        Conv("3×3", new Conv2D { Padding = new(1, 1, 1, 1) }, new(2, 3, 5, 7), new(4, 3, 3, 3), 700),
        Conv("no padding", new Conv2D(), new(1, 2, 5, 4), new(3, 2, 3, 2), 710),
        Conv("1×1", new Conv2D(), new(2, 5, 3, 4), new(9, 5, 1, 1), 720),
        Conv("asymmetric padding", new Conv2D { Padding = new(2, 0, 1, 3) }, new(1, 3, 5, 4), new(2, 3, 3, 4), 730),
        Conv("padding wider than the kernel", new Conv2D { Padding = new(3, 2, 4, 5) }, new(1, 2, 3, 4), new(3, 2, 2, 3), 740),
        Conv("stride 2 that leaves a rest", new Conv2D { StrideY = 2, StrideX = 2, Padding = new(1, 1, 1, 1) }, new(1, 3, 6, 9), new(4, 3, 3, 3), 750),
        Conv("stride 3×2, larger than the kernel", new Conv2D { StrideY = 3, StrideX = 2 }, new(1, 2, 9, 8), new(3, 2, 2, 1), 760),
        Conv("dilation 2×3", new Conv2D { DilationY = 2, DilationX = 3, Padding = new(2, 1, 0, 3) }, new(1, 2, 7, 8), new(3, 2, 3, 2), 770),
        Conv("stride and dilation", new Conv2D { StrideY = 2, DilationY = 2, DilationX = 2, Padding = new(1, 2, 2, 1) }, new(1, 2, 7, 8), new(3, 2, 3, 3), 780),
        Conv("two groups", new Conv2D { Groups = 2, Padding = new(1, 1, 1, 1) }, new(2, 4, 3, 5), new(6, 2, 3, 3), 790),
        Conv("two groups, stride 2", new Conv2D { Groups = 2, StrideY = 2, StrideX = 2, Padding = new(1, 1, 1, 1) }, new(1, 4, 5, 7), new(6, 2, 3, 3), 800),
        Conv("depthwise", new Conv2D { Groups = 9, Padding = new(1, 1, 1, 1) }, new(1, 9, 4, 5), new(9, 1, 3, 3), 810),
        Conv("flipped", new Conv2D { Flip = true, Padding = new(1, 0, 0, 1) }, new(1, 2, 5, 4), new(3, 2, 2, 3), 820),
        Conv("edge repeated", new Conv2D { Border = BorderMode.Replicate, Padding = new(2, 1, 1, 2) }, new(1, 2, 4, 5), new(3, 2, 3, 3), 830),
        Conv("edge mirrored, stride 2", new Conv2D { Border = BorderMode.Reflect, StrideY = 2, StrideX = 2, Padding = new(1, 2, 2, 1) }, new(1, 2, 5, 6), new(3, 2, 3, 3), 840),
        Conv("ReLU", new Conv2D { Activation = Activation.Relu, Padding = new(1, 1, 1, 1) }, new(1, 3, 5, 4), new(4, 3, 3, 3), 850),
        Conv("leaky ReLU", new Conv2D { Activation = Activation.LeakyRelu(0.2f) }, new(1, 3, 5, 4), new(4, 3, 3, 3), 860),
        Conv("clamp", new Conv2D { Activation = Activation.Clamp(-3, 4) }, new(1, 3, 5, 4), new(4, 3, 3, 3), 870),
        .. Enumerable.Range(0, 2).Select(i => Residual(3 * i, 880)),
        Transposed("stride 2", new ConvTranspose2D { StrideY = 2, StrideX = 2, Padding = new(1, 1, 1, 1), OutputPaddingY = 1 }, new(1, 3, 4, 5), new(3, 4, 3, 3), 900),
        Transposed("stride 3×2, dilation, groups", new ConvTranspose2D { StrideY = 3, StrideX = 2, DilationX = 2, Groups = 2, Padding = new(0, 2, 1, 1) }, new(2, 4, 3, 4), new(4, 3, 2, 3), 910),
        Transposed("output padding of a stride", new ConvTranspose2D { StrideY = 2, OutputPaddingY = 2 }, new(1, 2, 3, 4), new(2, 3, 2, 2), 920),
        Transposed("negative padding", new ConvTranspose2D { Padding = new(-1, 0, -2, -1) }, new(1, 2, 3, 4), new(2, 3, 2, 2), 930),
    ];

    private static GradientCase Conv(string what, Conv2D op, Shape x, Shape weights, int seed) =>
        GradientCases.Case(op, what, [GradientCases.Random(x, seed), GradientCases.Random(weights, seed + 1, -1, 1), GradientCases.Random(new(weights.N), seed + 2)], 0, 1, 2);

    private static GradientCase Transposed(string what, ConvTranspose2D op, Shape x, Shape weights, int seed) =>
        GradientCases.Case(op, what, [GradientCases.Random(x, seed), GradientCases.Random(weights, seed + 1, -1, 1)], 0, 1);

    private static GradientCase Residual(int wrt, int seed) => GradientCases.Case(
        new Conv2D { HasResidual = true, Activation = Activation.Relu, Padding = new(1, 1, 1, 1) },
        $"residual and ReLU, input {wrt}",
        [GradientCases.Random(new(1, 3, 5, 4), seed), GradientCases.Random(new(4, 3, 3, 3), seed + 1, -1, 1), GradientCases.Random(new(4), seed + 2), GradientCases.Random(new(1, 4, 5, 4), seed + 3)],
        wrt,
        1,
        2);
}
