using LiveConv.Cpu;
using LiveConv.Pipelines;
using LiveConv.Tests.Support;

namespace LiveConv.Core.Tests.Pipelines;

public sealed class PipelineWriterTests
{
    /// <summary>Every built-in filter with other kernels: the document is read again, has exactly these weights and makes the same picture.</summary>
    [Theory]
    [MemberData(nameof(ChangedKernelTests.Names), MemberType = typeof(ChangedKernelTests))]
    public void WithKernels_OfABuiltInFilter_MakesTheSamePictureWhenItIsReadAgain(string name)
    {
        var (definition, random) = (BuiltInPipelines.Load(name), new Random(5));
        var changed = ChangedPipelines.Build(name);
        var kernels = new Dictionary<string, IReadOnlyList<Kernel>>();
        foreach (var bank in changed.Graph.Layers.Select(LiveConv.Microscope.Kernels.KernelBank.Of).OfType<LiveConv.Microscope.Kernels.KernelBank>())
        {
            var all = new List<Kernel>();
            for (var output = 0; output < bank.Outputs; output++)
            {
                float[] weights = [.. Enumerable.Range(0, bank.Size).Select(_ => (random.NextSingle() - 0.5f) * MathF.Pow(10, random.Next(-6, 1)))];
                bank.Set(bank.Weights.Constant!, output, 0, weights);
                all.Add(new Kernel(bank.Height, bank.Width, Array.ConvertAll(weights, weight => (double)weight)));
            }

            kernels.Add(bank.Layer.Name, all);
        }

        var read = PipelineDefinition.Parse(PipelineWriter.WithKernels(definition, "mine", kernels), "mine.json");

        Assert.Equal("mine", read.Name);
        var built = read.Build(changed.Width, changed.Height);
        Assert.Equal(changed.Graph.Nodes.Where(node => node.Constant is not null).Select(node => node.Constant!.Data), built.Graph.Nodes.Where(node => node.Constant is not null).Select(node => node.Constant!.Data));
        using var executor = new CpuExecutor(2);
        using var expected = executor.Load(changed);
        using var actual = executor.Load(built);
        Assert.Equal(ChangedPipelines.Picture(expected).Rgba, ChangedPipelines.Picture(actual).Rgba);
    }

    [Fact]
    public void WithKernels_WritesRowsOfNumbersOnOneLine()
    {
        var definition = PipelineDefinition.Parse("""{ "layers": [{ "op": "conv2d", "kernel": "sobel-x", /* kept but for comments */ "stride": [2, 1], }] }""", "f.json");

        var text = PipelineWriter.WithKernels(definition, "g", new Dictionary<string, IReadOnlyList<Kernel>> { ["conv2d"] = [new Kernel(2, 2, [0.1f, -1e-7f, 3, -0.5])] });

        Assert.Contains("[0.1, -1E-07]", text, StringComparison.Ordinal);
        Assert.Contains("\"stride\": [2, 1]", text, StringComparison.Ordinal);
    }

    [Fact]
    public void WithKernels_OfALayerThatIsNotThere_SaysSo() => Assert.Throws<ArgumentException>(() =>
        PipelineWriter.WithKernels(BuiltInPipelines.Load("sobel"), "g", new Dictionary<string, IReadOnlyList<Kernel>> { ["none"] = [new Kernel(1, 1, [1])] }));

    [Fact]
    public void OfKernel_ReadAgain_IsThatKernelOnGreyPictures()
    {
        var kernel = new Kernel(2, 3, [0.1f, 0.2f, 0.3f, -0.4f, 5e-9f, 6]);

        var built = PipelineDefinition.Parse(PipelineWriter.OfKernel("one", "a kernel", kernel, flip: true), "one.json").Build(8, 8);

        Assert.Equal(1, built.Graph.Inputs[0].Shape.C);
        Assert.Equal(Array.ConvertAll(kernel.Weights, weight => (float)weight), built.Graph.Nodes.First(node => node.Constant is not null).Constant!.Data);
        Assert.True(((LiveConv.Ops.Conv2D)built.Graph.Layers[0].Op).Flip);
    }
}
