using LiveConv.Tensors;

namespace LiveConv.Graphs;

/// <summary>A graph ready to run. Nothing here allocates after the first run. Not thread-safe.</summary>
public interface ILoadedGraph : IDisposable
{
    Graph Graph { get; }

    /// <summary>Sets the values of an input node for the next run.</summary>
    void SetInput(Node input, Tensor values);

    /// <summary>Computes every layer.</summary>
    void Run();

    /// <summary>Copies the values that the last run gave a node; waits for them if need be.</summary>
    void Read(Node node, Tensor destination);

    /// <summary>
    /// What the kernel chosen for this layer multiplies the op's error bound by: 1 for direct formulations,
    /// more where a stated constant allows it (Winograd).
    /// </summary>
    double ErrorFactor(Node layer);

    /// <summary>The steps of a run, in order.</summary>
    IReadOnlyList<Step> Steps { get; }
}
