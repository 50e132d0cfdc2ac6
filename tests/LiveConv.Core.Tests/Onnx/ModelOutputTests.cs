using LiveConv.Cpu;
using LiveConv.Graphs;
using LiveConv.Onnx.Conformance;
using LiveConv.Reference;
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
        using var cpu = new CpuExecutor();
        Assert.Empty(NetworkData.LayerMismatches(layers, cpu));
    }
}
