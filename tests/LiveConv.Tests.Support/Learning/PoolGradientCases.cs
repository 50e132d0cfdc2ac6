using LiveConv.Ops;
using LiveConv.Tensors;

namespace LiveConv.Tests.Support.Learning;

internal static class PoolGradientCases
{
    private static readonly Shape Maps = new(2, 5, 7, 6);

    public static IEnumerable<GradientCase> All =>
    [
        .. Windows<MaxPool2D>(pool => pool, 1000),
        .. Windows<MinPool2D>(pool => pool, 1010),
        .. Windows<AveragePool2D>(pool => pool, 1020),
        .. Windows<AveragePool2D>(pool => pool with { CountIncludePad = true }, 1030, ", padding counts"),
        .. new[] { 1, 2, 3 }.Select(p => GradientCases.Case(new LpPool2D(p) { KernelHeight = 3, StrideY = 2, Padding = new(1, 0, 1, 1) }, $"norm {p}", [GradientCases.Random(Maps, 1040 + p)])),
        .. new[] { (ResizeMode.Nearest, 10, 9), (ResizeMode.Bilinear, 10, 9), (ResizeMode.Bilinear, 3, 2), (ResizeMode.Cubic, 9, 11) }.Select((item, i) => Resized(new Resize(item.Item2, item.Item3, item.Item1), 1050 + i)),
        .. Enum.GetValues<CoordinateMode>().Select((mode, i) => Resized(new Resize(5, 11, ResizeMode.Bilinear) { CoordinateMode = mode }, 1060 + i)),
        GradientCases.Case(new AveragePool2D { KernelHeight = 3, KernelWidth = 2, StrideY = 3, StrideX = 2 }, "windows that tile the picture", [GradientCases.Random(new(2, 5, 9, 8), 1044)]),
        GradientCases.Case(new NonMaximumSuppression(1, 2, 0.05f), "two rows, five columns", [GradientCases.Different(Maps, 1045)]),
        Resized(new Resize(3, 4, ResizeMode.Bilinear) { Antialias = true }, 1070),
        Resized(new Resize(14, 12, ResizeMode.Nearest) { CoordinateMode = CoordinateMode.Asymmetric, NearestRounding = NearestRounding.Floor }, 1071),
    ];

    private static IEnumerable<GradientCase> Windows<T>(Func<T, T> change, int seed, string what = "")
        where T : PoolOp, new()
    {
        T[] pools =
        [
            new T { KernelHeight = 3, KernelWidth = 3, Padding = new(1, 1, 1, 1) },
            new T { StrideY = 2, StrideX = 2 },
            new T { KernelHeight = 3, KernelWidth = 2, StrideY = 2, StrideX = 3, Padding = new(1, 0, 2, 1) },
            new T { KernelHeight = 3, KernelWidth = 3, StrideY = 2, StrideX = 2, Padding = new(1, 1, 0, 0), CeilMode = true },
            new T { KernelHeight = 2, KernelWidth = 3, DilationY = 3, DilationX = 2, StrideX = 2, Padding = new(1, 1, 1, 1) },
            new T { KernelHeight = 7, KernelWidth = 6 },
        ];
        return pools.Select((pool, i) => GradientCases.Case(change(pool), $"window {i}{what}", [GradientCases.Different(Maps, seed + i)]));
    }

    private static GradientCase Resized(Resize op, int seed) =>
        GradientCases.Case(op, $"{op.Mode} {op.CoordinateMode} to {op.Height}×{op.Width}{(op.Antialias ? ", antialiased" : "")}", [GradientCases.Random(new(2, 3, 7, 6), seed)]);
}
