namespace LiveConv.Graphs.Fusions;

/// <summary>
/// Makes one layer of several where the result stays the same: what is linear goes into the weights and the bias of the layer
/// before, activations and residuals into its epilogue. Weights are folded in double and rounded once, so that a fused layer
/// lies within one more unit roundoff of Σ|x·w| of the layers that it replaces. A fused layer has the name of the last of
/// them; layers that others read, or that are outputs, stay. Layers that no output needs are removed; inputs stay.
/// </summary>
public static class GraphFusions
{
    // For each layer the fusions are tried in this order.
    private static readonly IGraphFusion[] All =
    [
        new BatchNormalizationFusion(),
        new ScaleShiftFusion(),
        new BiasFusion(),
        new ResidualFusion(),
        new ActivationFusion(),
    ];

    /// <summary>The fused graph; its inputs and outputs have the names and shapes of the original's. Time linear in the size.</summary>
    public static Graph Apply(Graph graph)
    {
        ArgumentNullException.ThrowIfNull(graph);
        var fused = new FusionGraph(graph);

        // Inputs come before their readers, so whatever a layer follows has already taken up all that it can.
        foreach (var node in fused.Nodes)
        {
            if (node.Readers > 0 && node.Op is not (Ops.Input or Ops.Constant)) _ = All.Any(fusion => fusion.TryApply(node));
        }

        return fused.Build();
    }
}
