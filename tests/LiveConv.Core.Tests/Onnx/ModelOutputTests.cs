using LiveConv.Cpu;
using LiveConv.Graphs;
using LiveConv.Onnx.Conformance;
using LiveConv.Reference;
using LiveConv.Tensors;
using LiveConv.Tests.Support;
using LiveConv.Tests.Support.Onnx;

namespace LiveConv.Core.Tests.Onnx;

/// <summary>Real networks: what another runtime computed, from the same input.</summary>
public sealed class ModelOutputTests
{
    public static TheoryData<string> Models => [.. NetworkData.Find("models", "trained")];

    public static TheoryData<string> LightModels => [.. NetworkData.Find("models-light")];

    public static TheoryData<string> Layers => [.. NetworkData.Find("layers")];

    [SkippableTheory]
    [MemberData(nameof(Models))]
    public void Run_Network_ReproducesStoredOutputs(string model)
    {
        Skip.If(TestData.Folder is null, TestData.Absent);
        using var cpu = new CpuExecutor();
        Assert.Empty(NetworkData.Mismatches(model, cpu));
    }

    [SkippableTheory]
    [MemberData(nameof(LightModels))]
    public void Run_LightNetwork_ReproducesStoredOutputs(string model)
    {
        Skip.If(TestData.Folder is null, TestData.Absent);
        foreach (var executor in new IExecutor[] { new CpuExecutor(), new ReferenceExecutor() })
        {
            using (executor)
            {
                var result = new ConformanceRunner(executor) { Tolerance = OfficialTests.ToleranceOf(model) }.Run(TestData.Path(model));
                Assert.True(result.Result == ConformanceResult.Passed, $"{executor.Backend}: {result.Reason}");
            }
        }
    }

    [SkippableTheory]
    [MemberData(nameof(Layers))]
    public void Run_EveryLayer_ReproducesStoredValues(string layers)
    {
        Skip.If(TestData.Folder is null, TestData.Absent);
        var rows = File.ReadLines(TestData.Path(layers, "index.tsv")).Skip(1).Select(line => line.Split('\t')).ToArray();
        var model = $"models/{Path.GetFileName(layers)}";
        var input = NetworkData.Input(model);
        var graph = NetworkData.Import(model, input, fuse: false).Graph;
        var estimate = new ErrorEstimate(graph, new Dictionary<string, Tensor> { [graph.Inputs.Single().Name] = input });
        using var cpu = new CpuExecutor();
        using var loaded = cpu.Load(graph);
        loaded.SetInput(graph.Inputs[0], input);
        loaded.Run();

        var compared = 0;
        foreach (var row in rows)
        {
            if (row.Select(graph.Find).FirstOrDefault(found => found is not null) is not { IsLayer: true } node) continue;
            var expected = NumpyFile.Read(TestData.Path(layers, row[0]));
            var actual = new Tensor(node.Shape, node.Type);
            loaded.Read(node, actual);
            Assert.Null(estimate.Compare(node, estimate.Values(node), expected));
            Assert.Null(estimate.Compare(node, actual, expected));
            compared++;
        }

        Assert.True(compared >= graph.Layers.Length * 9 / 10, $"{compared} of {graph.Layers.Length} layers compared");
    }
}
