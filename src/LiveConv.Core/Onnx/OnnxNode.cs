using System.Collections.Immutable;
using LiveConv.Onnx.Proto;
using LiveConv.Tensors;

namespace LiveConv.Onnx;

/// <summary>A node as the file has it. Inputs and outputs are names of tensors; an empty name is one left out.</summary>
internal sealed class OnnxNode(string op, string name, string[] inputs, string[] outputs, AttributeProto[] attributes)
{
    /// <summary>The operator; with its domain before it unless that is ONNX's own.</summary>
    public string Op { get; } = op;

    public string[] Inputs { get; } = inputs;

    public string[] Outputs { get; } = outputs;

    public AttributeProto[] Attributes { get; } = attributes;

    /// <summary>Tensors among the attributes, by the attribute's name.</summary>
    public ImmutableDictionary<string, Tensor> Tensors { get; init; } = ImmutableDictionary<string, Tensor>.Empty;

    /// <summary>What to call the node: its name, or that of its first output.</summary>
    public string Name => name.Length > 0 ? name : Array.Find(Outputs, output => output.Length > 0) ?? "(unnamed)";

    public AttributeProto? Find(string attribute)
    {
        foreach (var candidate in Attributes)
        {
            if (candidate.Name == attribute) return candidate;
        }

        return null;
    }
}
