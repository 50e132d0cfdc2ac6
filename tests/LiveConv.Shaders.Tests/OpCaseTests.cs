using LiveConv.Reference;
using LiveConv.Shaders.Kernels;
using LiveConv.Tensors;
using LiveConv.Tests.Support;
using LiveConv.Verification;
using Xunit;

namespace LiveConv.Shaders.Tests;

/// <summary>Every case of every op on the GPU, in both layouts.</summary>
[Collection(GlTests.Name)]
public sealed class OpCaseTests(GlFixture gl)
{
    public static TheoryData<string> Names => [.. GlCases.All.Select(item => item.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Run_OnPlanarTensors_StaysWithinTheBound(string name) => gl.Run(() => Check(name, TensorLayout.Planar));

    [Theory]
    [MemberData(nameof(Names))]
    public void Run_OnPackedTensors_StaysWithinTheBound(string name) => gl.Run(() => Check(name, TensorLayout.Packed));

    [Theory]
    [MemberData(nameof(Names))]
    public void Run_InTheLayoutOfItsShape_StaysWithinTheBound(string name) => gl.Run(() => Check(name, null));

    private void Check(string name, TensorLayout? layout)
    {
        var item = GlCases.All.Single(candidate => candidate.Name == name);
        using var loaded = gl.Executor.Load(CaseGraphs.Of(item), layout);
        var layer = loaded.Graph.Outputs[0];
        var actual = new Tensor(layer.Shape, layer.Type);
        for (var run = 0; run < 2; run++)
        {
            CaseGraphs.SetInputs(loaded, item);
            loaded.Run();
        }

        loaded.Read(layer, actual);
        var reference = new ReferenceOutput(layer.Shape);
        item.Op.Evaluate(item.Inputs, reference);
        var comparison = ErrorBound.Check(actual, reference, loaded.ErrorFactor(layer));
        Assert.True(comparison.Passed, $"{name} on {layout?.ToString() ?? "its own"} layout: {comparison}");
    }
}
