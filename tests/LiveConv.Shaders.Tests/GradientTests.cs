using LiveConv.Learning;
using LiveConv.Shaders.Kernels;
using LiveConv.Tests.Support;
using LiveConv.Tests.Support.Learning;
using Xunit;

namespace LiveConv.Shaders.Tests;

/// <summary>Backward passes on the GPU, by both families of kernels.</summary>
[Collection(GlTests.Name)]
public sealed class GradientTests(GlFixture gl)
{
    public static TheoryData<string> Small => [.. NetworkGradients.Small];

    [Theory]
    [MemberData(nameof(GradientCases.Names), MemberType = typeof(GradientCases))]
    public void Gradient_InTheLayoutOfItsShape_AgreesWithDifferencesInDouble(string name) =>
        gl.Run(() => Holds(GradientCases.Find(name).Check(graph => gl.Executor.Load(graph, null, KernelFamily.Software))));

    [Theory]
    [MemberData(nameof(GradientCases.Names), MemberType = typeof(GradientCases))]
    public void Gradient_OnPackedTensors_AgreesWithDifferencesInDouble(string name) =>
        gl.Run(() => Holds(GradientCases.Find(name).Check(graph => gl.Executor.Load(graph, TensorLayout.Packed, KernelFamily.Hardware))));

    [SkippableTheory]
    [MemberData(nameof(Small))]
    public void Gradient_OfARandomClass_AgreesWithDifferencesInDouble(string model)
    {
        Skip.If(TestData.Folder is null, TestData.Absent);
        gl.Run(() => Holds(NetworkGradients.CheckDirections(model, gl.Executor, 11)));
    }

    [SkippableTheory]
    [InlineData("models/tinyvgg_cnnexplainer")]
    [InlineData("models/resnet20_cifar10")]
    public void Gradient_OfTheTopClass_IsWithinTheBoundInEveryLayer(string model)
    {
        Skip.If(TestData.Folder is null, TestData.Absent);
        gl.Run(() => Holds(NetworkGradients.CheckLayers(model, GradientRule.GuidedBackprop, gl.Executor.Load)));
    }

    [Fact]
    public void Views_OfAHandMadeNetwork_PointAtWhatItDetects() => gl.Run(() => Holds(PatternNetwork.CheckViews(gl.Executor)));

    private static void Holds(string? problem) => Assert.True(problem is null, problem);
}
