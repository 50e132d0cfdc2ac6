using Google.Protobuf;
using LiveConv.Onnx.Proto;
using DataType = LiveConv.Onnx.Proto.TensorProto.Types.DataType;

namespace LiveConv.Onnx;

/// <summary>
/// Reads a model file. The two outermost levels (model and graph) are walked field by field, so that an initialiser's bytes
/// go from the file straight into its tensor and the file is never in memory as a whole.
/// </summary>
internal sealed class ModelReader
{
    private readonly ModelFile model;
    private readonly WireReader wire;
    private readonly ExternalData external;
    private readonly ImportOptions options;
    private readonly Dictionary<string, string> names = [];

    private ModelReader(ModelFile model, WireReader wire, ExternalData external, ImportOptions options)
    {
        this.model = model;
        this.wire = wire;
        this.external = external;
        this.options = options;
    }

    /// <exception cref="OnnxImportException">It isn't a readable model.</exception>
    public static ModelFile Read(string path, ImportOptions options)
    {
        var model = new ModelFile(path);
        try
        {
            if (Directory.Exists(path)) throw model.Problem("this is a folder; name the .onnx file inside it");
            using var stream = new FileStream(path, new FileStreamOptions { BufferSize = 1 << 16, Options = FileOptions.SequentialScan });
            Span<byte> start = stackalloc byte[FileSignature.Length];
            if (FileSignature.Describe(start[..stream.ReadAtLeast(start, start.Length, throwOnEndOfStream: false)]) is { } other)
                throw model.Problem(other);
            stream.Position = 0;
            using var external = new ExternalData(path);
            new ModelReader(model, new WireReader(stream, stream.SafeFileHandle, model.File), external, options).ReadModel();
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            throw model.Problem($"there is no file {path}");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            throw model.Problem(e is InvalidProtocolBufferException ? $"not a valid ONNX model: {e.Message}" : $"can't be read: {e.Message}");
        }

        return model;
    }

    private void ReadModel()
    {
        var end = wire.Length;
        var hasGraph = false;
        while (wire.Next(end, out var field, out var type))
        {
            switch (field)
            {
                case ModelProto.IrVersionFieldNumber:
                    wire.Require(type, WireReader.Varint, "ir_version");
                    model.IrVersion = (long)wire.ReadVarint(end);
                    break;
                case ModelProto.ProducerNameFieldNumber:
                    model.Producer = System.Text.Encoding.UTF8.GetString(Bytes(type, end, "producer_name"));
                    break;
                case ModelProto.GraphFieldNumber:
                    wire.Require(type, WireReader.Delimited, "the graph");
                    ReadGraph(wire.ReadEnd(end, "the graph"));
                    hasGraph = true;
                    break;
                case ModelProto.OpsetImportFieldNumber:
                    var opset = OperatorSetIdProto.Parser.ParseFrom(Bytes(type, end, "opset_import"));
                    model.Opsets[opset.Domain == "ai.onnx" ? "" : opset.Domain] = opset.Version;
                    break;
                case ModelProto.MetadataPropsFieldNumber:
                    var entry = StringStringEntryProto.Parser.ParseFrom(Bytes(type, end, "metadata_props"));
                    model.Metadata[entry.Key] = entry.Value;
                    break;
                default:
                    wire.Skip(type, end);
                    break;
            }
        }

        if (!hasGraph) wire.Fail("it holds no graph");
    }

    private void ReadGraph(long end)
    {
        while (wire.Next(end, out var field, out var type))
        {
            switch (field)
            {
                case GraphProto.NodeFieldNumber:
                    AddNode(NodeProto.Parser.ParseFrom(Bytes(type, end, "a node")));
                    break;
                case GraphProto.NameFieldNumber:
                    model.GraphName = System.Text.Encoding.UTF8.GetString(Bytes(type, end, "the graph's name"));
                    break;
                case GraphProto.InitializerFieldNumber:
                    wire.Require(type, WireReader.Delimited, "an initialiser");
                    ReadInitializer(wire.ReadEnd(end, "an initialiser"));
                    break;
                case GraphProto.InputFieldNumber:
                    model.Inputs.Add(ValueInfoProto.Parser.ParseFrom(Bytes(type, end, "an input")));
                    break;
                case GraphProto.OutputFieldNumber:
                    model.Outputs.Add(ValueInfoProto.Parser.ParseFrom(Bytes(type, end, "an output")));
                    break;
                default:
                    wire.Skip(type, end);
                    break;
            }
        }
    }

    private ReadOnlySpan<byte> Bytes(int type, long end, string what)
    {
        wire.Require(type, WireReader.Delimited, what);
        return wire.ReadBytes(wire.ReadEnd(end, what));
    }

    /// <summary>Everything but raw_data is put together again and parsed; raw_data stays in the file until the shape is known.</summary>
    private void ReadInitializer(long end)
    {
        var tensor = new TensorProto();
        RawData? raw = null;
        while (wire.Position < end)
        {
            var start = wire.Position;
            wire.Next(end, out var field, out var type);
            if (field == TensorProto.RawDataFieldNumber && type == WireReader.Delimited)
            {
                raw = wire.Leave(wire.ReadEnd(end, "raw_data"));
                continue;
            }

            wire.Skip(type, end);
            var next = wire.Position;
            wire.Return(start);
            tensor.MergeFrom(wire.ReadBytes(next));
        }

        options.Cancellation.ThrowIfCancellationRequested();
        options.Progress?.Report(new ImportProgress("reading weights", 0.8 * wire.Position / wire.Length));
        if (!model.Initializers.TryAdd(tensor.Name, (Convert(tensor, raw, $"initialiser '{tensor.Name}'"), (DataType)tensor.DataType)))
            throw model.Problem($"two initialisers are named '{tensor.Name}'");
    }

    private Tensors.Tensor Convert(TensorProto tensor, RawData? raw, string what)
    {
        try
        {
            return TensorReader.Read(tensor, raw, external);
        }
        catch (FormatException e)
        {
            throw model.Problem($"{what}: {e.Message}");
        }
    }

    private void AddNode(NodeProto node)
    {
        var op = node.Domain is "" or "ai.onnx" ? Share(node.OpType) : Share($"{node.Domain}.{node.OpType}");
        AttributeProto[] attributes = node.Attribute.Count == 0 ? [] : [.. node.Attribute];
        var made = new OnnxNode(op, node.Name, Names(node.Input), Names(node.Output), attributes);
        if ((model.Nodes.Count & 0xFFF) == 0) options.Cancellation.ThrowIfCancellationRequested();
        var tensors = made.Tensors;
        foreach (var attribute in attributes)
        {
            if (attribute.T is null) continue;
            tensors = tensors.SetItem(attribute.Name, Convert(attribute.T, null, $"node '{made.Name}' ({op}): attribute '{attribute.Name}'"));
            attribute.T = null;
        }

        model.Nodes.Add(tensors.IsEmpty ? made : new OnnxNode(op, node.Name, made.Inputs, made.Outputs, attributes) { Tensors = tensors });
    }

    private string[] Names(Google.Protobuf.Collections.RepeatedField<string> fields)
    {
        var result = new string[fields.Count];
        for (var i = 0; i < result.Length; i++) result[i] = Share(fields[i]);
        return result;
    }

    /// <summary>One object for each name, however often it occurs: large graphs name each tensor twice.</summary>
    private string Share(string name)
    {
        if (names.TryGetValue(name, out var known)) return known;
        names.Add(name, name);
        return name;
    }
}
