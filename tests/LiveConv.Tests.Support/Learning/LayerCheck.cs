using LiveConv.Graphs;
using LiveConv.Reference;
using LiveConv.Tensors;
using LiveConv.Verification;

namespace LiveConv.Tests.Support.Learning;

/// <summary>Every layer of a loaded graph against its reference, from the executor's own inputs to it.</summary>
public static class LayerCheck
{
    /// <summary>The first layer that is outside its bound, in words; null where all are within.</summary>
    public static string? FirstMismatch(ILoadedGraph loaded)
    {
        ArgumentNullException.ThrowIfNull(loaded);
        var values = loaded.Graph.Nodes.Select(node => node.Constant ?? Read(loaded, node)).ToArray();
        foreach (var layer in loaded.Graph.Layers)
        {
            var expected = new ReferenceOutput(layer.Shape);
            loaded.ErrorModel(layer).Evaluate(layer.Op, [.. layer.Inputs.Select(input => values[input.Index])], expected);
            var comparison = ErrorBound.Check(values[layer.Index], expected);
            if (!comparison.Passed) return $"layer {layer}: {comparison}";
        }

        return null;
    }

    private static Tensor Read(ILoadedGraph loaded, Node node)
    {
        var values = new Tensor(node.Shape, node.Type);
        loaded.Read(node, values);
        return values;
    }
}
