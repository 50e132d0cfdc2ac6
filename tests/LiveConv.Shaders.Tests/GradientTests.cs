using LiveConv.Shaders.Kernels;
using LiveConv.Tests.Support.Learning;
using Xunit;

namespace LiveConv.Shaders.Tests;

/// <summary>Backward passes on the GPU, by both families of kernels.</summary>
[Collection(GlTests.Name)]
public sealed class GradientTests(GlFixture gl)
{
    [Theory]
    [MemberData(nameof(GradientCases.Names), MemberType = typeof(GradientCases))]
    public void Gradient_InTheLayoutOfItsShape_AgreesWithDifferencesInDouble(string name) =>
        gl.Run(() => Assert.Null(GradientCases.Find(name).Check(graph => gl.Executor.Load(graph, null, KernelFamily.Software))));

    [Theory]
    [MemberData(nameof(GradientCases.Names), MemberType = typeof(GradientCases))]
    public void Gradient_OnPackedTensors_AgreesWithDifferencesInDouble(string name) =>
        gl.Run(() => Assert.Null(GradientCases.Find(name).Check(graph => gl.Executor.Load(graph, TensorLayout.Packed, KernelFamily.Hardware))));

    [Fact]
    public void Views_OfAHandMadeNetwork_PointAtWhatItDetects() => gl.Run(() => Assert.Null(PatternNetwork.CheckViews(gl.Executor)));
}
