using LiveConv.Onnx.Proto;
using LiveConv.Tensors;
using DataType = LiveConv.Onnx.Proto.TensorProto.Types.DataType;

namespace LiveConv.Onnx;

/// <summary>What a model file holds, checked only as far as reading it needs.</summary>
internal sealed class ModelFile(string path)
{
    /// <summary>The file's name, as messages begin with it.</summary>
    public string File { get; } = System.IO.Path.GetFileName(path);

    public string GraphName { get; set; } = "";

    public string Producer { get; set; } = "";

    public long IrVersion { get; set; }

    /// <summary>Version of each operator set, by domain; ONNX's own is the empty text.</summary>
    public Dictionary<string, long> Opsets { get; } = [];

    public Dictionary<string, string> Metadata { get; } = [];

    public List<OnnxNode> Nodes { get; } = [];

    /// <summary>Constants, with the types that the file gives them.</summary>
    public Dictionary<string, (Tensor Tensor, DataType Type)> Initializers { get; } = [];

    public List<ValueInfoProto> Inputs { get; } = [];

    public List<ValueInfoProto> Outputs { get; } = [];

    public OnnxImportException Problem(string problem) => new($"{File}: {problem}");

    public OnnxImportException Problem(OnnxNode node, string problem) => new($"{File}: node '{node.Name}' ({node.Op}): {problem}");
}
