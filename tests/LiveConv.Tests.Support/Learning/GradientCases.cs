using System.Collections.Immutable;
using LiveConv.Ops;
using LiveConv.Tensors;

namespace LiveConv.Tests.Support.Learning;

/// <summary>A case or more for every op that has a gradient.</summary>
public static class GradientCases
{
    private static readonly Shape Odd = new(2, 5, 3, 7);

    public static IReadOnlyList<GradientCase> All { get; } =
        [.. Functions, .. Pairs, .. ConvolutionGradientCases.All, .. Matrices, .. PoolGradientCases.All, .. MovementGradientCases.All, .. Reductions, .. Normalizations];

    /// <summary>The name of each case in an array, as xunit's MemberData wants it.</summary>
    public static IEnumerable<object[]> Names => All.Select(item => new object[] { item.Name });

    public static GradientCase Find(string name) => All.Single(item => item.Name == name);

    /// <summary>A case whose inputs are on the grid, odd multiples of 2⁻¹¹, so that no value is a whole number or another simple fraction.</summary>
    internal static GradientCase Case(Op op, string what, Tensor[] inputs, int wrt = 0, params int[] constants) =>
        new($"{op.Name}: {what}", op, [.. inputs.Select(OnGrid)], wrt, constants);

    /// <summary>Uniform values.</summary>
    internal static Tensor Random(Shape shape, int seed, float low = -2, float high = 2) => Ops.Values.Uniform(shape, seed, low, high);

    /// <summary>Different values, at least 2⁻⁸ apart, in a random order.</summary>
    internal static Tensor Different(Shape shape, int seed)
    {
        var order = Random(shape, seed).Data.Select((value, i) => (value, i)).OrderBy(item => item.value).Select(item => item.i).ToArray();
        var tensor = new Tensor(shape);
        for (var i = 0; i < order.Length; i++) tensor.Data[order[i]] = (i - (order.Length / 2)) / 256f;
        return tensor;
    }

    private static IEnumerable<GradientCase> Functions =>
    [
        .. new Op[]
        {
            new Abs(), new Affine(-1.5f, 0.25f), new Asinh(), new Atan(), new Cast(ElementType.Float32), new Celu(0.75f), new Clamp(-1, 0.5f), new Clamp(0, 1), new Cos(), new Cosh(),
            new Elu(0.5f), new Erf(), new Exp(), new Gelu(), new Gelu(true), new HardSigmoid(0.3f, 0.4f), new LeakyRelu(0.1f), new LeakyRelu(-0.5f), new Mish(), new Neg(), new Relu(),
            new Selu(), new Sigmoid(), new Sin(), new Sinh(), new Softplus(), new Softsign(), new Tanh(), new ThresholdedRelu(0.5f),
        }.Select((op, i) => Case(op, $"{op}", [Random(Odd, 100 + i)])),
        .. new Op[] { new Acos(), new Asin(), new Atanh(), new Tan() }.Select((op, i) => Case(op, "from −0.9 to 0.9", [Random(Odd, 140 + i, -0.9f, 0.9f)])),
        .. new Op[] { new Log(), new Sqrt(), new Reciprocal() }.Select((op, i) => Case(op, "from 0.25 to 4", [Random(Odd, 150 + i, 0.25f, 4)])),
        Case(new Acosh(), "from 1.25 to 4", [Random(Odd, 160, 1.25f, 4)]),
        Case(new HardSwish(), "from −5 to 5", [Random(Odd, 161, -5, 5)]),
        Case(new ColorToGray(), "two pictures", [Random(new(2, 3, 5, 7), 162)]),
        Case(new Relu(), "rank 2", [Random(new(3, 11), 163)]),
    ];

    private static IEnumerable<GradientCase> Pairs =>
    [
        .. new Op[] { new Add(), new Sub(), new Mul(), new Magnitude(), new Max(), new Min() }.SelectMany((op, i) => Broadcasts(op, 200 + (10 * i), -2, 2)),
        .. new Op[] { new Div(), new Pow() }.SelectMany((op, i) => Broadcasts(op, 280 + (10 * i), 0.5f, 3)),
        .. Broadcasts(new Orientation(), 310, 0.5f, 2),
        new("Pow: squares of both signs", new Pow(), [OnGrid(Random(Odd, 320)), new Tensor(new Shape([]), [2f])], 0, [1]),
        Case(new PRelu(), "x, a slope for each channel", [Random(Odd, 330), Random(new(5, 1, 1), 331)]),
        Case(new PRelu(), "the slopes", [Random(Odd, 332), Random(new(5, 1, 1), 333)], 1),
        Case(new Gate(-0.5f, 1, 0.25f), "what passes", [Random(Odd, 334), Random(new(5, 1, 7), 335)]),
        Chosen(1, 340),
        Chosen(2, 343),
    ];

    private static IEnumerable<GradientCase> Matrices =>
    [
        .. new[] { (false, false), (true, false), (false, true), (true, true) }.SelectMany((flags, i) => Enumerable.Range(0, 3).Select(wrt => Case(
            new Gemm { TransposeA = flags.Item1, TransposeB = flags.Item2, Alpha = 1.5f, Beta = -0.5f },
            $"input {wrt}, {flags}",
            [Random(flags.Item1 ? new(7, 3) : new(3, 7), 400 + (10 * i)), Random(flags.Item2 ? new(5, 7) : new(7, 5), 401 + (10 * i)), Random(new(5), 402 + (10 * i))],
            wrt))),
        Case(new Gemm { TransposeB = true }, "one row, constant weights", [Random(new(1, 19), 450), Random(new(11, 19), 451), Random(new(11), 452)], 0, 1, 2),
        .. new (Shape A, Shape B)[] { (new(3, 5), new(5, 7)), (new(2, 3, 5), new(2, 5, 4)), (new(2, 1, 3, 5), new(3, 5, 2)), (new(5), new(5, 7)), (new(3, 5), new(5)), (new(2, 3, 5), new(5)), (new(5), new(5)) }
            .SelectMany((shapes, i) => Enumerable.Range(0, 2).Select(wrt => Case(new MatMul(), $"{shapes.A} by {shapes.B}, input {wrt}", [Random(shapes.A, 460 + (2 * i)), Random(shapes.B, 461 + (2 * i))], wrt))),
        Case(new MatMul(), "constant weights", [Random(new(1, 13), 480), Random(new(13, 9), 481)], 0, 1),
    ];

    private static IEnumerable<GradientCase> Reductions =>
    [
        .. Enum.GetValues<ReduceKind>().SelectMany((kind, i) => new ImmutableArray<int>[] { [2, 3], [1], [0, 1, 2, 3] }.SelectMany(axes => new[] { true, false }.Select(keep => Case(
            new Reduce(kind, axes, keep),
            $"{kind} over {string.Join(", ", axes)}{(keep ? ", kept" : "")}",
            [kind is ReduceKind.Max or ReduceKind.Min ? Different(new(2, 3, 3, 5), 500 + i) : Random(new(2, 3, 3, 5), 500 + i, kind is ReduceKind.LogSum or ReduceKind.Prod ? 0.75f : -2, kind is ReduceKind.Prod ? 1.25f : 2)])))),
        Case(new MaxChannels(), "five channels", [Different(Odd, 550)]),
        Case(new MeanChannels(), "five channels", [Random(Odd, 551)]),
        .. new[] { 0, 1, 3 }.SelectMany(axis => new Op[] { new Softmax(axis), new LogSoftmax(axis) }.Select(op => Case(op, $"axis {axis}", [Random(Odd, 560 + axis)]))),
        Case(new Softmax(1), "scores", [Random(new(1, 37), 570)]),
    ];

    private static IEnumerable<GradientCase> Normalizations =>
    [
        Case(new BatchNormalization(), "constants", [Random(Odd, 600), Random(new(5), 601), Random(new(5), 602), Random(new(5), 603), Random(new(5), 604, 0.5f, 3)], 0, 1, 2, 3, 4),
        Case(new InstanceNormalization(0.01f), "planes", [Random(Odd, 610), Random(new(5), 611), Random(new(5), 612)], 0, 1, 2),
        Case(new GroupNormalization(3, 0.01f), "three groups", [Random(new(2, 6, 3, 5), 620), Random(new(6), 621), Random(new(6), 622)], 0, 1, 2),
        Case(new LayerNormalization(1, 0.01f), "without a bias", [Random(new(3, 4, 5), 630), Random(new(4, 5), 631)], 0, 1),
        .. new[] { 1, 2, 3, 5, 9 }.Select(size => Case(new LocalResponseNormalization(size, 0.5f, 0.75f, 2), $"{size} channels", [Random(new(2, 7, 3, 5), 640 + size)])),
        Case(new LocalResponseNormalization(3, 0.5f), "rank 3", [Random(new(2, 5, 7), 650)]),
    ];

    private static IEnumerable<GradientCase> Broadcasts(Op op, int seed, float low, float high)
    {
        (Shape A, Shape B)[] shapes = [(Odd, Odd), (Odd, new(5, 1, 1)), (new(1, 5, 1, 7), new(2, 1, 3, 1)), (new(3, 1), new(7))];
        for (var i = 0; i < shapes.Length; i++)
        {
            for (var wrt = 0; wrt < 2; wrt++)
                yield return Case(op, $"{shapes[i].A} with {shapes[i].B}, input {wrt}", [Random(shapes[i].A, seed + (2 * i), low, high), Random(shapes[i].B, seed + 1 + (2 * i), low, high)], wrt);
        }
    }

    private static GradientCase Chosen(int wrt, int seed)
    {
        var item = Case(new Where(), $"input {wrt}", [new Tensor(Odd), Random(new(5, 1, 1), seed), Random(Odd, seed + 1)], wrt);
        return item with { Inputs = [Ops.Values.Truth(Odd, seed + 2), item.Inputs[1], item.Inputs[2]] };
    }

    private static Tensor OnGrid(Tensor values) => values.Type != ElementType.Float32
        ? values
        : new Tensor(values.Shape, [.. values.Data.Select(value => (MathF.Floor(value * 1024) + 0.5f) / 1024)]);
}
