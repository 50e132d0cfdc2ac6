using LiveConv.Graphs;
using LiveConv.Ops;
using LiveConv.Reference;
using LiveConv.Shaders.Kernels;
using LiveConv.Shaders.Kernels.Hardware;
using LiveConv.Tensors;
using LiveConv.Tests.Support.Ops;
using LiveConv.Verification;
using LiveConv.Winograd;
using Xunit;

namespace LiveConv.Shaders.Tests;

/// <summary>fp16 storage: every case of the ops that know halves, behind layers that store its inputs so.</summary>
[Collection(GlTests.Name)]
public sealed class HalfStorageTests(GlFixture gl)
{
    public static TheoryData<string> Names { get; } = [.. GlCases.All.Where(StoresHalves).Select(item => item.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Run_FromHalvesToHalves_StaysWithinTheBound(string name) => gl.Run(() =>
    {
        var item = GlCases.All.Single(candidate => candidate.Name == name);
        Check(item, new KernelTuning());
    });

    [Fact]
    public void Run_WinogradAndEveryTile_StayWithinTheBound() => gl.Run(() =>
    {
        var op = new Conv2D { Padding = Padding.Same(3, 3), Activation = Activation.Relu };
        var item = new OpCase("3×3", op, [Values.Uniform(new(1, 17, 13, 9), 1), Values.Uniform(new(35, 17, 3, 3), 2), Values.Uniform(new(35), 3)], [1, 2]);
        foreach (var transform in new[] { WinogradTransform.F2, WinogradTransform.F4 }) Check(item, new KernelTuning(Winograd: transform));
        foreach (var tile in ProductTile.All) Check(item, new KernelTuning(tile));
        Check(item, new KernelTuning(Parts: 3));
    });

    [Fact]
    public void Run_WeightsFarApart_StayFloats() => gl.Run(() =>
    {
        // 1e-12 beside 1 would be 0 as a half.
        var weights = new Tensor(new(2, 1, 1, 2), [1, 1e-12f, 1e-12f, 3e-12f]);
        Assert.Null(HalfWeights.TryScale(weights));
        Check(new("far apart", new Conv2D(), [Values.Uniform(new(1, 1, 3, 7), 4), weights], [1]), new KernelTuning());
    });

    [Fact]
    public void TryScale_TinyAndLargeOutputs_BecomeNormalHalves()
    {
        var weights = new Tensor(new(3, 1, 1, 2), [3e-9f, -1e-8f, 1e6f, 40, 0, 0]);

        var (scaled, inverse) = HalfWeights.TryScale(weights)!.Value;

        for (var i = 0; i < 6; i++)
        {
            Assert.Equal(weights.Data[i], scaled.Data[i] * inverse[i / 2]);
            Assert.True(scaled.Data[i] == 0 || Half.IsNormal((Half)scaled.Data[i]));
        }
    }

    [Fact]
    public void Run_BeyondTheLargestHalf_IsInfinite() => gl.Run(() =>
    {
        var builder = new GraphBuilder();
        var x = builder.Input("x", new Shape(1, 1, 1, 7));
        var y = builder.Add("y", new Affine(1, 0), x);
        using var loaded = gl.Executor.Load(builder.Build(y), TensorLayout.Packed, KernelFamily.Hardware, precision: StoragePrecision.Float16);
        loaded.SetInput(x, new Tensor(x.Shape, [65504, 65519, 65520, -70000, float.NaN, 1.00048828125f, 1.00146484375f]));
        loaded.Run();

        var read = new Tensor(y.Shape);
        loaded.Read(y, read);
        Assert.Equal([65504, 65504, float.PositiveInfinity, float.NegativeInfinity, float.NaN, 1, 1.001953125f], read.Data);
    });

    [Fact]
    public void Load_BesideLayersThatKnowNoHalves_KeepsFloats() => gl.Run(() =>
    {
        var builder = new GraphBuilder();
        var x = builder.Input("x", new Shape(1, 12, 4, 4));
        var a = builder.Add("a", new Relu(), x);
        var b = builder.Add("b", new Relu(), a);
        var c = builder.Add("c", new Softmax(1), b);
        using var loaded = gl.Executor.Load(builder.Build(c), null, KernelFamily.Hardware, precision: StoragePrecision.Float16);

        Assert.Equal([false, true, false, false], new[] { x, a, b, c }.Select(node => loaded.Tensor(node).IsHalf));
    });

    private static bool StoresHalves(OpCase item)
    {
        if (item.Inputs.Any(tensor => tensor.Type != ElementType.Float32)) return false;
        var layer = Build(item).Outputs[0];
        return layer.Shape.Rank == 4 && KernelTable.Find(layer, KernelFamily.Hardware)?.HandlesHalves(layer, Layout) == true;
    }

    private static TensorLayout Layout(Node node) => node.Shape.Rank == 4 ? TensorLayout.Packed : TensorLayout.Linear;

    // The case's op behind copies of its inputs, which are layers and so may be halves.
    private static Graph Build(OpCase item)
    {
        var builder = new GraphBuilder();
        var inputs = item.Inputs.Select((tensor, i) => item.ConstantInputs.Contains(i)
            ? builder.Constant($"x{i}", tensor)
            : builder.Add($"copy of x{i}", new Affine(1, 0), builder.Input($"x{i}", tensor.Shape)));
        return builder.Build(builder.Add("y", item.Op, [.. inputs]));
    }

    private void Check(OpCase item, KernelTuning tuning)
    {
        using var loaded = gl.Executor.Load(Build(item), TensorLayout.Packed, KernelFamily.Hardware, tuning, StoragePrecision.Float16);
        for (var i = 0; i < item.Inputs.Length; i++)
            if (!item.ConstantInputs.Contains(i)) loaded.SetInput(loaded.Graph.Find($"x{i}")!, item.Inputs[i]);
        loaded.Run();

        foreach (var layer in loaded.Graph.Layers)
        {
            if (layer.Shape.Rank == 4) Assert.True(loaded.Tensor(layer).IsHalf);
            Tensor[] inputs = [.. layer.Inputs.Select(node => Read(loaded, node))];
            var reference = new ReferenceOutput(layer.Shape);
            loaded.ErrorModel(layer).Evaluate(layer.Op, inputs, reference);
            var comparison = ErrorBound.Check(Read(loaded, layer), reference);
            Assert.True(comparison.Passed, $"{item.Name}, layer {layer.Name}: {comparison}");
        }
    }

    private static Tensor Read(GlGraph loaded, Node node)
    {
        if (node.Constant is { } constant) return constant;
        var values = new Tensor(node.Shape, node.Type);
        loaded.Read(node, values);
        return values;
    }
}
