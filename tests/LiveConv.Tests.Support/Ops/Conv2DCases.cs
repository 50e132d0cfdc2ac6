using LiveConv.Ops;
using LiveConv.Tensors;

namespace LiveConv.Tests.Support.Ops;

internal static class Conv2DCases
{
    public static IEnumerable<OpCase> All =>
        [.. Sizes, .. Channels, .. Groups, .. Kernels, .. Geometry, .. Borders, .. SpecialValues, .. Epilogues, .. Products];

    private static IEnumerable<OpCase> Sizes => Shapes.All.Select((shape, i) =>
        Case($"3×3 of {shape}", new Conv2D { Padding = Padding.Same(3, 3) }, shape, new(2, shape.C, 3, 3), i));

    private static IEnumerable<OpCase> Channels => new[]
        {
            (1, 1), (1, 4), (1, 8), (1, 13), (3, 5), (4, 4), (5, 8), (8, 9), (9, 13), (13, 16), (16, 1), (2, 3), (3, 1), (17, 17),
        }
        .SelectMany((pair, i) => new[]
        {
            Case($"3×3 {pair.Item1} to {pair.Item2} channels", new Conv2D { Padding = Padding.Same(3, 3) }, new(1, pair.Item1, 5, 7), new(pair.Item2, pair.Item1, 3, 3), 40 + i),
            Case($"1×1 {pair.Item1} to {pair.Item2} channels, bias", new Conv2D(), new(1, pair.Item1, 3, 7), new(pair.Item2, pair.Item1, 1, 1), 60 + i, bias: true),
        });

    private static IEnumerable<OpCase> Groups =>
    [
        Case("2 groups of 2", Grouped(2), new(1, 4, 7, 5), new(4, 2, 3, 3), 80),
        Case("3 groups, 6 to 9 channels, bias", Grouped(3), new(2, 6, 5, 7), new(9, 2, 3, 3), 81, bias: true),
        Case("2 groups of 4", Grouped(2), new(1, 8, 5, 7), new(8, 4, 3, 3), 82),
        Case("2 groups of 5 to 1", Grouped(2), new(1, 10, 5, 7), new(2, 5, 3, 3), 83),
        Case("3 groups of 5 to 6, bias", Grouped(3) with { Activation = Activation.Relu }, new(2, 15, 5, 7), new(18, 5, 3, 3), 89, bias: true),
        Case("4 groups of 34 to 34, 1×1", new Conv2D { Groups = 4 }, new(1, 136, 3, 7), new(136, 34, 1, 1), 90),
        Case("depthwise 5", Grouped(5), new(1, 5, 7, 5), new(5, 1, 3, 3), 84),
        Case("depthwise 8, bias", Grouped(8), new(2, 8, 5, 7), new(8, 1, 3, 3), 85, bias: true),
        Case("depthwise 4, multiplier 3", Grouped(4), new(1, 4, 5, 7), new(12, 1, 3, 3), 86),
        Case("depthwise 3, multiplier 2, stride 2", Grouped(3) with { StrideY = 2, StrideX = 2 }, new(1, 3, 7, 9), new(6, 1, 3, 3), 87),
        Case("depthwise 13, dilated", Grouped(13) with { DilationY = 2, DilationX = 2, Padding = new(2, 2, 2, 2) }, new(1, 13, 7, 5), new(13, 1, 3, 3), 88),
    ];

    private static IEnumerable<OpCase> Kernels => new[]
        {
            (1, 1), (1, 7), (7, 1), (5, 3), (3, 5), (2, 2), (4, 2), (1, 2), (5, 5), (7, 7), (9, 9), (11, 11), (15, 15), (31, 31),
        }
        .SelectMany((size, i) => new[]
        {
            Kernel(size, BorderMode.Zero, false, 100 + i),
            Kernel(size, BorderMode.Replicate, false, 120 + i),
            Kernel(size, BorderMode.Reflect, true, 140 + i),
        });

    private static IEnumerable<OpCase> Geometry =>
    [
        Case("no padding", new Conv2D(), new(1, 3, 7, 5), new(4, 3, 3, 3), 160),
        Case("33×29, reflect", new Conv2D { Padding = Padding.Same(33, 29), Border = BorderMode.Reflect }, new(1, 1, 37, 41), new(1, 1, 33, 29), 260, bias: true),
        Case("24×40 in 2 groups, asymmetric padding, replicate", new Conv2D { Padding = new(3, 31, 20, 8), Border = BorderMode.Replicate, Groups = 2 }, new(1, 2, 31, 23), new(2, 1, 24, 40), 261),
        Case("kernel as large as the picture", new Conv2D(), new(1, 5, 7, 5), new(3, 5, 7, 5), 161),
        Case("stride 2", new Conv2D { StrideY = 2, StrideX = 2, Padding = new(1, 1, 1, 1) }, new(2, 3, 11, 13), new(5, 3, 3, 3), 162, bias: true),
        Case("stride 2×1", new Conv2D { StrideY = 2, Padding = new(1, 1, 1, 1) }, new(1, 1, 11, 13), new(1, 1, 3, 3), 163),
        Case("stride 1×3", new Conv2D { StrideX = 3, Padding = new(1, 1, 1, 1) }, new(1, 4, 7, 17), new(4, 4, 3, 3), 164),
        Case("stride 3×2 that leaves a rest", new Conv2D { StrideY = 3, StrideX = 2 }, new(1, 2, 12, 14), new(8, 2, 3, 3), 165),
        Case("stride 2, 1×1", new Conv2D { StrideY = 2, StrideX = 2 }, new(1, 9, 7, 5), new(5, 9, 1, 1), 166),
        Case("stride 2, 7×7", new Conv2D { StrideY = 2, StrideX = 2, Padding = new(3, 3, 3, 3) }, new(1, 3, 17, 19), new(4, 3, 7, 7), 167),
        Case("dilation 2×1", new Conv2D { DilationY = 2, Padding = new(2, 1, 2, 1) }, new(1, 1, 11, 7), new(1, 1, 3, 3), 168),
        Case("dilation 1×3", new Conv2D { DilationX = 3, Padding = new(1, 3, 1, 3) }, new(1, 5, 5, 13), new(4, 5, 3, 3), 169),
        Case("dilation 2, even kernel", new Conv2D { DilationY = 2, DilationX = 2, Padding = new(2, 0, 0, 2) }, new(1, 2, 7, 5), new(2, 2, 2, 2), 170),
        Case("asymmetric padding", new Conv2D { Padding = new(0, 2, 3, 1) }, new(1, 3, 5, 7), new(4, 3, 3, 3), 171),
        Case("padding on one side only", new Conv2D { Padding = new(0, 0, 0, 4) }, new(1, 1, 3, 5), new(1, 1, 3, 3), 172),
        Case("padding larger than the kernel", new Conv2D { Padding = new(5, 4, 5, 4) }, new(1, 1, 3, 5), new(1, 1, 3, 3), 173),
        Case("asymmetric stride, dilation and padding, replicate", new Conv2D { StrideY = 2, StrideX = 3, DilationY = 3, DilationX = 2, Padding = new(4, 1, 2, 3), Border = BorderMode.Replicate }, new(2, 5, 11, 13), new(9, 5, 3, 5), 174, bias: true),
        Case("stride, dilation, reflect, flip", new Conv2D { StrideY = 2, StrideX = 2, DilationY = 2, DilationX = 2, Padding = new(2, 2, 2, 2), Border = BorderMode.Reflect, Flip = true }, new(1, 4, 9, 7), new(3, 4, 3, 3), 175),
        Case("wider than a vector register", new Conv2D { Padding = Padding.Same(3, 3) }, new(1, 1, 3, 101), new(1, 1, 3, 3), 176),
        Case("many channels", new Conv2D { Padding = Padding.Same(3, 3) }, new(1, 48, 5, 7), new(40, 48, 3, 3), 177, bias: true),
    ];

    private static IEnumerable<OpCase> Borders =>
        from border in new[] { BorderMode.Replicate, BorderMode.Reflect }
        from shape in Shapes.Pictures.Append(new Shape(2, 5, 7, 3))
        select Case($"5×5 {border} of {shape}", new Conv2D { Padding = Padding.Same(5, 5), Border = border }, shape, new(3, shape.C, 5, 5), 180);

    private static IEnumerable<OpCase> SpecialValues =>
    [
        Special("NaN and infinities stay in their windows", new Conv2D { Padding = Padding.Same(3, 3) }, new(1, 1, 11, 13), new(1, 1, 3, 3)),
        Special("NaN in one channel reaches every output", new Conv2D { Padding = Padding.Same(3, 3) }, new(1, 5, 7, 9), new(6, 5, 3, 3)),
        Special("NaN in one group stays there", Grouped(3), new(1, 6, 7, 9), new(6, 2, 3, 3)),
        Special("NaN in depthwise stays in its channel", Grouped(5), new(1, 5, 7, 9), new(5, 1, 3, 3)),
        new("Conv2D: zero weights don't hide NaN", new Conv2D(), [Values.Uniform(new(1, 1, 3, 5), 190).With((7, float.NaN)), Values.Constant(new(1, 1, 1, 1), 0)], [1]),
        new("Conv2D: subnormals", new Conv2D { Padding = Padding.Same(3, 3) }, [Values.Uniform(new(1, 1, 7, 5), 191, -1e-38f, 1e-38f), Values.Uniform(new(1, 1, 3, 3), 192)], [1]),
        new("Conv2D: cancellation", new Conv2D(), [Values.Uniform(new(1, 1, 5, 7), 193, 1000, 1001), new Tensor(new(1, 1, 1, 2), [1, -1])], [1]),
    ];

    private static IEnumerable<OpCase> Epilogues => new[]
        {
            ("ReLU", Activation.Relu), ("leaky ReLU", Activation.LeakyRelu(0.2f)), ("steep leaky ReLU", Activation.LeakyRelu(-3)), ("clamp", Activation.Clamp(-0.25f, 0.5f)),
        }
        .SelectMany((activation, i) => new[]
        {
            Case($"{activation.Item1}", new Conv2D { Padding = Padding.Same(3, 3), Activation = activation.Item2 }, new(2, 5, 7, 19), new(6, 5, 3, 3), 200 + i),
            Case($"{activation.Item1}, bias, one channel", new Conv2D { Padding = Padding.Same(3, 3), Activation = activation.Item2 }, new(1, 1, 5, 37), new(1, 1, 3, 3), 210 + i, bias: true),
            Case($"{activation.Item1}, depthwise", Grouped(6) with { Activation = activation.Item2 }, new(1, 6, 5, 7), new(6, 1, 3, 3), 220 + i, bias: true),
            Residual($"{activation.Item1}", new Conv2D { Padding = Padding.Same(3, 3), Activation = activation.Item2 }, new(2, 4, 5, 7), new(9, 4, 3, 3), 230 + i),
        })
        .Concat(
        [
            Residual("1×1", new Conv2D(), new(1, 13, 7, 5), new(17, 13, 1, 1), 240),
            Residual("2 groups of 6 to 5", Grouped(2) with { Activation = Activation.Relu }, new(2, 12, 5, 7), new(10, 6, 3, 3), 246),
            Residual("stride 2, 2 groups", Grouped(2) with { StrideY = 2, StrideX = 2, Activation = Activation.Relu }, new(1, 8, 9, 11), new(6, 4, 3, 3), 241),
            new("Conv2D: NaN passes the activation", new Conv2D { Activation = Activation.Relu }, [Values.Uniform(new(1, 3, 3, 7), 242).With((4, float.NaN), (9, float.NegativeInfinity)), Values.Uniform(new(5, 3, 1, 1), 243, 0.25f, 1)], [1]),
            new("Conv2D: NaN passes clamping", new Conv2D { Activation = Activation.Clamp(0, 6) }, [Values.Uniform(new(1, 3, 3, 7), 244).With((4, float.NaN), (9, float.PositiveInfinity)), Values.Uniform(new(5, 3, 1, 1), 245, 0.25f, 1)], [1]),
        ]);

    // Sums longer than a packed panel, pictures of several panels, outputs of several parts: what matrix products are cut into.
    private static IEnumerable<OpCase> Products =>
    [
        Residual("sums of 630, ReLU", new Conv2D { Padding = Padding.Same(3, 3), Activation = Activation.Relu }, new(1, 70, 9, 11), new(13, 70, 3, 3), 250),
        Residual("1×1, sums of 401", new Conv2D { Activation = Activation.LeakyRelu(0.1f) }, new(2, 401, 5, 7), new(7, 401, 1, 1), 251),
        Case("picture of many panels", new Conv2D { Padding = Padding.Same(3, 3) }, new(1, 6, 37, 41), new(9, 6, 3, 3), 252, bias: true),
        Case("7×7, stride 2, many panels", new Conv2D { StrideY = 2, StrideX = 2, Padding = new(3, 3, 3, 3) }, new(1, 3, 61, 67), new(12, 3, 7, 7), 253, bias: true),
        Case("stride 3×4, dilation 2×3, 2 groups, reflect", Grouped(2) with { StrideY = 3, StrideX = 4, DilationY = 2, DilationX = 3, Padding = new(2, 5, 1, 4), Border = BorderMode.Reflect }, new(2, 12, 19, 43), new(14, 6, 3, 3), 254),
        Case("3×3, 18 to 21 channels of 2 pictures", new Conv2D { Padding = Padding.Same(3, 3), Activation = Activation.Relu }, new(2, 18, 23, 21), new(21, 18, 3, 3), 259, bias: true),
        Case("150 outputs of 5×7 pixels", new Conv2D { Padding = Padding.Same(3, 3) }, new(1, 9, 5, 7), new(150, 9, 3, 3), 255, bias: true),
        Case("131 outputs of one pixel", new Conv2D(), new(1, 203, 1, 1), new(131, 203, 1, 1), 256, bias: true),
        Case("one column", new Conv2D { Padding = new(1, 0, 1, 0) }, new(1, 5, 83, 1), new(6, 5, 3, 1), 257),
        Case("depthwise, stride 2×3, flip", Grouped(5) with { StrideY = 2, StrideX = 3, Flip = true }, new(1, 5, 13, 41), new(5, 1, 3, 3), 258, bias: true),
    ];

    private static OpCase Residual(string what, Conv2D op, Shape x, Shape weights, int seed)
    {
        var residual = op.InferShape([x, weights]);
        return new(
            $"Conv2D: residual, {what}",
            op with { HasResidual = true },
            [Values.Uniform(x, seed), Values.Uniform(weights, seed + 1000), Values.Uniform(new Shape(weights.N), seed + 2000), Values.Uniform(residual, seed + 3000)],
            [1, 2]);
    }

    private static Conv2D Grouped(int groups) => new() { Groups = groups, Padding = Padding.Same(3, 3) };

    private static OpCase Kernel((int H, int W) size, BorderMode border, bool flip, int seed) =>
        Case($"{size.H}×{size.W} {border}{(flip ? " flipped" : "")}", new Conv2D { Padding = Padding.Same(size.H, size.W), Border = border, Flip = flip }, new(1, 1, 17, 19), new(1, 1, size.H, size.W), seed, bias: flip);

    private static OpCase Case(string what, Conv2D op, Shape x, Shape weights, int seed, bool bias = false)
    {
        var (input, kernel) = (Values.Uniform(x, seed), Values.Uniform(weights, seed + 1000));
        return bias
            ? new($"Conv2D: {what}", op, [input, kernel, Values.Uniform(new Shape(weights.N), seed + 2000)], [1, 2])
            : new($"Conv2D: {what}", op, [input, kernel], [1]);
    }

    private static OpCase Special(string what, Conv2D op, Shape x, Shape weights) => new(
        $"Conv2D: {what}",
        op,
        [Values.Uniform(x, 195).With((0, float.NaN), (x.W * 4, float.PositiveInfinity), (x.Count - 1, float.NegativeInfinity), (x.Count / 2, 1e-40f)), Values.Uniform(weights, 196, 0.25f, 1)],
        [1]);
}
