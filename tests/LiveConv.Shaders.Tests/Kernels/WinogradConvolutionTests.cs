using LiveConv.Ops;
using LiveConv.Reference;
using LiveConv.Shaders.Kernels;
using LiveConv.Shaders.Kernels.Hardware;
using LiveConv.Tensors;
using LiveConv.Tests.Support;
using LiveConv.Tests.Support.Ops;
using LiveConv.Verification;
using LiveConv.Winograd;
using Xunit;

namespace LiveConv.Shaders.Tests.Kernels;

[Collection(GlTests.Name)]
public sealed class WinogradConvolutionTests(GlFixture gl)
{
    private static readonly OpCase[] Cases =
    [
        Case(new Conv2D { Padding = Padding.Same(3, 3), Activation = Activation.Relu }, new(2, 37, 13, 11), 41, 1),
        Case(new Conv2D(), new(1, 5, 3, 3), 7, 2),
        Case(new Conv2D { Padding = new(0, 2, 3, 1), Flip = true }, new(3, 4, 5, 9), 3, 3),
        Case(new Conv2D { Padding = new(1, 1, 1, 1), Border = BorderMode.Reflect, Activation = Activation.Clamp(-0.5f, 1) }, new(1, 16, 8, 6), 16, 4),
        Case(new Conv2D { Padding = new(2, 2, 2, 2), Border = BorderMode.Replicate }, new(1, 1, 1, 4), 1, 5),
        Case(new Conv2D { Padding = new(1, 1, 1, 1), HasResidual = true, Activation = Activation.LeakyRelu(0.1f) }, new(2, 9, 7, 7), 6, 6),
    ];

    public static TheoryData<int> Outputs => [2, 4];

    [Theory]
    [MemberData(nameof(Outputs))]
    public void Run_EveryGeometry_StaysWithinTheWinogradBound(int outputs) => gl.Run(() =>
    {
        foreach (var item in Cases) Check(item, outputs);
    });

    [Theory]
    [MemberData(nameof(Outputs))]
    public void Run_ValuesThatAreNotFinite_StayInTheirWindows(int outputs) => gl.Run(() =>
    {
        var x = Values.Uniform(new(2, 6, 11, 13), 7).With((5, float.NaN), (700, float.PositiveInfinity), (1400, float.NegativeInfinity));
        Check(new("NaN and infinities", new Conv2D { Padding = Padding.Same(3, 3) }, [x, Values.Uniform(new(5, 6, 3, 3), 8, 0.25f, 1)], [1]), outputs);
    });

    [Theory]
    [MemberData(nameof(Outputs))]
    public void Run_AfterLargeValuesBesideTheWindow_StaysWithinTheWinogradBound(int outputs) => gl.Run(() =>
    {
        var x = Values.Uniform(new(1, 4, 9, 9), 9).With((40, 1e20f), (100, -3e15f));
        Check(new("large values", new Conv2D { Padding = Padding.Same(3, 3) }, [x, Values.Uniform(new(4, 4, 3, 3), 10)], [1]), outputs);
    });

    [Fact]
    public void Load_LargeLayer_TakesWinogradAndASmallOneDoesNot() => gl.Run(() =>
    {
        Assert.Contains("conv2d_winograd_output", Shaders(new(1, 64, 28, 28), 64));
        Assert.DoesNotContain("conv2d_winograd_output", Shaders(new(1, 512, 7, 7), 512));
        Assert.DoesNotContain("conv2d_winograd_output", Shaders(new(1, 12, 56, 56), 64));
    });

    private string[] Shaders(Shape x, int outputs)
    {
        var item = new OpCase("", new Conv2D { Padding = Padding.Same(3, 3) }, [new Tensor(x), new Tensor(new(outputs, x.C, 3, 3))], [1]);
        using var loaded = gl.Executor.Load(CaseGraphs.Of(item), TensorLayout.Packed, KernelFamily.Hardware);
        return [.. loaded.Dispatches(0).Select(dispatch => dispatch.Shader)];
    }

    private void Check(OpCase item, int outputs)
    {
        var transform = outputs == 2 ? WinogradTransform.F2 : WinogradTransform.F4;
        using var loaded = gl.Executor.Load(CaseGraphs.Of(item), TensorLayout.Packed, KernelFamily.Hardware, new KernelTuning(Winograd: transform));
        CaseGraphs.SetInputs(loaded, item);
        loaded.Run();

        var layer = loaded.Graph.Outputs[0];
        var (actual, reference) = (new Tensor(layer.Shape), new ReferenceOutput(layer.Shape));
        loaded.Read(layer, actual);
        Assert.IsType<WinogradErrorModel>(loaded.ErrorModel(layer));
        loaded.ErrorModel(layer).Evaluate(item.Op, item.Inputs, reference);
        var comparison = ErrorBound.Check(actual, reference);
        Assert.True(comparison.Passed, $"F({outputs}×{outputs}) of {item.Name}: {comparison}");
    }

    private static OpCase Case(Conv2D op, Shape x, int outputs, int seed)
    {
        var weights = new Shape(outputs, x.C, 3, 3);
        var residual = (op with { HasResidual = false }).InferShape([x, weights]);
        Tensor[] inputs = [Values.Uniform(x, seed), Values.Uniform(weights, seed + 100), Values.Uniform(new Shape(outputs), seed + 200)];
        return new($"{x} by {weights}, {op.Border}", op, op.HasResidual ? [.. inputs, Values.Uniform(residual, seed + 300)] : inputs, [1, 2]);
    }
}
