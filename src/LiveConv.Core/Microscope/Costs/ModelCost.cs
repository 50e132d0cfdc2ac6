using LiveConv.Graphs;

namespace LiveConv.Microscope.Costs;

/// <summary>What a whole graph costs, layer by layer and in all.</summary>
public sealed class ModelCost
{
    private readonly LayerCost[] costs;

    public ModelCost(Graph graph)
    {
        ArgumentNullException.ThrowIfNull(graph);
        Graph = graph;
        costs = new LayerCost[graph.Nodes.Length];
        foreach (var layer in graph.Layers) costs[layer.Index] = LayerCost.Of(layer);
        Parameters = LayerCost.Sum(graph.Layers.SelectMany(LayerCost.Learned).Distinct());
        Statistics = LayerCost.Sum(graph.Layers.SelectMany(LayerCost.Measured).Distinct());
        MultiplyAdds = costs.Sum(cost => cost.MultiplyAdds);
        FullyConnected = Total(cost => cost.FullyConnected);
        DepthwiseSeparable = Total(cost => cost.DepthwiseSeparable);
        Pointwise = Total(cost => cost.Pointwise);
    }

    public Graph Graph { get; }

    /// <summary>Numbers that were learned; weights that several layers share count once.</summary>
    public long Parameters { get; }

    /// <summary>Numbers that were measured in training.</summary>
    public long Statistics { get; }

    /// <summary>Multiply–adds of one frame.</summary>
    public long MultiplyAdds { get; }

    /// <summary>The whole with every convolution fully connected, the other layers as they are.</summary>
    public Cost FullyConnected { get; }

    /// <summary>The whole with every convolution depthwise separable.</summary>
    public Cost DepthwiseSeparable { get; }

    /// <summary>The whole with every convolution 1×1.</summary>
    public Cost Pointwise { get; }

    /// <summary>The cost of one layer.</summary>
    public LayerCost Of(Node layer)
    {
        ArgumentNullException.ThrowIfNull(layer);
        return costs[layer.Index];
    }

    private Cost Total(Func<LayerCost, Cost?> other) => new(
        costs.Sum(cost => other(cost)?.Parameters ?? cost.Parameters),
        costs.Sum(cost => other(cost)?.MultiplyAdds ?? cost.MultiplyAdds));
}
