using LiveConv.Ops;
using LiveConv.Tensors;

namespace LiveConv.Tests.Support.Ops;

internal static class ConvTranspose2DCases
{
    public static IEnumerable<OpCase> All =>
    [
        .. Shapes.All.Select((shape, i) => Case($"2×2 stride 2 of {shape}", new ConvTranspose2D { StrideY = 2, StrideX = 2 }, shape, new(shape.C, 3, 2, 2), 3700 + i)),
        Case("3×3 stride 1", new ConvTranspose2D { Padding = new(1, 1, 1, 1) }, new(1, 3, 5, 7), new(3, 4, 3, 3), 3720, bias: true),
        Case("3×3 stride 2, output padding 1", new ConvTranspose2D { StrideY = 2, StrideX = 2, Padding = new(1, 1, 1, 1), OutputPaddingY = 1, OutputPaddingX = 1 }, new(2, 5, 5, 7), new(5, 8, 3, 3), 3721, bias: true),
        Case("4×4 stride 2, padding 1", new ConvTranspose2D { StrideY = 2, StrideX = 2, Padding = new(1, 1, 1, 1) }, new(1, 8, 3, 5), new(8, 9, 4, 4), 3722),
        Case("stride 3×2, kernel 2×5, asymmetric padding", new ConvTranspose2D { StrideY = 3, StrideX = 2, Padding = new(0, 2, 1, 1) }, new(2, 4, 3, 7), new(4, 5, 2, 5), 3723, bias: true),
        Case("stride larger than the kernel", new ConvTranspose2D { StrideY = 4, StrideX = 3, OutputPaddingY = 3 }, new(1, 2, 3, 5), new(2, 3, 2, 1), 3724, bias: true),
        Case("dilation 2×3", new ConvTranspose2D { DilationY = 2, DilationX = 3, Padding = new(1, 2, 0, 3) }, new(1, 3, 5, 7), new(3, 2, 3, 3), 3725),
        Case("stride and dilation", new ConvTranspose2D { StrideY = 2, StrideX = 3, DilationY = 3, DilationX = 2 }, new(1, 5, 3, 5), new(5, 4, 3, 2), 3726, bias: true),
        Case("padding larger than the kernel", new ConvTranspose2D { StrideY = 2, StrideX = 2, Padding = new(5, 4, 3, 6) }, new(1, 1, 7, 9), new(1, 1, 3, 3), 3727),
        Case("negative padding adds", new ConvTranspose2D { Padding = new(-1, 0, -2, -1) }, new(1, 1, 3, 2), new(1, 2, 2, 2), 3728, bias: true),
        Case("2 groups", new ConvTranspose2D { Groups = 2, StrideY = 2, StrideX = 2 }, new(2, 6, 3, 5), new(6, 5, 3, 3), 3729, bias: true),
        Case("depthwise", new ConvTranspose2D { Groups = 9, StrideY = 2, StrideX = 2, Padding = new(1, 1, 1, 1) }, new(1, 9, 5, 3), new(9, 1, 4, 4), 3730),
        Case("1×1", new ConvTranspose2D(), new(1, 13, 3, 5), new(13, 4, 1, 1), 3731),
        Case("kernel wider than the picture", new ConvTranspose2D { Padding = new(2, 3, 2, 3) }, new(1, 3, 2, 3), new(3, 2, 5, 7), 3732),
        Case("3×3 stride 2, many channels and pixels", new ConvTranspose2D { StrideY = 2, StrideX = 2, Padding = new(1, 1, 1, 1), OutputPaddingX = 1 }, new(1, 53, 13, 23), new(53, 21, 3, 3), 3735, bias: true),
        new("ConvTranspose2D: NaN doesn't reach between the kernels", new ConvTranspose2D { StrideY = 3, StrideX = 4 }, [Values.Uniform(new(2, 3, 3, 5), 3736).With((0, float.NaN), (20, float.NegativeInfinity)), Values.Uniform(new(3, 2, 2, 1), 3737, 0.25f)], [1]),
        new("ConvTranspose2D: NaN stays where it reaches", new ConvTranspose2D { StrideY = 2, StrideX = 2 }, [Values.Uniform(new(1, 2, 3, 5), 3733).With((7, float.NaN), (20, float.PositiveInfinity)), Values.Uniform(new(2, 3, 3, 3), 3734, 0.25f)], [1]),
    ];

    private static OpCase Case(string what, ConvTranspose2D op, Shape x, Shape weights, int seed, bool bias = false)
    {
        var (input, kernel) = (Values.Uniform(x, seed), Values.Uniform(weights, seed + 1000));
        return bias
            ? new($"ConvTranspose2D: {what}", op, [input, kernel, Values.Uniform(new Shape(weights.C * op.Groups), seed + 2000)], [1, 2])
            : new($"ConvTranspose2D: {what}", op, [input, kernel], [1]);
    }
}
