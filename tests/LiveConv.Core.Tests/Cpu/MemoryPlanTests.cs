using LiveConv.Core.Tests.Models;
using LiveConv.Cpu;
using LiveConv.Cpu.Blocked;
using LiveConv.Graphs;
using LiveConv.Graphs.Fusions;
using LiveConv.Models.Networks;
using LiveConv.Ops;
using LiveConv.Reference;
using LiveConv.Tensors;
using LiveConv.Tests.Support;
using LiveConv.Tests.Support.Onnx;
using LiveConv.Tests.Support.Ops;

namespace LiveConv.Core.Tests.Cpu;

public class MemoryPlanTests
{
    public static TheoryData<string> SharedModels => [.. NetworkData.Find("models", "models-light", "trained")];

    public static TheoryData<string> Synthetic => [.. SyntheticGraphs.Keys];

    /// <summary>Graphs whose largest values are needed in both layouts.</summary>
    private static Dictionary<string, Func<GraphBuilder, Graph>> SyntheticGraphs { get; } = new()
    {
        ["row-major layers between blocked ones"] = builder =>
        {
            var x = builder.Input("x", new Shape(1, 3, 29, 37));
            var y = Convolution(builder, "a", x, 32);
            y = builder.Add("softmax", new Softmax(1), y);
            y = Convolution(builder, "b", y, 64);
            return builder.Build(builder.Add("last", new Softmax(1), builder.Add("relu", new Relu(), y)));
        },
        ["a residual across both layouts"] = builder =>
        {
            var x = Convolution(builder, "a", builder.Input("x", new Shape(2, 3, 17, 23)), 48);
            var y = builder.Add("softmax", new Softmax(1), x);
            return builder.Build(builder.Add("sum", new Add(), Convolution(builder, "b", y, 48), x));
        },
        ["a concatenation of both layouts"] = builder =>
        {
            var x = Convolution(builder, "a", builder.Input("x", new Shape(1, 3, 31, 19)), 32);
            var (b, c) = (Convolution(builder, "b", x, 16), builder.Add("softmax", new Softmax(1), x));
            return builder.Build(Convolution(builder, "last", builder.Add("all", new Concat(1), b, c, Convolution(builder, "d", c, 32)), 16));
        },
    };

    [Fact]
    public void Offsets_ValuesThatMeet_DontOverlap()
    {
        var random = new Random(5);
        for (var round = 0; round < 50; round++)
        {
            (int Floats, int First, int Last)[] values = [.. Enumerable.Range(0, 40).Select(_ => random.Next(30)).Select(first => (random.Next(1, 100), first, first + random.Next(6)))];
            var (offsets, total) = MemoryPlan.Offsets(values);
            for (var i = 0; i < values.Length; i++)
            {
                Assert.InRange(offsets[i], 0, total - values[i].Floats);
                for (var j = 0; j < i; j++)
                {
                    var meet = values[i].First <= values[j].Last && values[j].First <= values[i].Last;
                    Assert.False(meet && offsets[i] < offsets[j] + values[j].Floats && offsets[j] < offsets[i] + values[i].Floats);
                }
            }
        }
    }

    [Fact]
    public void Offsets_AChain_TakesItsTwoLargestNeighbours() =>
        Assert.Equal(70, MemoryPlan.Offsets([(10, 0, 1), (40, 1, 2), (30, 2, 3), (20, 3, 4)]).Floats);

    [Theory]
    [InlineData("resnet18")]
    [InlineData("resnet50")]
    [InlineData("squeezenet")]
    [InlineData("mobilenetv2")]
    [InlineData("vgg19")]
    [InlineData("googlenet")]
    [InlineData("alexnet")]
    public void Load_OfANetwork_TakesAtMostAFifthMoreThanTheLeast(string name)
    {
        var graph = GraphFusions.Apply(Architectures.Find(name).Build(new NoWeights()));
        using var executor = new CpuExecutor(1);
        using var loaded = executor.Load(graph, KeptValues.Results);
        var memory = loaded.Memory!.Value;
        Assert.InRange(memory.Bytes, 1, memory.LowerBound * 1.2);
    }

    [SkippableTheory]
    [MemberData(nameof(SharedModels))]
    public void Load_OfASharedModel_TakesAtMostAFifthMoreThanTheLeast(string model)
    {
        Skip.If(TestData.Folder is null, TestData.Absent);
        var graph = NetworkData.Import(model, NetworkData.Input(model), fuse: true).Graph;
        using var executor = new CpuExecutor(1);
        using var loaded = executor.Load(graph, KeptValues.Results);
        var memory = loaded.Memory!.Value;
        Assert.InRange(memory.Bytes, 1, memory.LowerBound * 1.2);
    }

    [Theory]
    [MemberData(nameof(Synthetic))]
    public void Load_OfMixedLayouts_TakesAtMostAFifthMoreThanTheLeast(string name)
    {
        var graph = SyntheticGraphs[name](new GraphBuilder());
        using var executor = new CpuExecutor(1);
        using var loaded = executor.Load(graph, KeptValues.Results);
        var memory = loaded.Memory!.Value;
        Assert.InRange(memory.Bytes, 1, memory.LowerBound * 1.2);
    }

    /// <summary>Few channels fill narrower blocks, or none; the values are the same to the bit whatever is kept, and within the bounds.</summary>
    [Theory]
    [InlineData(7)]
    [InlineData(8)]
    [InlineData(10)]
    [InlineData(13)]
    public void Load_OfFewChannels_TakesAtMostAFifthMoreThanTheLeast(int channels)
    {
        var builder = new GraphBuilder();
        var x = builder.Input("x", new Shape(1, 1, 29, 31));
        var y = builder.Add("last", new Relu(), Convolution(builder, "b", Convolution(builder, "a", x, channels), channels));
        var graph = builder.Build(y);
        using var executor = new CpuExecutor(2);
        using var few = executor.Load(graph, KeptValues.Results);
        using var all = executor.Load(graph, KeptValues.All);
        using var reference = new ReferenceExecutor().Load(graph);
        var memory = few.Memory!.Value;
        Assert.InRange(memory.Bytes, 1, memory.LowerBound * 1.2);
        var results = new[] { few, all, reference }.Select(loaded =>
        {
            loaded.SetInput(x, Values.Uniform(x.Shape, 11));
            loaded.Run();
            var result = new Tensor(y.Shape);
            loaded.Read(y, result);
            return result.Data;
        }).ToArray();
        Assert.Equal(results[0], results[1]);
        Assert.All(results[0].Zip(results[2]), pair => Assert.Equal(pair.Second, pair.First, 1e-4f));
    }

    [Fact]
    public void Load_OfElementWiseLayersAndViews_TakesThePlaceOfTheFirst()
    {
        var builder = new GraphBuilder();
        var x = builder.Input("x", new Shape(1, 48, 9, 11));
        var first = builder.Add("first", new Softmax(1), x);
        var flat = builder.Add("flat", new Reshape(new Shape(48, 99)), builder.Add("abs", new Abs(), first));
        var y = builder.Add("y", new Sqrt(), builder.Add("sum", new Add(), flat, flat));
        using var executor = new CpuExecutor(1);
        using var loaded = executor.Load(builder.Build(y), KeptValues.Results);
        Assert.Equal(2 * 48 * 9 * 11 * sizeof(float), loaded.Memory!.Value.Bytes);
        loaded.SetInput(x, Values.Constant(x.Shape, 3));
        loaded.Run();
        var result = new Tensor(y.Shape);
        loaded.Read(y, result);
        Assert.All(result.Data, value => Assert.Equal(MathF.Sqrt(2f / 48), value, 1e-6f));
    }

    [Fact]
    public void Run_WhereOthersReadAValueLater_DoesNotComputeInItsPlace()
    {
        var builder = new GraphBuilder();
        var x = builder.Input("x", new Shape(1, 2, 3, 5));
        var twice = builder.Add("twice", new Affine(2, 0), x);
        var view = builder.Add("view", new Reshape(new Shape(30)), twice);
        var negative = builder.Add("negative", new Neg(), twice);
        var y = builder.Add("y", new Sub(), builder.Add("back", new Reshape(new Shape(1, 2, 3, 5)), view), negative);
        using var executor = new CpuExecutor(1);
        using var loaded = executor.Load(builder.Build(y), KeptValues.Results);
        var values = Values.Uniform(x.Shape, 7);
        loaded.SetInput(x, values);
        loaded.Run();
        var result = new Tensor(y.Shape);
        loaded.Read(y, result);
        Assert.Equal(values.Data.Select(value => 4 * value), result.Data);
    }

    [Fact]
    public void Read_OfWhatIsNotKept_SaysSo()
    {
        var builder = new GraphBuilder();
        var x = builder.Input("x", new Shape(1, 1, 3, 5));
        var hidden = builder.Add("hidden", new Softmax(1), x);
        var graph = builder.Build(builder.Add("y", new Softmax(2), hidden));
        using var executor = new CpuExecutor(1);
        using var loaded = executor.Load(graph, KeptValues.Results);
        loaded.Run();
        var message = Assert.Throws<InvalidOperationException>(() => loaded.Read(hidden, new Tensor(hidden.Shape))).Message;
        Assert.Equal("the values of 'hidden' weren't kept; load the graph with all of its layers kept", message);
    }

    [Fact]
    public void Run_WithSharedMemory_GivesTheSameBits()
    {
        var graph = GraphFusions.Apply(Architectures.Find("squeezenet").Build());
        using var executor = new CpuExecutor(2);
        Assert.Equal(Output(KeptValues.All), Output(KeptValues.Results));

        float[] Output(KeptValues kept)
        {
            using var loaded = executor.Load(graph, kept);
            loaded.SetInput(graph.Inputs[0], Values.Uniform(graph.Inputs[0].Shape, 3));
            loaded.Run();
            loaded.Run();
            var y = new Tensor(graph.Outputs[0].Shape);
            loaded.Read(graph.Outputs[0], y);
            return y.Data;
        }
    }

    private static Node Convolution(GraphBuilder builder, string name, Node x, int outputs) =>
        builder.Add(name, new Conv2D { Padding = Padding.Same(3, 3) }, x, builder.Constant($"{name}-weights", Values.Uniform(new Shape(outputs, x.Shape.C, 3, 3), outputs)));
}
