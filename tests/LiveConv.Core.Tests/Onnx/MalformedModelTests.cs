using Google.Protobuf;
using LiveConv.Onnx;
using LiveConv.Onnx.Proto;
using LiveConv.Tests.Support.Onnx;

namespace LiveConv.Core.Tests.Onnx;

/// <summary>Files that are no models, or broken ones: each ends in one line that says what and where, quickly and in little memory.</summary>
public sealed class MalformedModelTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("", "empty")]
    [InlineData("89504E470D0A1A0A0000000D49484452", "PNG picture")]
    [InlineData("FFD8FFE000104A464946", "JPEG picture")]
    [InlineData("504B030414000000", "ZIP archive")]
    [InlineData("1F8B0800", "gzip archive")]
    [InlineData("894844460D0A1A0A", "HDF5")]
    [InlineData("1C00000054464C3314", "TensorFlow Lite")]
    public void Import_OtherKindOfFile_SaysWhich(string hex, string kind) => Assert.Contains(kind, Problem(Convert.FromHexString(hex)), StringComparison.Ordinal);

    [Theory]
    [InlineData("version https://git-lfs.github.com/spec/v1\noid sha256:00\nsize 12\n", "Git LFS pointer")]
    [InlineData("<!DOCTYPE html>\n<html><body>404</body></html>", "HTML page")]
    [InlineData("{\"layers\": []}", "JSON file")]
    [InlineData("hello", "text file")]
    public void Import_Text_SaysWhich(string text, string kind) => Assert.Contains(kind, Problem(System.Text.Encoding.UTF8.GetBytes(text)), StringComparison.Ordinal);

    [Fact]
    public void Import_TruncatedAnywhere_IsRefused()
    {
        var whole = Network().ToBytes();
        for (var length = 1; length < whole.Length; length++) Problem(whole[..length]);
    }

    [Fact]
    public void Import_LengthBeyondTheFile_IsRefused() =>
        Assert.Contains("the graph claims 1073741824 bytes", Problem([8, 8, 0x3A, 0x80, 0x80, 0x80, 0x80, 4, 1]), StringComparison.Ordinal);

    [Fact]
    public void Import_WrongWireType_IsRefused() => Assert.Contains("the graph has the wire type 0", Problem([8, 8, 0x38, 1]), StringComparison.Ordinal);

    [Theory]
    [InlineData(-1L)]
    [InlineData(1L << 62)]
    [InlineData(long.MinValue)]
    public void Import_InitialiserOfImpossibleSize_IsRefused(long size)
    {
        var model = Network();
        model.Model.Graph.Initializer[0].Dims[0] = size;
        Assert.Contains($"initialiser 'w': it has the size {size}", Problem(model), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0L)]
    [InlineData(-3L)]
    [InlineData(1L << 62)]
    public void Import_InputOfImpossibleSize_IsRefused(long size)
    {
        var model = Network();
        model.Model.Graph.Input[0].Type.TensorType.Shape.Dim[2].DimValue = size;
        Assert.Contains("input 'x': it has", Problem(model), StringComparison.Ordinal);
    }

    [Fact]
    public void Import_RawDataOfTheWrongSize_IsRefused()
    {
        var model = Network();
        model.Model.Graph.Initializer[0].RawData = ByteString.CopyFrom(1, 2, 3);
        Assert.Contains("are 72 bytes, but it has 3", Problem(model), StringComparison.Ordinal);
    }

    [Fact]
    public void Import_MissingInitialiser_IsNamed()
    {
        var model = Network();
        model.Model.Graph.Initializer.RemoveAt(0);
        Assert.Contains("node 'Conv_0' (Conv): its input 'w'", Problem(model), StringComparison.Ordinal);
    }

    [Fact]
    public void Import_Cycle_IsNamed() =>
        Assert.Contains("cycle", Problem(new ModelBuilder().Input("x", 2).Node("Add", "x, b → a").Node("Abs", "a → b").Output("b")), StringComparison.Ordinal);

    [Fact]
    public void Import_TensorWrittenTwice_IsNamed() =>
        Assert.Contains("it writes the tensor 'y', which node 'Abs_0' writes", Problem(new ModelBuilder().Input("x", 2).Node("Abs", "x → y").Node("Neg", "x → y").Output("y")), StringComparison.Ordinal);

    [Fact]
    public void Import_UnknownOperators_NamesAllAtOnce()
    {
        var problem = Problem(new ModelBuilder().Input("x", 2).Node("Frobnicate", "x → a").Node("Twist", "a → b").Node("Twist", "b → y").Output("y"));
        Assert.Contains("2 operators aren't supported: Frobnicate ('Frobnicate_0'); Twist ('Twist_1', 'Twist_2')", problem, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(5)]
    [InlineData(22)]
    [InlineData(-1)]
    public void Import_UnknownOperatorSet_IsRefused(int opset) => Assert.Contains($"operator set {opset}", Problem(Network(opset)), StringComparison.Ordinal);

    [Theory]
    [InlineData("group", 5, "can't be split")]
    [InlineData("group", 0, "can't be split")]
    [InlineData("strides", 0, "'strides' holds 0")]
    [InlineData("dilations", 0, "'dilations' holds 0")]
    [InlineData("pads", -1, "'pads' holds -1")]
    public void Import_ImpossibleConvolution_IsNamed(string attribute, int value, string problem)
    {
        var count = attribute == "pads" ? 4 : 2;
        var model = Network(attribute: (attribute, attribute == "group" ? value : Enumerable.Repeat(value, count).ToArray()));
        Assert.Contains($"node 'Conv_0' (Conv): ", Problem(model), StringComparison.Ordinal);
        Assert.Contains(problem, Problem(model), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("../outside.bin")]
    [InlineData("/etc/passwd")]
    [InlineData("sub/../../outside.bin")]
    [InlineData("link.bin")]
    [InlineData("linked/outside.bin")]
    public void Import_ExternalDataOutsideTheFolder_IsRefused(string location)
    {
        File.WriteAllBytes(Path.Combine(folder.Path, "outside.bin"), new byte[72]);
        var inner = Directory.CreateDirectory(Path.Combine(folder.Path, "model")).FullName;
        Directory.CreateDirectory(Path.Combine(inner, "sub"));
        File.CreateSymbolicLink(Path.Combine(inner, "link.bin"), Path.Combine(folder.Path, "outside.bin"));
        Directory.CreateSymbolicLink(Path.Combine(inner, "linked"), folder.Path);

        var problem = Assert.Throws<OnnxImportException>(() => OnnxImporter.Import(External(location).Save(inner))).Message;

        Assert.Contains("outside the model's folder", problem, StringComparison.Ordinal);
    }

    [Fact]
    public void Import_ExternalDataBesideTheModel_AreRead()
    {
        File.WriteAllBytes(Path.Combine(folder.Path, "weights.bin"), new byte[80]);
        Assert.Equal(2, OnnxImporter.Import(External("weights.bin").Save(folder.Path), new ImportOptions { Fuse = false }).Graph.Layers.Length);
    }

    [Fact]
    public void Import_ExternalDataThatAreTooShort_IsRefused()
    {
        File.WriteAllBytes(Path.Combine(folder.Path, "weights.bin"), new byte[79]);
        Assert.Contains("has only 79", Problem(External("weights.bin")), StringComparison.Ordinal);
    }

    [Fact]
    public void Import_DeeplyNestedGraphs_AreRefused()
    {
        var graph = Array.Empty<byte>();
        for (var depth = 0; depth < 10_000; depth++)
        {
            // GraphProto.node.attribute.g, by hand: Google.Protobuf wouldn't write it either.
            graph = Field(1, Field(5, Field(6, graph)));
        }

        Problem([8, 8, .. Field(8, [16, 17]), .. Field(7, graph)]);
    }

    private static byte[] Field(int number, byte[] content)
    {
        using var stream = new MemoryStream();
        using (var output = new CodedOutputStream(stream, leaveOpen: true))
        {
            output.WriteTag(number, WireFormat.WireType.LengthDelimited);
            output.WriteBytes(ByteString.CopyFrom(content));
        }

        return stream.ToArray();
    }

    /// <summary>x 1×2×5×4 → 3×3 convolution of one channel → ReLU.</summary>
    private static ModelBuilder Network(int opset = 17, (string, object)? attribute = null) => new ModelBuilder(opset)
        .Input("x", 1, 2, 5, 4)
        .Weights("w", [1, 2, 3, 3], new float[18])
        .Node("Conv", "x, w → c", attribute is { } given ? [given] : [])
        .Node("Relu", "c → y")
        .Output("y");

    private static ModelBuilder External(string location)
    {
        var model = Network();
        var weights = model.Model.Graph.Initializer[0];
        weights.ClearRawData();
        weights.DataLocation = TensorProto.Types.DataLocation.External;
        weights.ExternalData.Add(new StringStringEntryProto { Key = "location", Value = location });
        weights.ExternalData.Add(new StringStringEntryProto { Key = "offset", Value = "8" });
        return model;
    }

    private string Problem(ModelBuilder model) => Problem(model.ToBytes());

    private string Problem(byte[] file)
    {
        const int Name = 40;
        var path = Path.Combine(folder.Path, "broken.onnx");
        File.WriteAllBytes(path, file);
        var use = ImportUse.Measure(() => Assert.Throws<OnnxImportException>(() => OnnxImporter.Import(path)).Message);
        var message = use.Result;
        Assert.True(use.IsSmall, $"{message}: {use}");
        Assert.StartsWith("broken.onnx: ", message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', message);
        Assert.InRange(message.Length, 1, 400 + Name);
        return message;
    }
}
