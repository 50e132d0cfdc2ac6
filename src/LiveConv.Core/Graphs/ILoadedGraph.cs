using LiveConv.Tensors;
using LiveConv.Verification;

namespace LiveConv.Graphs;

/// <summary>A graph ready to run. Nothing here allocates after the first run. Not thread-safe.</summary>
public interface ILoadedGraph : IDisposable
{
    Graph Graph { get; }

    /// <summary>Sets the values of an input node for the next run.</summary>
    void SetInput(Node input, Tensor values);

    /// <summary>
    /// Gives a constant, such as a layer's weights, other values from the next run on, without loading the graph again: only the layers that read it are
    /// prepared anew. The graph's own tensor is overwritten, so that everything that reads the graph knows the same weights; other loaded copies of the graph
    /// have to be told by a call of their own. What the last run computed can be read until the next. Allocates.
    /// </summary>
    /// <param name="constant">A constant of <see cref="Graph"/>.</param>
    /// <param name="values">As many values of the same type; copied.</param>
    /// <exception cref="ShapeException">The values have another shape or type.</exception>
    /// <exception cref="NotSupportedException">This way of running the graph has no layers that could be changed.</exception>
    void SetConstant(Node constant, Tensor values) => throw new NotSupportedException($"the weights of '{constant.Name}' can't be changed here; load the pipeline with all of its layers kept");

    /// <summary>Computes every layer.</summary>
    void Run();

    /// <summary>
    /// Chooses nodes whose values can be read after each run besides those that are kept anyway, from the next run on; the choice before is forgotten. Where
    /// memory is used again it is planned anew: what earlier runs computed is gone, and that allocates; no kernel or program is made again on <c>gl</c>.
    /// An executor that keeps everything has nothing to do.
    /// </summary>
    /// <param name="nodes">Nodes of <see cref="Graph"/>, for example the layer that a window shows; none for what is kept anyway.</param>
    void Watch(params ReadOnlySpan<Node> nodes)
    {
    }

    /// <summary>Copies the values that the last run gave a node; waits for them if need be.</summary>
    /// <exception cref="InvalidOperationException">The graph was loaded so that this node can't be read, or hasn't run since <see cref="Watch"/> planned its memory anew.</exception>
    void Read(Node node, Tensor destination);

    /// <summary>What the kernel chosen for this layer declares about its rounding: <see cref="Verification.ErrorModel.Direct"/>, or a model of its own (Winograd).</summary>
    ErrorModel ErrorModel(Node layer);

    /// <summary>The memory of the values; null where an executor doesn't count it.</summary>
    ActivationMemory? Memory => null;

    /// <summary>The steps of a run, in order.</summary>
    IReadOnlyList<Step> Steps { get; }
}
