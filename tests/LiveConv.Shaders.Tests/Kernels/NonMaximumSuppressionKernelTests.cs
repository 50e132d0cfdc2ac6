using LiveConv.Graphs;
using LiveConv.Ops;
using LiveConv.Shaders.Kernels;
using LiveConv.Tensors;
using Xunit;

namespace LiveConv.Shaders.Tests.Kernels;

/// <summary>Windows as large as software drivers take: their loops end after 65,535 rounds, silently.</summary>
[Collection(GlTests.Name)]
public sealed class NonMaximumSuppressionKernelTests(GlFixture gl)
{
    /// <summary>Of the largest window that software kernels look through.</summary>
    private const int Radius = 54;

    [Theory]
    [InlineData(TensorLayout.Planar, KernelFamily.Software)]
    [InlineData(TensorLayout.Planar, KernelFamily.Hardware)]
    [InlineData(TensorLayout.Packed, KernelFamily.Software)]
    public void Run_LargestWindowsWithTheirPeaksInOneTexel_KeepsThePeaksAlone(TensorLayout layout, KernelFamily family) => gl.Run(() =>
    {
        const int Size = (2 * Radius) + 1, Channels = 4;
        var input = new Tensor(new Shape(1, Channels, Size, Size));
        var expected = new Tensor(input.Shape);
        for (var i = 0; i < input.Data.Length; i++)
        {
            var (y, x) = Math.DivRem(i % (Size * Size), Size);
            input.Data[i] = 1000 - Math.Max(Math.Abs(y - Radius), Math.Abs(x - Radius));
            expected.Data[i] = y == Radius && x == Radius ? 1000 : 0;
        }

        using var loaded = gl.Executor.Load(Peaks(input.Shape, Radius), layout, family);
        var actual = new Tensor(input.Shape);
        loaded.SetInput(loaded.Graph.Inputs[0], input);
        loaded.Run();
        loaded.Read(loaded.Graph.Outputs[0], actual);

        Assert.Equal("gl", loaded.Steps[0].Backend);
        Assert.Equal(expected.Data, actual.Data);
    });

    [Fact]
    public void Find_LargerWindows_AreTheProcessorsWhereItDraws()
    {
        var peaks = Peaks(new Shape(1, 1, 200, 200), Radius + 1).Outputs[0];

        Assert.Null(KernelTable.Find(peaks, KernelFamily.Software));
        Assert.NotNull(KernelTable.Find(peaks, KernelFamily.Hardware));
    }

    [Fact]
    public void Find_LargerWindowsThanThePicture_AreNoLargerThanIt() =>
        Assert.NotNull(KernelTable.Find(Peaks(new Shape(1, 1, 90, 90), 4000).Outputs[0], KernelFamily.Software));

    private static Graph Peaks(Shape shape, int radius)
    {
        var builder = new GraphBuilder();
        return builder.Build(builder.Add("peaks", new NonMaximumSuppression(radius, radius, 0), builder.Input("input", shape)));
    }
}
