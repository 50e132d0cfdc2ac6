using LiveConv.Onnx.Conformance;
using LiveConv.Tests.Support;
using LiveConv.Tests.Support.Onnx;
using Xunit;

namespace LiveConv.Shaders.Tests.Onnx;

/// <summary>The official ONNX tests and real networks on the GPU.</summary>
[Collection(GlTests.Name)]
public sealed class OnnxOnGlTests(GlFixture gl)
{
    public static TheoryData<string> Models => [.. NetworkData.Find("models", "trained")];

    public static TheoryData<string> LightModels => [.. NetworkData.Find("models-light")];

    public static TheoryData<string> Layers => [.. NetworkData.Find("layers")];

    [SkippableFact]
    public void OfficialTests_OfKnownOperators_Pass()
    {
        Skip.If(OfficialTests.Folder is null, OfficialTests.Absent);
        gl.Run(() =>
        {
            var cases = OfficialTests.RunAll(gl.Executor);
            Assert.Empty(OfficialTests.Wrong(cases));
            Assert.Null(new ConformanceTable().Check("gl", cases));
        });
    }

    [SkippableTheory]
    [MemberData(nameof(Models))]
    public void Run_Network_ReproducesStoredOutputs(string model)
    {
        Skip.If(TestData.Folder is null, TestData.Absent);
        gl.Run(() => Assert.Empty(NetworkData.Mismatches(model, gl.Executor)));
    }

    [SkippableTheory]
    [MemberData(nameof(LightModels))]
    public void Run_LightNetwork_ReproducesStoredOutputs(string model)
    {
        Skip.If(TestData.Folder is null, TestData.Absent);
        gl.Run(() =>
        {
            var result = new ConformanceRunner(gl.Executor) { Tolerance = OfficialTests.ToleranceOf(model) }.Run(TestData.Path(model));
            Assert.True(result.Result == ConformanceResult.Passed, result.Reason);
        });
    }

    [SkippableTheory]
    [MemberData(nameof(Layers))]
    public void Run_EveryLayer_ReproducesStoredValues(string layers)
    {
        Skip.If(TestData.Folder is null, TestData.Absent);
        gl.Run(() => Assert.Empty(NetworkData.LayerMismatches(layers, gl.Executor)));
    }
}
