using System.Collections.Immutable;
using LiveConv.Graphs;

namespace LiveConv.Onnx;

/// <summary>An imported network.</summary>
/// <param name="Name">The graph's name, or the file's where it has none.</param>
/// <param name="Graph">
/// The layers. Its inputs are those of the file that are to be fed and that an output needs; its outputs are in the order
/// of <paramref name="OutputNames"/>. An output may be an input or a constant.
/// </param>
/// <param name="OutputNames">
/// The names of the outputs in the file. A node has the name of the tensor that it writes; where a layer that only
/// passes its input on was left out, an output's node has another name than the output.
/// </param>
/// <param name="Opset">The version of the operator set that the file asks for.</param>
/// <param name="Producer">The program that wrote the file, or an empty text.</param>
/// <param name="Metadata">What the file says about itself.</param>
public sealed record OnnxModel(
    string Name,
    Graph Graph,
    ImmutableArray<string> OutputNames,
    int Opset,
    string Producer,
    IReadOnlyDictionary<string, string> Metadata);
