using LiveConv.Pipelines;

namespace LiveConv.Graphs;

/// <summary>Something that can run graphs: the reference, the CPU, a GPU.</summary>
public interface IExecutor : IDisposable
{
    /// <summary>The word for <c>--backend</c>: reference, cpu or gl.</summary>
    string Backend { get; }

    /// <summary>The processor that does the work, in words.</summary>
    string Device { get; }

    /// <summary>Prepares a graph: everything that allocates, packs or compiles happens here.</summary>
    /// <exception cref="NotSupportedException">An op that this executor can't run; the message names all of them.</exception>
    ILoadedGraph Load(Graph graph);

    /// <summary>Prepares a graph of which not all values are looked at; an executor may keep more than it must.</summary>
    /// <exception cref="NotSupportedException">An op that this executor can't run; the message names all of them.</exception>
    ILoadedGraph Load(Graph graph, KeptValues kept) => Load(graph);

    /// <summary>Prepares a pipeline: pictures in, pictures out.</summary>
    ILoadedPipeline Load(Pipeline pipeline);

    /// <summary>Prepares a pipeline of which not all values are looked at; an executor may keep more than it must.</summary>
    ILoadedPipeline Load(Pipeline pipeline, KeptValues kept) => Load(pipeline);
}
