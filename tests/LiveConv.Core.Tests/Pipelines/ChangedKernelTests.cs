using LiveConv.Cpu;
using LiveConv.Frames;
using LiveConv.Graphs;
using LiveConv.Reference;
using LiveConv.Tensors;
using LiveConv.Tests.Support;

namespace LiveConv.Core.Tests.Pipelines;

/// <summary>Kernels that are changed while a filter runs.</summary>
public sealed class ChangedKernelTests
{
    public static TheoryData<string> Names => [.. ChangedPipelines.Names];

    [Theory]
    [MemberData(nameof(Names))]
    public void SetConstant_OnCpu_GivesThePictureOfThatKernelFromTheStart(string name)
    {
        using var executor = new CpuExecutor(2);
        Check(executor, name);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void SetConstant_OnTheReference_GivesThePictureOfThatKernelFromTheStart(string name)
    {
        using var executor = new ReferenceExecutor();
        Check(executor, name);
    }

    [Fact]
    public void SetConstant_WithoutAnotherRun_KeepsTheLastPictureAndItsValues()
    {
        using var executor = new CpuExecutor(1);
        using var loaded = executor.Load(ChangedPipelines.Build("sobel"));
        var picture = ChangedPipelines.Picture(loaded);
        var layer = loaded.Pipeline.Graph.Layers[0];
        var (before, after, again) = (new Tensor(layer.Shape), new Tensor(layer.Shape), new Frame(picture.Width, picture.Height));
        loaded.Graph.Read(layer, before);

        ChangedPipelines.Change(loaded, seed: 5);
        loaded.Graph.Read(layer, after);
        loaded.ReadPicture(again);

        Assert.Equal(before.Data, after.Data);
        Assert.Equal(picture.Rgba, again.Rgba);
    }

    [Fact]
    public void SetConstant_OfAnotherShape_SaysSo()
    {
        using var executor = new CpuExecutor(1);
        using var loaded = executor.Load(ChangedPipelines.Build("sobel"));
        var constant = loaded.Pipeline.Graph.Nodes.First(node => node.Constant is not null);

        var failure = Assert.Throws<ShapeException>(() => loaded.Graph.SetConstant(constant, new Tensor(new Shape(1, 1, 2, 2))));

        Assert.Contains(constant.Name, failure.Message, StringComparison.Ordinal);
    }

    private static void Check(IExecutor executor, string name)
    {
        using var loaded = executor.Load(ChangedPipelines.Build(name));
        using var expected = executor.Load(ChangedPipelines.BuildChanged(name, seed: 2));
        ChangedPipelines.Picture(loaded);

        ChangedPipelines.Change(loaded, seed: 2);

        Assert.Equal(ChangedPipelines.Picture(expected).Rgba, ChangedPipelines.Picture(loaded).Rgba);
        // Twice, so that what the first change made is replaced too.
        using var same = executor.Load(ChangedPipelines.BuildChanged(name, seed: 3));
        ChangedPipelines.Change(loaded, seed: 3);
        Assert.Equal(ChangedPipelines.Picture(same).Rgba, ChangedPipelines.Picture(loaded).Rgba);
    }
}
