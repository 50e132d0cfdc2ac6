using LiveConv.Graphs;
using LiveConv.Ops;
using LiveConv.Reference;
using LiveConv.Tensors;
using LiveConv.Tests.Support.Ops;
using LiveConv.Verification;
using Xunit;

namespace LiveConv.Shaders.Tests;

/// <summary>A network of all kinds of layers by each family and precision, every layer checked: kernels that share tensors, margins and halves.</summary>
[Collection(GlTests.Name)]
public sealed class NetworkFamiliesTests(GlFixture gl)
{
    [Theory]
    [InlineData(KernelFamily.Software, StoragePrecision.Float32)]
    [InlineData(KernelFamily.Hardware, StoragePrecision.Float32)]
    [InlineData(KernelFamily.Hardware, StoragePrecision.Float16)]
    public void Run_Network_EveryLayerStaysWithinItsBound(KernelFamily family, StoragePrecision precision) => gl.Run(() =>
    {
        var graph = Network();
        using var loaded = gl.Executor.Load(graph, null, family, precision: precision);
        var values = Values.Uniform(graph.Inputs[0].Shape, 1, 0);
        for (var run = 0; run < 2; run++)
        {
            loaded.SetInput(graph.Inputs[0], values);
            loaded.Run();
        }

        Assert.All(loaded.Steps, step => Assert.Equal("gl", step.Backend));
        foreach (var layer in graph.Layers)
        {
            var reference = new ReferenceOutput(layer.Shape);
            loaded.ErrorModel(layer).Evaluate(layer.Op, [.. layer.Inputs.Select(Read)], reference);
            var comparison = ErrorBound.Check(Read(layer), reference);
            Assert.True(comparison.Passed, $"layer {layer.Name}: {comparison}");
        }

        var halves = graph.Layers.Where(layer => loaded.Tensor(layer).IsHalf).Select(layer => layer.Name);
        Assert.Equal(precision == StoragePrecision.Float32 ? [] : ["stem", "pool", "squeeze", "depthwise", "wide", "joined", "same"], halves);

        Tensor Read(Node node)
        {
            if (node.Constant is { } constant) return constant;
            var read = new Tensor(node.Shape);
            loaded.Read(node, read);
            return read;
        }
    });

    private static Graph Network()
    {
        var builder = new GraphBuilder();
        var seed = 10;
        var x = builder.Input("x", new Shape(1, 3, 65, 57));
        var stem = Convolution("stem", x, 16, 7, new Conv2D { StrideY = 2, StrideX = 2, Padding = new(3, 3, 3, 3), Activation = Activation.Relu });
        var pool = builder.Add("pool", new MaxPool2D { KernelHeight = 3, KernelWidth = 3, StrideY = 2, StrideX = 2, CeilMode = true }, stem);
        var squeeze = Convolution("squeeze", pool, 20, 1, new Conv2D { Activation = Activation.Clamp(0, 6) });
        var depthwise = Convolution("depthwise", squeeze, 20, 3, new Conv2D { Groups = 20, Padding = Padding.Same(3, 3), Activation = Activation.Relu });
        var wide = Convolution("wide", squeeze, 24, 3, new Conv2D { Padding = Padding.Same(3, 3) });
        var joined = builder.Add("joined", new Concat(1), depthwise, wide);
        var same = builder.Add("same", new MaxPool2D { KernelHeight = 3, KernelWidth = 3, Padding = new(1, 1, 1, 1) }, joined);
        var residual = Convolution("residual", same, 44, 3, new Conv2D { Padding = Padding.Same(3, 3), HasResidual = true, Activation = Activation.Relu }, joined);
        var mean = builder.Add("mean", new Sigmoid(), builder.Add("last", new Softmax(1), residual));
        var flat = builder.Add("flat", new Reshape(new Shape(1, mean.Shape.Count)), mean);
        var scores = builder.Add("scores", new Gemm { TransposeB = true }, flat, Constant(new Shape(7, mean.Shape.Count)));
        return builder.Build(scores);

        Node Convolution(string name, Node input, int outputs, int size, Conv2D op, Node? residual = null)
        {
            var (weights, bias) = (Constant(new Shape(outputs, input.Shape.C / op.Groups, size, size)), Constant(new Shape(outputs)));
            return residual is null ? builder.Add(name, op, input, weights, bias) : builder.Add(name, op, input, weights, bias, residual);
        }

        Node Constant(Shape shape) => builder.Constant($"constant {++seed}", Values.Uniform(shape, seed));
    }
}
