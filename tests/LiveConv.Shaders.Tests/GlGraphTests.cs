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

    [Fact]
    public void Watch_AnotherLayer_NeedsNeitherAProgramNorARun() => gl.Run(() =>
    {
        var builder = new GraphBuilder();
        var x = builder.Input("x", new Shape(1, 3, 5, 7));
        var first = builder.Add("first", new Affine(2, 1), x);
        var second = builder.Add("second", new Affine(-1, 0), first);
        IExecutor executor = gl.Executor;
        using var loaded = executor.Load(builder.Build(builder.Add("last", new Relu(), second)), KeptValues.Results);
        loaded.SetInput(x, Values.Uniform(x.Shape, 1));
        loaded.Watch(first);
        loaded.Run();
        var compiled = gl.Executor.Programs.Compiled;
        loaded.Watch(second);
        var read = new Tensor(second.Shape);
        loaded.Read(second, read);
        Assert.Equal(Values.Uniform(x.Shape, 1).Data.Select(value => -((2 * value) + 1)), read.Data, (a, b) => Math.Abs(a - b) <= 1e-6f);
        Assert.Equal(compiled, gl.Executor.Programs.Compiled);
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

    [Fact]
    public void Run_MoreThan65535RoundsInASum_AddsThemAll() => gl.Run(() =>
    {
        // llvmpipe ends loops there, silently: every product must still count.
        const int Depth = (4 * 65_536) + 40;
        var builder = new GraphBuilder();
        var x = builder.Input("x", new Shape(1, Depth));
        var weights = new Tensor(new Shape(3, Depth));
        Array.Fill(weights.Data, 1);
        var product = builder.Add("product", new Gemm { TransposeB = true }, x, builder.Constant("weights", weights));
        var sum = builder.Add("sum", new Reduce(ReduceKind.Sum, [1]), x);
        using var loaded = gl.Executor.Load(builder.Build(product, sum));
        var values = new Tensor(x.Shape);
        for (var i = 0; i < Depth; i++) values.Data[i] = i % 3;
        loaded.SetInput(x, values);
        loaded.Run();

        var (ofProduct, ofSum) = (new Tensor(product.Shape), new Tensor(sum.Shape));
        loaded.Read(product, ofProduct);
        loaded.Read(sum, ofSum);
        Assert.Equal(["gl", "gl"], loaded.Steps.Select(step => step.Backend));
        Assert.Equal([Depth - 1, Depth - 1, Depth - 1], ofProduct.Data);
        Assert.Equal([Depth - 1], ofSum.Data);
    });

    [Fact]
    public void Run_ConvolutionOverManyChannels_AddsThemAll() => gl.Run(() =>
    {
        const int Channels = 20_000;
        var builder = new GraphBuilder();
        var x = builder.Input("x", new Shape(1, Channels, 1, 2));
        var weights = new Tensor(new Shape(1, Channels, 1, 1));
        Array.Fill(weights.Data, 1);
        var bias = new Tensor(new Shape(1), [-30_000]);
        var y = builder.Add("y", new Conv2D { Activation = Activation.Relu }, x, builder.Constant("weights", weights), builder.Constant("bias", bias));
        foreach (var layout in new[] { TensorLayout.Planar, TensorLayout.Packed })
        {
            using var loaded = gl.Executor.Load(builder.Build(y), layout);
            var values = new Tensor(x.Shape);
            for (var i = 0; i < values.Data.Length; i++) values.Data[i] = 1 + (i % 2);
            loaded.SetInput(x, values);
            loaded.Run();

            var read = new Tensor(y.Shape);
            loaded.Read(y, read);
            Assert.Equal([0, 10_000], read.Data);
        }
    });

    [Theory]
    [InlineData(TensorLayout.Planar)]
    [InlineData(TensorLayout.Packed)]
    public void Run_PoolingOfWholePictures_RunsInShaders(TensorLayout layout) => gl.Run(() =>
    {
        var builder = new GraphBuilder();
        var x = builder.Input("x", new Shape(2, 3, 301, 299));
        var mean = builder.Add("mean", new AveragePool2D { KernelHeight = 301, KernelWidth = 299 }, x);
        var largest = builder.Add("largest", new MaxPool2D { KernelHeight = 301, KernelWidth = 299 }, x);
        using var loaded = gl.Executor.Load(builder.Build(mean, largest), layout);
        var values = new Tensor(x.Shape);
        for (var i = 0; i < values.Data.Length; i++) values.Data[i] = (i / (301 * 299)) + (i % 2);
        loaded.SetInput(x, values);
        loaded.Run();

        var (ofMean, ofLargest) = (new Tensor(mean.Shape), new Tensor(largest.Shape));
        loaded.Read(mean, ofMean);
        loaded.Read(largest, ofLargest);
        Assert.Equal(["gl", "gl"], loaded.Steps.Select(step => step.Backend));
        Assert.Equal([1, 2, 3, 4, 5, 6], ofLargest.Data);
        for (var plane = 0; plane < 6; plane++) Assert.Equal(plane + 0.5f, ofMean.Data[plane], 1e-4f);
    });

    [Theory]
    [InlineData(16_384 * 4)]
    [InlineData((16_384 * 3) + 5)]
    public void Run_LongTensors_KeepEveryValue(int count) => gl.Run(() =>
    {
        var builder = new GraphBuilder();
        var x = builder.Input("x", new Shape(count));
        var shifted = builder.Add("shifted", new Affine(1, 1), x);
        var joined = builder.Add("joined", new Concat(0), x, shifted);
        var reversed = builder.Add("reversed", new Slice([(2 * count) - 1], [2 * count], [-1]), joined);
        using var loaded = gl.Executor.Load(builder.Build(reversed));
        var values = new Tensor(x.Shape, [.. Enumerable.Range(0, count).Select(i => (float)i)]);
        loaded.SetInput(x, values);
        loaded.Run();

        var read = new Tensor(reversed.Shape);
        loaded.Read(reversed, read);
        Assert.Equal([.. values.Data.Select(value => value + 1).Reverse(), .. values.Data.Reverse()], read.Data);
    });

    /// <summary>Whatever other graphs have loaded before: the second of two that differ in sizes and channels alone brings no program of its own.</summary>
    [Fact]
    public void Load_LayersThatDifferInSizeOnly_ShareTheirPrograms() => gl.Run(() =>
    {
        using var _ = gl.Executor.Load(Layers(12, 64, 63));
        var before = gl.Executor.Programs.Sources.ToArray();
        using var second = gl.Executor.Load(Layers(20, 48, 37));
        Assert.Empty(gl.Executor.Programs.Sources.Except(before));

        static Graph Layers(int channels, int height, int width)
        {
            var builder = new GraphBuilder();
            var node = builder.Input("x", new Shape(1, channels, height, width));
            for (var i = 0; i < 4; i++)
            {
                var (inputs, outputs) = (channels + (4 * i), channels + 4 + (4 * i));
                var weights = builder.Constant($"weights{i}", Values.Uniform(new Shape(outputs, inputs, 3, 3), i));
                var convolution = builder.Add($"conv{i}", new Conv2D { Padding = Padding.Same(3, 3), Activation = Activation.Relu }, node, weights);
                var pool = new MaxPool2D { KernelHeight = 3, KernelWidth = 3, StrideY = 1 + (i % 2), Padding = new(1, 1, 1, 1), DilationX = 1, CeilMode = true };
                node = builder.Add($"pool{i}", pool, convolution);
            }

            return builder.Build(node);
        }
    });
}
