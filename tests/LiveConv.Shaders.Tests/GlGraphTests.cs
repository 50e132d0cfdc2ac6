using LiveConv.Graphs;
using LiveConv.Ops;
using LiveConv.Shaders.Kernels;
using LiveConv.Tensors;
using LiveConv.Tests.Support.Ops;
using Xunit;

namespace LiveConv.Shaders.Tests;

[Collection(GlTests.Name)]
public sealed class GlGraphTests(GlFixture gl)
{
    [Fact]
    public void Run_LayerWithoutAShader_RunsOnTheProcessorAndSaysSo() => gl.Run(() =>
    {
        var builder = new GraphBuilder();
        var x = builder.Input("x", new Shape(1, 2, 3, 5));
        var twice = builder.Add("twice", new Affine(2, 0), x);
        var weights = builder.Input("weights", new Shape(1, 2, 1, 1));
        var sum = builder.Add("weights that change", new Conv2D(), twice, weights);
        var negative = builder.Add("negative", new Affine(-1, 0), sum);
        using var loaded = gl.Executor.Load(builder.Build(negative));
        var values = Values.Uniform(x.Shape, 1);

        for (var run = 1; run <= 2; run++)
        {
            loaded.SetInput(x, values);
            loaded.SetInput(weights, new Tensor(weights.Shape, [run, -1]));
            loaded.Run();

            var read = new Tensor(negative.Shape);
            loaded.Read(negative, read);
            for (var i = 0; i < 15; i++) Assert.Equal(-((2 * run * values.Data[i]) - (2 * values.Data[15 + i])), read.Data[i], 1e-5f);
        }

        Assert.Equal(["gl", "cpu", "gl"], loaded.Steps.Select(step => step.Backend));
    });

    [Theory]
    [InlineData(TensorLayout.Packed)]
    [InlineData(TensorLayout.Planar)]
    public void Run_ConvolutionOfQuotients_IsNotTouchedByWhatLiesBeyondTheLastChannel(TensorLayout layout) => gl.Run(() =>
    {
        var builder = new GraphBuilder();
        var x = builder.Input("x", new Shape(2, 3, 3, 5));
        var divisor = builder.Constant("divisor", new Tensor(new Shape(1, 3, 1, 1), [2, 4, 8]));
        var quotient = builder.Add("quotient", new Div(), x, divisor);
        var inverse = builder.Add("inverse", new Reciprocal(), quotient);
        var weights = builder.Constant("weights", new Tensor(new Shape(5, 3, 1, 1), [.. Enumerable.Repeat(1f, 15)]));
        var sum = builder.Add("sum", new Conv2D(), inverse, weights);
        using var loaded = gl.Executor.Load(builder.Build(sum), layout);
        var ones = new Tensor(x.Shape);
        Array.Fill(ones.Data, 1);
        loaded.SetInput(x, ones);
        loaded.Run();

        var read = new Tensor(sum.Shape);
        loaded.Read(sum, read);
        Assert.All(read.Data, value => Assert.Equal(14, value, 1e-5f));
    });

    [Fact]
    public void Run_OtherRanks_AreLinear() => gl.Run(() =>
    {
        var builder = new GraphBuilder();
        var x = builder.Input("x", new Shape(3, 7, 5));
        var y = builder.Add("y", new Affine(2, 1), x);
        using var loaded = gl.Executor.Load(builder.Build(y), TensorLayout.Packed);
        var values = Values.Uniform(x.Shape, 2);
        loaded.SetInput(x, values);
        loaded.Run();

        var read = new Tensor(y.Shape);
        loaded.Read(y, read);
        Assert.Equal(TensorLayout.Linear, loaded.Tensor(y).Layout);
        Assert.Equal(values.Data.Select(value => (2 * value) + 1), read.Data);
    });

    [Fact]
    public void SetInput_WholeNumbers_StayExact() => gl.Run(() =>
    {
        var builder = new GraphBuilder();
        var x = builder.Input("x", new Shape(3), ElementType.Int64);
        var y = builder.Add("y", new Add(), x, x);
        using var loaded = gl.Executor.Load(builder.Build(y));
        loaded.SetInput(x, Tensor.OfIntegers(x.Shape, [1, (1L << 40) + 1, -7]));
        loaded.Run();

        var read = new Tensor(y.Shape, ElementType.Int64);
        loaded.Read(y, read);
        Assert.Equal([2, (1L << 41) + 2, -14], read.Integers);
        loaded.Read(x, read);
        Assert.Equal([1, (1L << 40) + 1, -7], read.Integers);
    });

    [Theory]
    [InlineData(TensorLayout.Planar)]
    [InlineData(TensorLayout.Packed)]
    public void Run_BroadcastBetweenRanks_RepeatsTheSmaller(TensorLayout layout) => gl.Run(() =>
    {
        var builder = new GraphBuilder();
        var x = builder.Input("x", new Shape(2, 5, 3, 7));
        var row = builder.Input("row", new Shape(3, 1));
        var y = builder.Add("y", new Mul(), row, x);
        using var loaded = gl.Executor.Load(builder.Build(y), layout);
        var values = Values.Uniform(x.Shape, 3);
        loaded.SetInput(x, values);
        loaded.SetInput(row, new Tensor(row.Shape, [1, 2, 3]));
        loaded.Run();

        var read = new Tensor(y.Shape);
        loaded.Read(y, read);
        Assert.Equal(values.Data.Select((value, i) => value * (1 + (i / 7 % 3))), read.Data);
    });
}
