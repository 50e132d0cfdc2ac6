using LiveConv.Cpu;
using LiveConv.Frames;
using LiveConv.Frames.Patterns;
using LiveConv.Pipelines;
using LiveConv.Tests.Support;
using LiveConv.Tests.Support.Onnx;

namespace LiveConv.Core.Tests.Microscope;

/// <summary>The probe on every layer of real networks: more than 10,000 places in all.</summary>
public sealed class ProbedModelsTests
{
    private const int PlacesOfAModel = 400;

    public static TheoryData<string> Models => [.. NetworkData.Find("models", "trained", "models-light")];

    public static TheoryData<string> Pipelines => [.. BuiltInPipelines.Names];

    [SkippableTheory]
    [MemberData(nameof(Models))]
    public void Explain_RandomPlacesOfEveryLayer_AreWhatTheExecutorComputed(string model)
    {
        Skip.If(TestData.Folder is null, TestData.Absent);
        var input = NetworkData.Input(model);
        var graph = NetworkData.Import(model, input, fuse: true).Graph;
        using var executor = new CpuExecutor(2);
        using var loaded = executor.Load(graph);
        loaded.SetInput(graph.Inputs[0], input);
        loaded.Run();

        Assert.Empty(ProbeCheck.Run(loaded, PlacesOfAModel, seed: 1));
    }

    [SkippableFact]
    public void Models_AreEnoughForTenThousandPlaces()
    {
        Skip.If(TestData.Folder is null, TestData.Absent);
        Assert.True(Models.Count * PlacesOfAModel >= 10_000, $"{Models.Count} models of {PlacesOfAModel} places each");
    }

    [Theory]
    [MemberData(nameof(Pipelines))]
    public void Explain_RandomPlacesOfAFilter_AreWhatTheExecutorComputed(string name)
    {
        using var executor = new CpuExecutor(2);
        using var loaded = executor.Load(BuiltInPipelines.Load(name).Build(97, 61));
        using var source = new PatternSource("shapes", 97, 61);
        var frame = new Frame(97, 61);
        source.Read(frame);
        loaded.Process(frame);

        Assert.Empty(ProbeCheck.Run(loaded.Graph, 200, seed: 2));
    }
}
