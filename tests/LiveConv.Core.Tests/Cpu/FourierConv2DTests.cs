using LiveConv.Cpu;
using LiveConv.Cpu.Fourier;
using LiveConv.Cpu.Vectors;
using LiveConv.Ops;
using LiveConv.Reference;
using LiveConv.Tensors;
using LiveConv.Tests.Support.Ops;
using LiveConv.Verification;

namespace LiveConv.Core.Tests.Cpu;

public class FourierConv2DTests
{
    private static readonly Conv2D Asymmetric = new() { Padding = new(2, 7, 5, 1), Border = BorderMode.Reflect, Flip = true };

    /// <summary>What, the op, x, weights, rows and columns of the transforms; a bias and a residual where the op can have them.</summary>
    private static readonly (string What, Conv2D Op, Shape X, Shape Weights, int Height, int Width)[] Works =
    [
        ("odd kernel, zeros outside", new() { Padding = Padding.Same(11, 7) }, new(1, 1, 37, 43), new(1, 1, 11, 7), 32, 16),
        ("even kernel, replicate", new() { Padding = Padding.Same(8, 12), Border = BorderMode.Replicate }, new(1, 1, 41, 29), new(1, 1, 8, 12), 16, 32),
        ("asymmetric padding, reflect, flip, no multiple of vectors", Asymmetric, new(1, 1, 31, 53), new(1, 1, 5, 9), 16, 16),
        ("kernel larger than the picture", new() { Padding = Padding.Same(37, 41) }, new(1, 1, 13, 11), new(1, 1, 37, 41), 64, 64),
        ("kernel larger than the picture, reflect", new() { Padding = Padding.Same(31, 29), Border = BorderMode.Reflect }, new(1, 1, 7, 1), new(1, 1, 31, 29), 64, 32),
        ("windows inside only", new(), new(1, 1, 47, 67), new(1, 1, 17, 23), 32, 64),
        ("a window as large as the tile", new() { Padding = Padding.Same(16, 16) }, new(1, 1, 5, 7), new(1, 1, 16, 16), 16, 16),
        ("groups of a batch, one tile", new() { Padding = Padding.Same(9, 9), Groups = 3 }, new(2, 3, 19, 17), new(6, 1, 9, 9), 32, 32),
        ("many outputs, ReLU", new() { Padding = Padding.Same(13, 5), Activation = Activation.Relu }, new(1, 1, 23, 61), new(5, 1, 13, 5), 64, 16),
        ("residual, leaky ReLU", new() { Padding = Padding.Same(7, 7), Groups = 2, HasResidual = true, Activation = Activation.LeakyRelu(0.3f) }, new(1, 2, 29, 31), new(2, 1, 7, 7), 16, 16),
        ("size 1", new() { Padding = Padding.Same(15, 15) }, new(1, 1, 1, 1), new(1, 1, 15, 15), 16, 16),
    ];

    public static TheoryData<string, int> Cases
    {
        get
        {
            var data = new TheoryData<string, int>();
            foreach (var work in Works)
                foreach (var bits in new[] { 128, 256, 512 }) data.Add(work.What, bits);
            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Run_AtEveryVectorWidth_IsWithinTheBound(string what, int bits)
    {
        var (op, tiles, inputs) = Work(what);
        Check(op, tiles, inputs, bits);
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Run_NaNAndInfinities_StayInTheirWindows(string what, int bits)
    {
        var (op, tiles, inputs) = Work(what);
        var count = inputs[0].Shape.Count;
        inputs[0].With((0, float.NaN), (count / 2, float.PositiveInfinity), (count - 1, float.NegativeInfinity));
        Check(op, tiles, inputs, bits);
    }

    [Theory]
    [InlineData(1e38f)]
    [InlineData(1e-38f)]
    [InlineData(1e-42f)]
    public void Run_LargestAndLeastMagnitudes_IsWithinTheBound(float magnitude)
    {
        var (op, tiles, inputs) = Work("odd kernel, zeros outside");
        for (var i = 0; i < inputs[0].Data.Length; i++) inputs[0].Data[i] *= magnitude;
        Check(op, tiles, inputs, 512);
    }

    [Fact]
    public void Run_WhatLiesBesideABrightTile_HoldsTheBoundOfItsOwnTiles()
    {
        // A picture that is black but for one corner: the windows of the last tiles see zeros only, and so do their transforms.
        var (op, tiles, inputs) = Work("odd kernel, zeros outside");
        Array.Clear(inputs[0].Data);
        inputs[0].With((0, 1000));
        var (actual, reference) = Check(op, tiles, inputs, 512);
        Assert.Equal(0, actual.Data[^1]);
        Assert.Equal(0, reference.Bounds[^1], Rounding.Smallest * 4);
        Assert.InRange(reference.Bounds[(43 * 15) + 19], 1e-12, 1e-9);
    }

    [Fact]
    public void Load_LargeKernelThatDoesNotSeparate_IsTransformedWithTheSameBitsOnAnyNumberOfThreads()
    {
        var item = new OpCase("large", new Conv2D { Padding = Padding.Same(35, 33), Border = BorderMode.Replicate }, [Values.Uniform(new(1, 1, 131, 149), 1).With((77, float.NaN)), Values.Uniform(new(1, 1, 35, 33), 2)], [1]);
        var (one, model) = CpuRuns.Shared(item, 1);
        Assert.IsType<FourierErrorModel>(model);
        var (three, _) = CpuRuns.Shared(item, 3);
        Assert.Equal(one.Data.Select(BitConverter.SingleToInt32Bits), three.Data.Select(BitConverter.SingleToInt32Bits));
        var reference = new ReferenceOutput(one.Shape);
        model.Evaluate(item.Op, item.Inputs, reference);
        Assert.True(ErrorBound.Check(one, reference).Passed);
    }

    [Fact]
    public void Load_KernelThatIsNotFinite_IsSummedDirectly()
    {
        var item = new OpCase("large", new Conv2D { Padding = Padding.Same(35, 33), Border = BorderMode.Replicate }, [Values.Uniform(new(1, 1, 71, 49), 1), Values.Uniform(new(1, 1, 35, 33), 2).With((9, float.PositiveInfinity))], [1]);
        var (actual, model) = CpuRuns.Shared(item, 2);
        Assert.Same(ErrorModel.Direct, model);
        var reference = new ReferenceOutput(actual.Shape);
        model.Evaluate(item.Op, item.Inputs, reference);
        Assert.True(ErrorBound.Check(actual, reference).Passed);
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void EvaluateElement_AnyPlace_AgreesWithTheWhole(string what, int seed)
    {
        var (op, tiles, inputs) = Work(what);
        inputs[0].With((inputs[0].Shape.Count / 3, seed == 512 ? float.NaN : 2));
        var (model, output) = (new FourierErrorModel(tiles), new ReferenceOutput(tiles.Output));
        model.Evaluate(op, inputs, output);
        for (var i = 0; i < output.Shape.Count; i += 1 + (output.Shape.Count / 97))
            Assert.Equal((output.Values[i], output.Bounds[i]), model.EvaluateElement(op, inputs, output.Shape, i)!.Value);
    }

    [Fact]
    public void Evaluate_WrongTapOrBorder_IsOutside()
    {
        var (op, tiles, inputs) = Work("even kernel, replicate");
        var reference = new ReferenceOutput(tiles.Output);
        new FourierErrorModel(tiles).Evaluate(op, inputs, reference);
        Tensor[] wrong = [inputs[0], new(inputs[1].Shape, [.. inputs[1].Data])];
        wrong[1].Data[40] *= 1.00001f;
        Assert.False(ErrorBound.Check(Compute(op, tiles, wrong, 512), reference).Passed);
        Assert.False(ErrorBound.Check(Compute(op with { Border = BorderMode.Reflect }, tiles, inputs, 512), reference).Passed);
        Assert.False(ErrorBound.Check(Compute(op with { Flip = true }, tiles, inputs, 512), reference).Passed);
    }

    [Fact]
    public void Best_Tiles_CoverAllOutputs()
    {
        foreach (var (_, op, x, weights, _, _) in Works)
        {
            var w = Values.Uniform(weights, 1);
            var output = (op with { HasResidual = false }).InferShape([x, weights]);
            var tiles = FourierTiles.Best(op, w, output)!;
            Assert.True(tiles.Rows > 0 && tiles.Columns > 0);
            var last = tiles.Place(tiles.TileOf(output.H - 1, output.W - 1));
            Assert.InRange(output.H - 1 - last.Row, 0, tiles.Rows - 1);
            Assert.InRange(output.W - 1 - last.Column, 0, tiles.Columns - 1);
            Assert.Equal(tiles.Count - 1, tiles.TileOf(output.H - 1, output.W - 1));
        }

        Assert.Null(FourierTiles.Best(new Conv2D { StrideX = 2 }, new Tensor(new Shape(1, 1, 33, 33)), new Shape(1, 1, 50, 50)));
    }

    private static (Conv2D Op, FourierTiles Tiles, Tensor[] Inputs) Work(string what)
    {
        var (_, op, x, weights, height, width) = Works.Single(work => work.What == what);
        var output = (op with { HasResidual = false }).InferShape([x, weights]);
        List<Tensor> inputs = [Values.Uniform(x, 1), Values.Uniform(weights, 2)];
        if (op.HasResidual || op.Groups > 1) inputs.Add(Values.Uniform(new Shape(weights.N), 3));
        if (op.HasResidual) inputs.Add(Values.Uniform(output, 4));
        return (op, new FourierTiles(output, weights.H, weights.W, height, width), [.. inputs]);
    }

    private static (Tensor Actual, ReferenceOutput Reference) Check(Conv2D op, FourierTiles tiles, Tensor[] inputs, int bits)
    {
        var (actual, reference) = (Compute(op, tiles, inputs, bits), new ReferenceOutput(tiles.Output));
        new FourierErrorModel(tiles).Evaluate(op, inputs, reference);
        var comparison = ErrorBound.Check(actual, reference);
        Assert.True(comparison.Passed, comparison.ToString());
        return (actual, reference);
    }

    private static Tensor Compute(Conv2D op, FourierTiles tiles, Tensor[] inputs, int bits)
    {
        var output = new Tensor(tiles.Output, [.. Enumerable.Repeat(float.NaN, tiles.Output.Count)]);
        CpuKernel kernel = bits switch
        {
            128 => new FourierConv2D<Double128>(op, tiles, inputs, output),
            256 => new FourierConv2D<Double256>(op, tiles, inputs, output),
            _ => new FourierConv2D<Double512>(op, tiles, inputs, output),
        };
        CpuRuns.RowByRow(kernel);
        return output;
    }
}
