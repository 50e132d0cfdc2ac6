using LiveConv.Ops;
using LiveConv.Reference;
using LiveConv.Shaders.Kernels;
using LiveConv.Shaders.Kernels.Hardware;
using LiveConv.Tensors;
using LiveConv.Tests.Support;
using LiveConv.Tests.Support.Ops;
using LiveConv.Verification;
using Xunit;

namespace LiveConv.Shaders.Tests.Kernels;

/// <summary>Products in shared memory, cut in every way that there is: small cases alone would only see the smallest tile.</summary>
[Collection(GlTests.Name)]
public sealed class ProductTileTests(GlFixture gl)
{
    public static TheoryData<int> Tiles => [.. Enumerable.Range(0, ProductTile.All.Length)];

    [Theory]
    [MemberData(nameof(Tiles))]
    public void Run_EveryTile_StaysWithinTheBound(int tile) => gl.Run(() =>
    {
        foreach (var item in Cases) Check(item, new KernelTuning(ProductTile.All[tile]));
    });

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(8)]
    public void Run_SumsInParts_StayWithinTheBound(int parts) => gl.Run(() =>
    {
        foreach (var item in Cases.Where(item => item.Op is Conv2D).Append(Residual)) Check(item, new KernelTuning(ProductTile.All[^1], Parts: parts));
    });

    [Fact]
    public void Parts_FewTilesOfDeepSums_AreCutAndOthersAreNot()
    {
        Assert.Equal(4, ProductTile.All[3].Parts(512, 49, 1, 1152));
        Assert.Equal(1, ProductTile.All[3].Parts(512, 49, 1, 64));
        Assert.Equal(1, ProductTile.All[0].Parts(128, 25_088, 1, 288));
    }

    [Fact]
    public void All_EveryTile_FitsSharedMemoryAndLoadsWholeSlices() => Assert.All(ProductTile.All, tile =>
    {
        var texels = 2 * tile.Depth * (tile.TileRows + tile.TileColumns);
        Assert.InRange(texels * 16, 1, 32_768);
        Assert.InRange(tile.Threads, 32, 1024);
        Assert.Equal(0, tile.Depth * tile.TileRows % tile.Threads);
        Assert.Equal(0, tile.Depth * tile.TileColumns % tile.Threads);
        Assert.Equal((0, 0, 0), (tile.ThreadsX % 8, tile.ThreadsY % 4, tile.Rows % 4));
    });

    [Theory]
    [InlineData(128, 8 * 56 * 56, 0)]
    [InlineData(512, 8 * 28 * 28, 0)]
    [InlineData(16, 512 * 512, 2)]
    [InlineData(512, 7 * 7, 3)]
    [InlineData(64, 3840 * 2160, 2)]
    public void For_Products_LargeOnesTakeLargeTilesAndSmallOnesFillTheDevice(int rows, int columns, int tile) =>
        Assert.Same(ProductTile.All[tile], ProductTile.For(rows, columns, 1));

    private void Check(OpCase item, KernelTuning tuning)
    {
        using var loaded = gl.Executor.Load(CaseGraphs.Of(item), TensorLayout.Packed, KernelFamily.Hardware, tuning);
        CaseGraphs.SetInputs(loaded, item);
        loaded.Run();

        var layer = loaded.Graph.Outputs[0];
        var (actual, reference) = (new Tensor(layer.Shape), new ReferenceOutput(layer.Shape));
        loaded.Read(layer, actual);
        loaded.ErrorModel(layer).Evaluate(item.Op, item.Inputs, reference);
        var comparison = ErrorBound.Check(actual, reference);
        Assert.True(comparison.Passed, $"{item.Name}, {tuning}: {comparison}");
    }

    private static OpCase Residual { get; } = new(
        "Conv2D: residual",
        new Conv2D { HasResidual = true, Activation = Activation.Relu },
        [Values.Uniform(new(2, 70, 5, 7), 20), Values.Uniform(new(9, 70, 1, 1), 21), Values.Uniform(new(9), 22), Values.Uniform(new(2, 9, 5, 7), 23)],
        [1, 2]);

    private static IEnumerable<OpCase> Cases =>
    [
        Case(new Conv2D { Padding = Padding.Same(3, 3), Activation = Activation.Relu }, new(2, 37, 13, 11), new(141, 37, 3, 3), 1),
        Case(new Conv2D { StrideY = 2, StrideX = 2, Padding = new(3, 2, 1, 3) }, new(1, 3, 31, 37), new(70, 3, 7, 7), 2),
        Case(new Conv2D { Groups = 3, DilationX = 2 }, new(1, 12, 9, 17), new(24, 4, 2, 3), 3),
        Case(new Conv2D(), new(3, 130, 7, 7), new(37, 130, 1, 1), 4),
        Case(new Conv2D(), new(1, 4, 1, 1), new(1, 4, 1, 1), 5),
        new("Gemm: 141×70 by 70×139", new Gemm { Alpha = 0.5f, Beta = 2 }, [Values.Uniform(new(141, 70), 6), Values.Uniform(new(70, 139), 7), Values.Uniform(new(139), 8)], [1, 2]),
        OpCase.Of(new MatMul(), "2 of 35×18 by 18×36", Values.Uniform(new(2, 35, 18), 9), Values.Uniform(new(2, 18, 36), 10)),
        OpCase.Of(new MatMul(), "9×19 by 19×5", Values.Uniform(new(9, 19), 11), Values.Uniform(new(19, 5), 12)),
    ];

    private static OpCase Case(Conv2D op, Shape x, Shape weights, int seed) => new(
        $"Conv2D: {x} by {weights}", op, [Values.Uniform(x, seed), Values.Uniform(weights, seed + 100), Values.Uniform(new Shape(weights.N), seed + 200)], [1, 2]);
}
