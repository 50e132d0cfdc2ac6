using LiveConv.Graphs;
using LiveConv.Ops;
using LiveConv.Tensors;

namespace LiveConv.Cpu.Rows;

/// <summary>Layers of a chain that are computed with their only reader, where nobody looks at their values: to the last bit what the layers one by one give.</summary>
/// <param name="graph">The graph.</param>
/// <param name="values">The tensors of the nodes that have one.</param>
/// <param name="rows">What computes each layer by itself.</param>
/// <param name="picture">The node that becomes a picture, if any.</param>
internal sealed class RowFusions(Graph graph, Tensor?[] values, RowLayer?[] rows, Node? picture)
{
    /// <summary>Whether a layer is computed with its reader.</summary>
    public bool IsPartOfReader(Node node) =>
        OnlyReader(node) is { } reader && (RowsBefore(reader) == node || HasGradients(reader) || (OnlyReader(reader) is { } last && HasGradients(last)));

    /// <summary>What computes a layer, and which nodes it reads.</summary>
    public (RowLayer Rows, Node[] Inputs) Find(Node layer)
    {
        if (RowsBefore(layer) is { } before)
        {
            var bias = layer.Inputs.Length > 2 ? values[layer.Inputs[2].Index] : null;
            return (RowLayers.TwoPass((Conv2D)before.Op, before.Inputs[1].Constant!, (Conv2D)layer.Op, layer.Inputs[1].Constant!, bias), [before.Inputs[0]]);
        }

        // Hysteresis reads what its thresholds have kept.
        if (rows[layer.Index] is MarkRows marks) return (marks, []);
        Node[] inputs = [.. RowLayers.PictureInputs(layer.Op, layer.Inputs.Length).Select(i => layer.Inputs[i])];
        return (layer.Op is EdgeThinning && values[layer.Index] is null ? RowLayers.Thinning(LeastOf(layer)) : rows[layer.Index]!, inputs);
    }

    /// <summary>What computes the bits that a hysteresis begins with, and which nodes it reads.</summary>
    public (RowLayer Rows, Node[] Inputs) FindThresholds(Node hysteresis)
    {
        var marks = (MarkRows)rows[hysteresis.Index]!;
        if (!HasGradients(hysteresis)) return (marks.Thresholds, [hysteresis.Inputs[0]]);
        var horizontal = hysteresis.Inputs[0].Inputs[0];
        return (RowLayers.Edges((Conv2D)horizontal.Op, horizontal.Inputs[1].Constant!, (Hysteresis)hysteresis.Op, marks.Bits), [horizontal.Inputs[0]]);
    }

    /// <summary>Whether a hysteresis comes after Canny's thinning and its two gradients, which are computed with its thresholds.</summary>
    private bool HasGradients(Node hysteresis)
    {
        if (hysteresis.Op is not Hysteresis { Low: >= 0 } || rows[hysteresis.Index] is not MarkRows || hysteresis.Inputs[0] is not { Op: EdgeThinning } thinning) return false;
        if (OnlyReader(thinning) != hysteresis || rows[thinning.Index] is null || !thinning.Inputs.All(gradient => OnlyReader(gradient) == thinning && rows[gradient.Index] is not null)) return false;
        return thinning.Inputs is [{ Op: Conv2D horizontal, Inputs: [var x, { Constant: { } weights }] }, { Op: Conv2D vertical, Inputs: [var other, { Constant: { } otherWeights }] }]
            && x == other && RowLayers.SuitEdges(horizontal, weights, vertical, otherWeights);
    }

    /// <summary>The convolution by rows that a convolution by columns is computed with.</summary>
    private Node? RowsBefore(Node layer)
    {
        if (layer.Op is not Conv2D { HasResidual: false } second || layer.Inputs[0] is not { Op: Conv2D first } before || before.Inputs.Length > 2 || OnlyReader(before) != layer) return null;
        if (rows[before.Index] is null || rows[layer.Index] is null) return null;
        return before.Inputs[1].Constant is { } row && layer.Inputs[1].Constant is { } column && RowLayers.SuitTwoPasses(first, row, second, column) ? before : null;
    }

    /// <summary>What a node's only reader takes like 0.</summary>
    private float LeastOf(Node node) => OnlyReader(node) is { Op: Hysteresis { Low: > 0 } hysteresis } ? hysteresis.Low : 0;

    /// <summary>The one layer that looks at a node's values.</summary>
    private Node? OnlyReader(Node node) => values[node.Index] is null && node != picture && node.Readers(graph).ToArray() is [var reader] ? reader : null;
}
