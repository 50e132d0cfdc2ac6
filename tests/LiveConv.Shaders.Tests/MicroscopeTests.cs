using LiveConv.Frames;
using LiveConv.Frames.Patterns;
using LiveConv.Microscope.Equivariance;
using LiveConv.Pipelines;
using LiveConv.Tests.Support;
using LiveConv.Tests.Support.Onnx;
using Xunit;

namespace LiveConv.Shaders.Tests;

[Collection(GlTests.Name)]
public sealed class MicroscopeTests(GlFixture gl)
{
    public static TheoryData<string> Pipelines => [.. BuiltInPipelines.Names];

    public static TheoryData<string> Layers => [.. EquivarianceCheck.ExactLayers];

    [Theory]
    [MemberData(nameof(Pipelines))]
    public void Explain_RandomPlacesOfAFilter_AreWhatTheShadersComputed(string name) => gl.Run(() =>
    {
        using var loaded = gl.Executor.Load(BuiltInPipelines.Load(name).Build(97, 61));
        using var source = new PatternSource("shapes", 97, 61);
        var frame = new Frame(97, 61);
        source.Read(frame);
        loaded.Process(frame);

        Assert.Empty(ProbeCheck.Run(loaded.Graph, 200, seed: 2));
    });

    [SkippableTheory]
    [InlineData("models/squeezenet_fp16")]
    [InlineData("models/resnet20_cifar10")]
    [InlineData("models/mobilenetv2_100_224_dq_w16")]
    [InlineData("models/yunet_n_320_320")]
    [InlineData("trained/googlenet64")]
    public void Explain_RandomPlacesOfEveryLayer_AreWhatTheShadersComputed(string model)
    {
        Skip.If(TestData.Folder is null, TestData.Absent);
        gl.Run(() =>
        {
            var input = NetworkData.Input(model);
            var graph = NetworkData.Import(model, input, fuse: true).Graph;
            using var loaded = gl.Executor.Load(graph);
            loaded.SetInput(graph.Inputs[0], input);
            loaded.Run();

            Assert.Empty(ProbeCheck.Run(loaded, 400, seed: 3));
        });
    }

    [Theory]
    [MemberData(nameof(Layers))]
    public void Compare_ShiftedStrideOne_IsExactlyZeroOutsideTheBorder(string name) => gl.Run(() =>
    {
        var graph = EquivarianceCheck.Exact(name);
        foreach (var shift in new[] { PictureTransform.Shift(1, 0), PictureTransform.Shift(-3, 5), PictureTransform.Shift(7, -2) })
        {
            var measure = EquivarianceCheck.Run(gl.Executor, graph, shift);

            Assert.True(measure.Places > 300);
            Assert.True(measure.Maximum == 0, $"{shift}: off by {measure.Maximum}");
        }
    });
}
