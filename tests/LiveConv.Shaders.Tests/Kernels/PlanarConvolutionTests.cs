using LiveConv.Ops;
using LiveConv.Reference;
using LiveConv.Shaders.Kernels;
using LiveConv.Shaders.Kernels.Hardware;
using LiveConv.Tensors;
using LiveConv.Tests.Support;
using LiveConv.Tests.Support.Ops;
using LiveConv.Verification;
using Xunit;

namespace LiveConv.Shaders.Tests.Kernels;

/// <summary>Pictures on GPUs, with every number of rows an invocation: small cases alone would only see the least.</summary>
[Collection(GlTests.Name)]
public sealed class PlanarConvolutionTests(GlFixture gl)
{
    [Theory]
    [InlineData(2)]
    [InlineData(4)]
    [InlineData(8)]
    public void Run_AnyNumberOfRows_StaysWithinTheBound(int rows) => gl.Run(() =>
    {
        foreach (var item in Cases)
        {
            using var loaded = gl.Executor.Load(CaseGraphs.Of(item), TensorLayout.Planar, KernelFamily.Hardware, new KernelTuning(Rows: rows));
            CaseGraphs.SetInputs(loaded, item);
            loaded.Run();

            var layer = loaded.Graph.Outputs[0];
            var (actual, reference) = (new Tensor(layer.Shape), new ReferenceOutput(layer.Shape));
            loaded.Read(layer, actual);
            loaded.ErrorModel(layer).Evaluate(item.Op, item.Inputs, reference);
            var comparison = ErrorBound.Check(actual, reference);
            Assert.Contains("conv2d_planar_rows", loaded.Dispatches(0).Select(dispatch => dispatch.Shader));
            Assert.True(comparison.Passed, $"{item.Name}: {comparison}");
        }
    });

    private static IEnumerable<OpCase> Cases =>
    [
        Case(new Conv2D { Padding = Padding.Same(3, 3), Border = BorderMode.Reflect }, new(1, 1, 19, 23), new(1, 1, 3, 3), 1),
        Case(new Conv2D { Padding = Padding.Same(9, 7), Border = BorderMode.Replicate, Activation = Activation.Relu }, new(1, 1, 17, 131), new(3, 1, 9, 7), 2),
        Case(new Conv2D { Groups = 3, Padding = new(1, 2, 0, 1) }, new(2, 3, 11, 10), new(6, 1, 4, 5), 3),
        Case(new Conv2D { Padding = Padding.Same(15, 15) }, new(1, 2, 21, 9), new(1, 2, 15, 15), 4),
        Case(new Conv2D(), new(1, 1, 1, 1), new(1, 1, 1, 1), 5),
    ];

    private static OpCase Case(Conv2D op, Shape x, Shape weights, int seed) => new(
        $"Conv2D: {x} by {weights}", op, [Values.Uniform(x, seed), Values.Uniform(weights, seed + 100), Values.Uniform(new Shape(weights.N), seed + 200)], [1, 2]);
}
