using LiveConv.Cpu;
using LiveConv.Learning;
using LiveConv.Learning.Views;
using LiveConv.Models.Networks;
using LiveConv.Pipelines;
using LiveConv.Reference;
using LiveConv.Tests.Support;
using LiveConv.Tests.Support.Learning;
using LiveConv.Tests.Support.Onnx;

namespace LiveConv.Core.Tests.Learning;

/// <summary>Backward passes through real networks.</summary>
public sealed class NetworkGradientTests
{
    public static TheoryData<string> Small => [.. NetworkGradients.Small];

    public static TheoryData<string> SmallAndDeep => [.. NetworkGradients.Small, .. NetworkGradients.Deep];

    public static TheoryData<string> Pipelines => [.. BuiltInPipelines.Names];

    public static TheoryData<string> All => [.. NetworkData.Find("models", "trained", "models-light")];

    [SkippableTheory]
    [MemberData(nameof(SmallAndDeep))]
    public void Gradient_OfARandomClassOnTheReference_AgreesWithDifferencesInDouble(string model)
    {
        Skip.If(TestData.Folder is null, TestData.Absent);
        using var reference = new ReferenceExecutor();
        Holds(NetworkGradients.CheckDirections(model, reference, 11));
    }

    [SkippableTheory]
    [MemberData(nameof(Small))]
    public void Gradient_OfARandomClassOnTheProcessor_AgreesWithDifferencesInDouble(string model)
    {
        Skip.If(TestData.Folder is null, TestData.Absent);
        using var cpu = new CpuExecutor();
        Holds(NetworkGradients.CheckDirections(model, cpu, 11));
    }

    [SkippableTheory]
    [InlineData("models/mnist-8")]
    [InlineData("models/tinyvgg_cnnexplainer")]
    [InlineData("models/resnet20_cifar10")]
    [InlineData("trained/googlenet64")]
    public void Gradient_OfTheTopClass_IsWithinTheBoundInEveryLayer(string model)
    {
        Skip.If(TestData.Folder is null, TestData.Absent);
        using var cpu = new CpuExecutor();
        foreach (var rule in Enum.GetValues<GradientRule>()) Holds(NetworkGradients.CheckLayers(model, rule, cpu.Load));
    }

    [SkippableTheory]
    [MemberData(nameof(All))]
    public void Build_EveryNetwork_HasAGradient(string model)
    {
        Skip.If(TestData.Folder is null, TestData.Absent);
        var graph = NetworkData.Import(model, NetworkData.Input(model), fuse: true).Graph;
        foreach (var output in graph.Outputs.Append(ClassScores.Of(graph)))
            Assert.Equal(graph.Inputs[0].Shape, GradientGraph.Build(graph, output, [graph.Inputs[0]]).Gradients[0].Shape);
    }

    [Fact]
    public void Build_EveryNetworkOfTheProgram_HasAGradient()
    {
        foreach (var architecture in Architectures.All)
        {
            var graph = architecture.Build(new Models.NoWeights());
            Assert.Equal(graph.Inputs[0].Shape, GradientGraph.Build(graph, ClassScores.Of(graph), [graph.Inputs[0]]).Gradients[0].Shape);
        }
    }

    [Theory]
    [MemberData(nameof(Pipelines))]
    public void Build_EveryPipelineOfTheProgram_HasAGradientOrSaysWhyNot(string name)
    {
        var graph = BuiltInPipelines.Load(name).Build(29, 23).Graph;
        var problem = Record.Exception(() => GradientGraph.Build(graph, graph.Layers[^1], [graph.Inputs[0]]));
        if (name is "bilateral" or "canny" or "median" or "pattern") Assert.StartsWith("layer '", Assert.IsType<GradientException>(problem).Message, StringComparison.Ordinal);
        else Assert.Null(problem);
    }

    private static void Holds(string? problem) => Assert.True(problem is null, problem);
}
