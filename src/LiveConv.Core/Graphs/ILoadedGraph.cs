using LiveConv.Tensors;
using LiveConv.Verification;

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
    /// <exception cref="InvalidOperationException">The graph was loaded so that this node can't be read.</exception>
    void Read(Node node, Tensor destination);

    /// <summary>What the kernel chosen for this layer declares about its rounding: <see cref="Verification.ErrorModel.Direct"/>, or a model of its own (Winograd).</summary>
    ErrorModel ErrorModel(Node layer);

    /// <summary>The memory of the values; null where an executor doesn't count it.</summary>
    ActivationMemory? Memory => null;

    /// <summary>The steps of a run, in order.</summary>
    IReadOnlyList<Step> Steps { get; }
}
