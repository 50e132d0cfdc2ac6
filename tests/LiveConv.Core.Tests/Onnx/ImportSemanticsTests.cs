using LiveConv.Graphs;
using LiveConv.Onnx;
using LiveConv.Onnx.Proto;
using LiveConv.Ops;
using LiveConv.Reference;
using LiveConv.Tensors;
using LiveConv.Tests.Support.Onnx;
using DataType = LiveConv.Onnx.Proto.TensorProto.Types.DataType;

namespace LiveConv.Core.Tests.Onnx;

/// <summary>What an import does beyond one op for one node: sizes, constants, versions, old operators.</summary>
public sealed class ImportSemanticsTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Import_ShapeArithmetic_Disappears()
    {
        var graph = Import(new ModelBuilder()
            .Input("x", 2, 3, 4, 5)
            .Node("Shape", "x → shape").Integers("first", 0)
            .Node("Gather", "shape, first → batch", ("axis", 0)).Integers("rest", -1)
            .Node("Concat", "batch, rest → target", ("axis", 0))
            .Node("Reshape", "x, target → y").Output("y"));

        Assert.Equal(["x", "y"], graph.Nodes.Select(node => node.Name));
        Assert.Equal(new Shape(2, 60), graph.Outputs[0].Shape);
    }

    [Theory]
    [InlineData(new[] { -1, 3, -2, -3 }, new[] { 1, 3, 48, 64 })]
    [InlineData(new[] { -1, -2, -3, 3 }, new[] { 1, 48, 64, 3 })]
    [InlineData(new[] { 5, 3, -2, 7 }, new[] { 5, 3, 48, 7 })]
    public void Import_OpenSizes_ComeFromTheOptions(int[] stated, int[] expected)
    {
        var graph = Import(new ModelBuilder().Input("x", stated).Node("Abs", "x → y").Output("y"), new ImportOptions { InputSize = (64, 48) });
        Assert.Equal(new Shape(expected), graph.Inputs[0].Shape);
    }

    [Fact]
    public void Import_OpenSizeThatNothingStates_AsksForIt()
    {
        var model = new ModelBuilder().Input("x", -1, 3, -2, -3).Node("Abs", "x → y").Output("y");
        var problem = Assert.Throws<OnnxImportException>(() => Import(model)).Message;
        Assert.Contains("--input-size 224x224", problem, StringComparison.Ordinal);
    }

    [Fact]
    public void Import_ShapeFromAnInput_NeedsItsValue()
    {
        var model = new ModelBuilder().Input("x", 6).Input("shape", 2).Node("Reshape", "x, shape → y").Output("y");
        model.Model.Graph.Input[1].Type.TensorType.ElemType = (int)DataType.Int64;

        Assert.Contains("depends on the values of 'shape'", Assert.Throws<OnnxImportException>(() => Import(model)).Message, StringComparison.Ordinal);
        var known = new Dictionary<string, Tensor> { ["shape"] = Tensor.OfIntegers(new Shape(2), [3, -1]) };
        var graph = Import(model, new ImportOptions { KnownInputs = known });
        Assert.Equal(["x"], graph.Inputs.Select(node => node.Name));
        Assert.Equal(new Shape(3, 2), graph.Outputs[0].Shape);
    }

    [Fact]
    public void Import_KnownValueThatNoShapeNeeds_StaysAnInput()
    {
        var known = new Dictionary<string, Tensor> { ["x"] = new(new Shape(2), [1, 2]) };
        var graph = Import(new ModelBuilder().Input("x", 2).Node("Abs", "x → y").Output("y"), new ImportOptions { KnownInputs = known });
        Assert.Single(graph.Inputs);
    }

    [Fact]
    public void Import_InitialiserAmongTheInputs_IsNotFed()
    {
        var graph = Import(new ModelBuilder(irVersion: 3).Input("x", 2).Input("w", 2).Weights("w", [2], 3, 4).Node("Mul", "x, w → y").Output("y"));
        Assert.Equal(["x"], graph.Inputs.Select(node => node.Name));
        Assert.Equal([6, 20], Run(graph, 2, 5));
    }

    [Fact]
    public void Import_Outputs_KeepTheirOrder()
    {
        var graph = Import(new ModelBuilder().Input("x", 1).Node("Abs", "x → a").Node("Neg", "x → b").Weights("c", [1], 7).Output("b").Output("c").Output("x").Output("a"));
        Assert.Equal(["b", "c", "x", "a"], graph.Outputs.Select(node => node.Name));
    }

    [Fact]
    public void Import_NodesOutOfOrder_AreSorted() =>
        Assert.Equal([3], Run(Import(new ModelBuilder().Input("x", 1).Node("Abs", "n → y").Node("Neg", "x → n").Output("y")), 3));

    [Theory]
    [InlineData(nameof(DataType.Float16), new byte[] { 0x00, 0x3C, 0x00, 0xC0 })]
    [InlineData(nameof(DataType.Bfloat16), new byte[] { 0x80, 0x3F, 0x00, 0xC0 })]
    [InlineData(nameof(DataType.Double), new byte[] { 0, 0, 0, 0, 0, 0, 0xF0, 0x3F, 0, 0, 0, 0, 0, 0, 0, 0xC0 })]
    public void Import_RawDataOfAnyFloat_BecomeFloat32(string type, byte[] raw)
    {
        var tensor = new TensorProto { Name = "w", DataType = (int)Enum.Parse<DataType>(type), Dims = { 2 }, RawData = Google.Protobuf.ByteString.CopyFrom(raw) };
        var model = new ModelBuilder().Output("w");
        model.Model.Graph.Initializer.Add(tensor);
        Assert.Equal([1, -2], Import(model).Outputs[0].Constant!.Data);
    }

    [Theory]
    [InlineData(nameof(DataType.Int8), new byte[] { 255, 2 }, new long[] { -1, 2 })]
    [InlineData(nameof(DataType.Uint8), new byte[] { 255, 2 }, new long[] { 255, 2 })]
    [InlineData(nameof(DataType.Int16), new byte[] { 0xFE, 0xFF, 2, 1 }, new long[] { -2, 258 })]
    [InlineData(nameof(DataType.Uint32), new byte[] { 255, 255, 255, 255, 1, 0, 0, 0 }, new long[] { uint.MaxValue, 1 })]
    [InlineData(nameof(DataType.Int4), new byte[] { 0x2F }, new long[] { -1, 2 })]
    public void Import_RawDataOfAnyInteger_BecomeInt64(string type, byte[] raw, long[] expected)
    {
        var tensor = new TensorProto { Name = "w", DataType = (int)Enum.Parse<DataType>(type), Dims = { 2 }, RawData = Google.Protobuf.ByteString.CopyFrom(raw) };
        var model = new ModelBuilder().Output("w");
        model.Model.Graph.Initializer.Add(tensor);
        Assert.Equal(expected, Import(model).Outputs[0].Constant!.Integers);
    }

    [Fact]
    public void Import_SoftmaxBeforeOperatorSet13_TakesAllAxesFromTheGivenOne()
    {
        var expected = new[] { 0.25f, 0.25f, 0.25f, 0.25f };
        Assert.Equal(expected, Run(Import(new ModelBuilder(12).Input("x", 1, 2, 2).Node("Softmax", "x → y").Output("y")), 0, 0, 0, 0));
        Assert.Equal([0.5f, 0.5f, 0.5f, 0.5f], Run(Import(new ModelBuilder(13).Input("x", 1, 2, 2).Node("Softmax", "x → y").Output("y")), 0, 0, 0, 0));
    }

    [Theory]
    [InlineData("SAME_UPPER", 0, 1)]
    [InlineData("SAME_LOWER", 1, 0)]
    [InlineData("VALID", 0, 0)]
    public void Import_AutomaticPadding_GoesToTheRightSide(string mode, int left, int right)
    {
        var graph = Import(new ModelBuilder().Input("x", 1, 1, 1, 4).Weights("w", [1, 1, 1, 2], 1, 1).Node("Conv", "x, w → y", ("auto_pad", mode)).Output("y"));
        Assert.Equal(new Padding(0, left, 0, right), Assert.IsType<Conv2D>(graph.Layers[0].Op).Padding);
    }

    [Fact]
    public void Import_OldImageScalerCropAndAffine_ComputeTheirFormulas()
    {
        var graph = Import(new ModelBuilder(7)
            .Input("x", 1, 2, 2, 2)
            .Node("ImageScaler", "x → s", ("scale", 2f), ("bias", new[] { 10f, 20f }))
            .Node("Crop", "s → c", ("border", new[] { 1, 0, 0, 1 }))
            .Node("Affine", "c → y", ("alpha", 10f), ("beta", 1f)).Output("y"));

        Assert.Equal(new Shape(1, 2, 1, 1), graph.Outputs[0].Shape);
        Assert.Equal([((2 * 2) + 10) * 10 + 1, ((6 * 2) + 20) * 10 + 1], Run(graph, 1, 2, 3, 4, 5, 6, 7, 8));
    }

    [Fact]
    public void Import_Cancelled_Ends()
    {
        using var cancel = new CancellationTokenSource();
        cancel.Cancel();
        var model = new ModelBuilder().Input("x", 2).Node("Abs", "x → y").Output("y");
        Assert.Throws<OperationCanceledException>(() => Import(model, new ImportOptions { Cancellation = cancel.Token }));
    }

    private Graph Import(ModelBuilder model, ImportOptions? options = null) => OnnxImporter.Import(model.Save(folder.Path), options).Graph;

    private static float[] Run(Graph graph, params float[] input)
    {
        using var loaded = new ReferenceGraph(graph);
        loaded.SetInput(graph.Inputs[0], new Tensor(graph.Inputs[0].Shape, input));
        loaded.Run();
        return loaded.Values(graph.Outputs[0]).Data;
    }
}
