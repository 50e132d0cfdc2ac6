using LiveConv.Cpu;
using LiveConv.Cpu.Rows;
using LiveConv.Graphs;
using LiveConv.Ops;
using LiveConv.Reference;
using LiveConv.Tensors;
using LiveConv.Tests.Support.Ops;
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
        var almost = Gaussian(5, 5);
        almost.Data[12] *= 1.0001f;
        Assert.Null(KernelSplit.Find(op, almost));
        Assert.Null(KernelSplit.Find(op, new Tensor(new Shape(1, 1, 7, 7))));
        var invalid = Gaussian(7, 7);
        invalid.Data[3] = float.NaN;
        Assert.Null(KernelSplit.Find(op, invalid));
    }

    /// <summary>A weight that only singular values can explain takes the bound of separable sums, which counts what the pairs leave out.</summary>
    [Fact]
    public void Find_ProductThatMissesAWeight_DeclaresItsOwnBound()
    {
        var op = new Conv2D { Padding = Padding.Same(7, 7) };
        Assert.Same(ErrorModel.Direct, KernelSplit.Find(op, Gaussian(7, 7))!.ErrorModel);
        var almost = Gaussian(7, 7);
        almost.Data[0] *= 1.00001f;
        Assert.IsType<SeparableErrorModel>(KernelSplit.Find(op, almost)!.ErrorModel);
    }

    [Theory]
    [InlineData(2, 9, 11, BorderMode.Zero, 0f)]
    [InlineData(2, 31, 17, BorderMode.Replicate, 0f)]
    [InlineData(3, 23, 23, BorderMode.Reflect, 0f)]
    [InlineData(2, 10, 12, BorderMode.Reflect, float.NaN)]
    [InlineData(2, 15, 15, BorderMode.Zero, float.PositiveInfinity)]
    [InlineData(2, 15, 15, BorderMode.Zero, 1e38f)]
    public void Run_KernelOfHigherRank_StaysWithinItsBoundOnAnyNumberOfThreads(int rank, int height, int width, BorderMode border, float special)
    {
        var weights = Sum(rank, 3, height, width);
        var op = new Conv2D { Padding = Padding.Same(height, width), Border = border, Groups = 3, Flip = rank == 3, HasResidual = true, Activation = Activation.LeakyRelu(0.1f) };
        Tensor[] inputs = [Values.Uniform(new(1, 3, 67, 45), 1), weights, Values.Uniform(new(3), 2), Values.Uniform(new(1, 3, 67, 45), 3)];
        if (special != 0) inputs[0].With((700, special), (3500, -special));
        var item = new OpCase("rank", op, inputs, [1, 2]);
        var (one, model) = CpuRuns.Shared(item, 1);
        Assert.IsType<SeparableErrorModel>(model);
        var (three, _) = CpuRuns.Shared(item, 3);
        Assert.Equal(one.Data.Select(BitConverter.SingleToInt32Bits), three.Data.Select(BitConverter.SingleToInt32Bits));
        var reference = new ReferenceOutput(one.Shape);
        model.Evaluate(op, inputs, reference);
        var comparison = ErrorBound.Check(one, reference);
        Assert.True(comparison.Passed, comparison.ToString());
        for (var i = 0; i < one.Data.Length; i += 211)
            Assert.Equal((reference.Values[i], reference.Bounds[i]), model.EvaluateElement(op, inputs, one.Shape, i)!.Value);
    }

    [Fact]
    public void Find_KernelsOfRankTwo_DeclareATighterBoundThanTheirWholeKernel()
    {
        var weights = Sum(2, 1, 31, 31);
        var split = KernelSplit.Find(new Conv2D { Padding = Padding.Same(31, 31) }, weights)!;
        Assert.Equal(2, split.Pairs);
        Assert.InRange(((SeparableErrorModel)split.ErrorModel).OverDirect, 0, 0.3);
        // Singular vectors are orthogonal.
        Assert.Equal(0, Enumerable.Range(0, 31).Sum(p => (double)split.Columns[0, 0, p, 0] * split.Columns[1, 0, p, 0]), 1e-4);
        Assert.Equal(0, Enumerable.Range(0, 31).Sum(q => (double)split.Rows[0, 0, 0, q] * split.Rows[0, 1, 0, q]), 1e-4);
    }

    [Fact]
    public void Evaluate_AWrongPair_IsOutside()
    {
        var op = new Conv2D { Padding = Padding.Same(11, 11) };
        Tensor[] inputs = [Values.Uniform(new(1, 1, 29, 31), 4), Sum(2, 1, 11, 11)];
        var split = KernelSplit.Find(op, inputs[1])!;
        var reference = new ReferenceOutput(inputs[0].Shape);
        split.ErrorModel.Evaluate(op, inputs, reference);
        Assert.True(ErrorBound.Check(Run(split), reference).Passed);
        split.Columns[1, 0, 4, 0] *= 1.0001f;
        Assert.False(ErrorBound.Check(Run(split), reference).Passed);

        Tensor Run(KernelSplit split)
        {
            var actual = new Tensor(inputs[0].Shape);
            var chain = RowChainBuilder.Single(RowLayers.Separable(op, split, inputs[1], null), [inputs[0]], actual);
            chain.Run(0, 0, chain.Rows(0));
            return actual;
        }
    }

    [Fact]
    public void Find_KernelWhoseSumIsCheapest_GivesNone() => Assert.Null(KernelSplit.Find(new Conv2D { Padding = Padding.Same(3, 3) }, Gaussian(3, 3)));

    /// <summary>Products of two bells, each rounded once.</summary>
    private static Tensor Gaussian(int height, int width) => new(
        new Shape(1, 1, height, width),
        [.. from p in Enumerable.Range(0, height) from q in Enumerable.Range(0, width) select (float)(Bell(p, height) * Bell(q, width))]);

    private static double Bell(int place, int size) => Math.Exp(-Math.Pow((place - (size / 2)) / (size * 0.2), 2));

    /// <summary>Sums of so many random products for each output, rounded once.</summary>
    private static Tensor Sum(int rank, int outputs, int height, int width)
    {
        var sum = new Tensor(new Shape(outputs, 1, height, width));
        var (columns, rows) = (Values.Uniform(new(outputs, rank, height, 1), 10), Values.Uniform(new(outputs, rank, 1, width), 11));
        for (var m = 0; m < outputs; m++)
        for (var p = 0; p < height; p++)
        for (var q = 0; q < width; q++)
            sum[m, 0, p, q] = (float)Enumerable.Range(0, rank).Sum(i => (double)columns[m, i, p, 0] * rows[m, i, 0, q]);
        return sum;
    }
}
