using LiveConv.Reference;
using LiveConv.Shaders.Kernels;
using LiveConv.Tensors;
using LiveConv.Tests.Support;
using LiveConv.Verification;
using Xunit;

namespace LiveConv.Shaders.Tests;

/// <summary>Every case of every op on the GPU, in both layouts, by both families of kernels where they differ.</summary>
[Collection(GlTests.Name)]
public sealed class OpCaseTests(GlFixture gl)
{
    public static TheoryData<string, KernelFamily> Names { get; } = MakeNames();

    [Theory]
    [MemberData(nameof(Names))]
    public void Run_OnPlanarTensors_StaysWithinTheBound(string name, KernelFamily family) => gl.Run(() => Check(name, family, TensorLayout.Planar));

    [Theory]
    [MemberData(nameof(Names))]
    public void Run_OnPackedTensors_StaysWithinTheBound(string name, KernelFamily family) => gl.Run(() => Check(name, family, TensorLayout.Packed));

    [Theory]
    [MemberData(nameof(Names))]
    public void Run_InTheLayoutOfItsShape_StaysWithinTheBound(string name, KernelFamily family) => gl.Run(() => Check(name, family, null));

    public static TheoryData<string, KernelFamily> NamesWithConstants { get; } = MakeNames(withConstants: true);

    [Theory]
    [MemberData(nameof(NamesWithConstants))]
    public void SetConstant_OfALoadedGraph_ComputesWithTheNewWeights(string name, KernelFamily family) => gl.Run(() =>
    {
        var item = GlCases.All.Single(candidate => candidate.Name == name);
        foreach (var layout in (TensorLayout[])[TensorLayout.Planar, TensorLayout.Packed])
        {
            var comparison = CaseGraphs.VerifyChanged(graph => gl.Executor.Load(graph, layout, family), item);
            Assert.True(comparison.Passed, $"{name} on {layout} layout, {family} kernels: {comparison}");
        }
    });

    private static TheoryData<string, KernelFamily> MakeNames(bool withConstants = false)
    {
        var names = new TheoryData<string, KernelFamily>();
        foreach (var item in GlCases.All.Where(item => !withConstants || item.ConstantInputs.Length > 0))
        {
            foreach (var family in GlCases.Families(item)) names.Add(item.Name, family);
        }

        return names;
    }

    private void Check(string name, KernelFamily family, TensorLayout? layout)
    {
        var item = GlCases.All.Single(candidate => candidate.Name == name);
        using var loaded = gl.Executor.Load(CaseGraphs.Of(item), layout, family);
        var layer = loaded.Graph.Outputs[0];
        var actual = new Tensor(layer.Shape, layer.Type);
        for (var run = 0; run < 2; run++)
        {
            CaseGraphs.SetInputs(loaded, item);
            loaded.Run();
        }

        loaded.Read(layer, actual);
        var reference = new ReferenceOutput(layer.Shape);
        loaded.ErrorModel(layer).Evaluate(item.Op, item.Inputs, reference);
        var comparison = ErrorBound.Check(actual, reference);
        Assert.True(comparison.Passed, $"{name} on {layout?.ToString() ?? "its own"} layout, {family} kernels: {comparison}");
    }
}
