using LiveConv.Cpu;
using LiveConv.Cpu.Rows;
using LiveConv.Graphs;
using LiveConv.Ops;
using LiveConv.Reference;
using LiveConv.Tensors;
using LiveConv.Verification;

namespace LiveConv.Core.Tests.Cpu;

public class KernelSplitTests
{
    [Theory]
    [InlineData(5, 5, BorderMode.Zero)]
    [InlineData(7, 5, BorderMode.Replicate)]
    [InlineData(5, 9, BorderMode.Reflect)]
    [InlineData(31, 15, BorderMode.Zero)]
    public void Run_KernelOfRankOne_StaysWithinTheBoundOfTheWholeKernel(int height, int width, BorderMode border)
    {
        var weights = Gaussian(height, width);
        var op = new Conv2D { Padding = Padding.Same(height, width), Border = border };
        Assert.NotNull(KernelSplit.Find(op, weights));
        var x = new Tensor(new Shape(1, 1, 37, 45));
        var random = new Random(height);
        for (var i = 0; i < x.Data.Length; i++) x.Data[i] = (random.NextSingle() * 4) - 2;
        x.Data[700] = float.NaN;
        x.Data[900] = float.PositiveInfinity;
        var builder = new GraphBuilder();
        var input = builder.Input("x", x.Shape);
        var layer = builder.Add("y", op, input, builder.Constant("w", weights));
        using var executor = new CpuExecutor(2);
        using var loaded = executor.Load(builder.Build(layer));
        loaded.SetInput(input, x);
        loaded.Run();
        var (actual, expected) = (new Tensor(layer.Shape), new ReferenceOutput(layer.Shape));
        loaded.Read(layer, actual);
        op.Evaluate([x, weights], expected);
        var comparison = ErrorBound.Check(actual, expected);
        Assert.True(comparison.Passed, comparison.ToString());
    }

    [Fact]
    public void Find_ZerosInTheKernel_StayZeros()
    {
        float[] column = [1, 2, 0, -2, -1], row = [-1, 0, 3, 0, 1];
        var weights = new Tensor(new Shape(1, 1, 5, 5), [.. from p in column from q in row select p * q]);
        var split = KernelSplit.Find(new Conv2D { Padding = Padding.Same(5, 5) }, weights)!;
        Assert.Equal(weights.Data, from p in split.Columns.Data from q in split.Rows.Data select p * q);
        Assert.Equal(0, split.Columns.Data[2]);
        Assert.Equal(0, split.Rows.Data[1]);
    }

    [Fact]
    public void Find_KernelThatIsNoProduct_GivesNone()
    {
        var op = new Conv2D { Padding = Padding.Same(7, 7) };
        var random = new Random(1);
        Assert.Null(KernelSplit.Find(op, new Tensor(new Shape(1, 1, 7, 7), [.. Enumerable.Range(0, 49).Select(_ => random.NextSingle())])));
        var almost = Gaussian(7, 7);
        almost.Data[0] *= 1.00001f;
        Assert.Null(KernelSplit.Find(op, almost));
        Assert.Null(KernelSplit.Find(op, new Tensor(new Shape(1, 1, 7, 7))));
        var invalid = Gaussian(7, 7);
        invalid.Data[3] = float.NaN;
        Assert.Null(KernelSplit.Find(op, invalid));
    }

    [Fact]
    public void Find_KernelWhoseSumIsCheapest_GivesNone() => Assert.Null(KernelSplit.Find(new Conv2D { Padding = Padding.Same(3, 3) }, Gaussian(3, 3)));

    /// <summary>Products of two bells, each rounded once.</summary>
    private static Tensor Gaussian(int height, int width) => new(
        new Shape(1, 1, height, width),
        [.. from p in Enumerable.Range(0, height) from q in Enumerable.Range(0, width) select (float)(Bell(p, height) * Bell(q, width))]);

    private static double Bell(int place, int size) => Math.Exp(-Math.Pow((place - (size / 2)) / (size * 0.2), 2));
}
