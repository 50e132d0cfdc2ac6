namespace LiveConv.Graphs;

/// <summary>Which values of a loaded graph can be read.</summary>
public enum KeptValues
{
    /// <summary>Those of every layer: to verify them, to look into them.</summary>
    All,

    /// <summary>Those of the graph's outputs; of a pipeline only the picture. What lies between is computed in whatever way is fastest; <see cref="ILoadedGraph.Watch"/> adds to them.</summary>
    Results,
}
