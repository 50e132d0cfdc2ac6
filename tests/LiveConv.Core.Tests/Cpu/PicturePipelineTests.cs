using LiveConv.Cpu;
using LiveConv.Frames;
using LiveConv.Graphs;
using LiveConv.Ops;
using LiveConv.Pipelines;
using LiveConv.Reference;
using LiveConv.Tensors;
using LiveConv.Verification;

namespace LiveConv.Core.Tests.Cpu;

public class PicturePipelineTests
{
    public static TheoryData<string, int, int> Filters
    {
        get
        {
            var data = new TheoryData<string, int, int>();
            foreach (var name in BuiltInPipelines.Names.Where(name => name != "pattern"))
            {
                data.Add(name, 83, 67);
                data.Add(name, 64, 41);
                data.Add(name, 3, 2);
                data.Add(name, 1, 1);
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Filters))]
    public void Process_WithoutKeepingLayers_GivesTheSamePicture(string name, int width, int height)
    {
        var pipeline = BuiltInPipelines.Load(name).Build(width, height);
        using var one = new CpuExecutor(1);
        using var three = new CpuExecutor(3);
        Assert.Equal(Picture(one, pipeline, KeptValues.All), Picture(three, pipeline, KeptValues.All));
        Assert.Equal(Picture(one, pipeline, KeptValues.All), Picture(three, pipeline, KeptValues.Results));
    }

    [Theory]
    [InlineData(97, 53, 1)]
    [InlineData(64, 32, 3)]
    [InlineData(1, 1, 1)]
    [InlineData(2, 9, 2)]
    [InlineData(5, 1, 1)]
    public void Run_SeveralLayersInOnePass_AreEachWithinTheirBound(int width, int height, int batch)
    {
        var graph = ManyWindows(width, height, batch);
        using var executor = new CpuExecutor(2);
        using var loaded = executor.Load(graph);
        var x = new Tensor(graph.Inputs[0].Shape);
        var random = new Random(5);
        for (var i = 0; i < x.Data.Length; i++) x.Data[i] = random.NextSingle() - 0.25f;
        loaded.SetInput(graph.Inputs[0], x);
        loaded.Run();
        foreach (var layer in graph.Layers)
        {
            Tensor[] inputs = [.. layer.Inputs.Select(Values)];
            var reference = new ReferenceOutput(layer.Shape);
            layer.Op.Evaluate(inputs, reference);
            var comparison = ErrorBound.Check(Values(layer), reference);
            Assert.True(comparison.Passed, $"{layer.Name}: {comparison}");
        }

        using var outputsOnly = executor.Load(graph, KeptValues.Results);
        outputsOnly.SetInput(graph.Inputs[0], x);
        outputsOnly.Run();
        var output = new Tensor(graph.Outputs[0].Shape);
        outputsOnly.Read(graph.Outputs[0], output);
        Assert.Equal(Values(graph.Outputs[0]).Data, output.Data);

        Tensor Values(Node node)
        {
            var values = node.Constant ?? new Tensor(node.Shape);
            if (node.Constant is null) loaded.Read(node, values);
            return values;
        }
    }

    [Fact]
    public void Read_ALayerThatWasNotKept_IsRefused()
    {
        var graph = ManyWindows(9, 7, 1);
        using var executor = new CpuExecutor(1);
        using var loaded = executor.Load(graph, KeptValues.Results);
        var layer = graph.Find("largest")!;
        Assert.StartsWith("the values of 'largest' weren't kept", Assert.Throws<InvalidOperationException>(() => loaded.Read(layer, new Tensor(layer.Shape))).Message, StringComparison.Ordinal);
    }

    /// <summary>Windows of every border, unequal reach, layers with several readers, and one layer that isn't computed row by row.</summary>
    private static Graph ManyWindows(int width, int height, int batch)
    {
        var builder = new GraphBuilder();
        var x = builder.Input("x", new Shape(batch, 2, height, width));
        var blur = builder.Add("blur", Same(BorderMode.Reflect, 5, 3, 2), x, Weights("blur-weights", 2, 5, 3));
        var zero = builder.Add("zero", Same(BorderMode.Zero, 3, 3, 2), blur, Weights("zero-weights", 2, 3, 3));
        var replicate = builder.Add("replicate", Same(BorderMode.Replicate, 2, 4, 2), blur, Weights("replicate-weights", 2, 2, 4));
        var largest = builder.Add("largest", new MaxPool2D { KernelHeight = 3, KernelWidth = 5, Padding = Padding.Same(3, 5) }, zero);
        var binomial = new Tensor(new Shape(2, 1, 5, 7), [.. Enumerable.Range(0, 70).Select(i => (i % 35 / 7 - 1.5f) * (i % 7 + 1) / 9)]);
        var split = builder.Add("split", Same(BorderMode.Replicate, 5, 7, 2) with { Flip = true, Activation = Activation.Relu }, zero, builder.Constant("rank-1", binomial), builder.Constant("bias", new Tensor(new Shape(2), [0.5f, -1])));
        var mean = builder.Add("mean", new AveragePool2D { KernelHeight = 3, KernelWidth = 2, Padding = Padding.Same(3, 2) }, replicate);
        var middle = builder.Add("middle", new MedianFilter(3), builder.Add("sum", new Add(), builder.Add("more", new Max(), largest, split), mean));
        var marked = builder.Add("marked", new Hysteresis(0.1f, 0.4f), middle);
        var smooth = builder.Add("smooth", new BilateralFilter(5, 0.5f, 2), builder.Add("difference", new Sub(), marked, x));
        var thin = builder.Add("thin", new EdgeThinning(), smooth, blur);
        return builder.Build(builder.Add("joined", new Concat(1), thin, builder.Add("gray", new MeanChannels(), smooth)));

        Node Weights(string name, int channels, int rows, int columns)
        {
            var random = new Random(rows);
            return builder.Constant(name, new Tensor(new Shape(channels, 1, rows, columns), [.. Enumerable.Range(0, channels * rows * columns).Select(_ => random.NextSingle() - 0.5f)]));
        }

        static Conv2D Same(BorderMode border, int rows, int columns, int groups) => new() { Padding = Padding.Same(rows, columns), Border = border, Groups = groups };
    }

    private static byte[] Picture(CpuExecutor executor, Pipeline pipeline, KeptValues kept)
    {
        using var loaded = executor.Load(pipeline, kept);
        var frame = new Frame(pipeline.Width, pipeline.Height);
        new Random(3).NextBytes(frame.Rgba);
        var picture = new Frame(pipeline.PictureWidth, pipeline.PictureHeight);
        loaded.Process(frame);
        loaded.Process(frame);
        loaded.ReadPicture(picture);
        return picture.Rgba;
    }
}
