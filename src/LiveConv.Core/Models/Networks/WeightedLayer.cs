using System.Collections.Immutable;
using LiveConv.Graphs;
using LiveConv.Ops;
using LiveConv.Tensors;

namespace LiveConv.Models.Networks;

/// <summary>A convolution or a fully connected layer in a graph, with the batch normalisation that follows it.</summary>
/// <param name="Node">The layer.</param>
/// <param name="Weights">Its weights as they are in the graph.</param>
/// <param name="IsTransposed">Whether they are a matrix of inputs × outputs, as of a MatMul; PyTorch has outputs × inputs.</param>
/// <param name="Bias">Its bias, or null.</param>
/// <param name="Norm">The normalisation after it, or null.</param>
/// <param name="Before">The nearest weighted layers before it, by their places in the list of all.</param>
internal sealed record WeightedLayer(Node Node, Node Weights, bool IsTransposed, Node? Bias, Node? Norm, ImmutableSortedSet<int> Before)
{
    /// <summary>
    /// N×H×W×C where the layer takes feature maps flattened with their channels last, as TensorFlow does; else null. Its columns are in
    /// another order then.
    /// </summary>
    public Shape? ChannelsLast { get; } = Node.Op is Conv2D ? null : FlattenedChannelsLast(Node.Inputs[0]);

    /// <summary>Shape of the weights, outputs first.</summary>
    public Shape Shape => IsTransposed ? new Shape(Weights.Shape[1], Weights.Shape[0]) : Weights.Shape;

    /// <summary>All weighted layers of a graph, in its order.</summary>
    public static IReadOnlyList<WeightedLayer> Of(Graph graph)
    {
        var readers = graph.Layers.SelectMany(layer => layer.Inputs.Select(input => (input, layer))).ToLookup(pair => pair.input, pair => pair.layer);
        var layers = new List<WeightedLayer>();
        var before = new Dictionary<Node, ImmutableSortedSet<int>>();
        foreach (var node in graph.Layers)
        {
            var nearest = node.Inputs.Aggregate(ImmutableSortedSet<int>.Empty, (set, input) => before.TryGetValue(input, out var some) ? set.Union(some) : set);
            before[node] = nearest;
            if (Describe(node, readers, nearest) is not { } layer) continue;
            before[node] = [layers.Count];
            layers.Add(layer);
        }

        return layers;
    }

    private static WeightedLayer? Describe(Node node, ILookup<Node, Node> readers, ImmutableSortedSet<int> before)
    {
        if (node.Op is not (Conv2D or Gemm or MatMul) || node.Inputs[1].Constant is null) return null;
        var (bias, last) = (node.Inputs.Length > 2 && node.Inputs[2].Constant is not null ? node.Inputs[2] : null, node);
        if (node.Op is MatMul && OnlyReader(readers, node) is { Op: Add } add && add.Inputs.FirstOrDefault(input => input.Constant is not null) is { } added)
            (bias, last) = (added, add);
        var norm = OnlyReader(readers, last) is { Op: BatchNormalization } next ? next : null;
        return new WeightedLayer(node, node.Inputs[1], node.Op is MatMul or Gemm { TransposeB: false }, bias, norm, before);
    }

    private static Shape? FlattenedChannelsLast(Node node)
    {
        while (node.Op is Reshape or Relu) node = node.Inputs[0];
        return node.Op is Transpose transpose && transpose.Permutation.AsSpan().SequenceEqual([0, 2, 3, 1]) ? node.Shape : null;
    }

    private static Node? OnlyReader(ILookup<Node, Node> readers, Node node) => readers[node].Count() == 1 ? readers[node].First() : null;
}
