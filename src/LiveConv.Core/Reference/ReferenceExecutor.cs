using LiveConv.Graphs;
using LiveConv.Pipelines;

namespace LiveConv.Reference;

/// <summary>Runs graphs by the naive formula of each op, rounded to float32 after each layer. Slow, and the judge of the others.</summary>
public sealed class ReferenceExecutor : IExecutor
{
    public string Backend => "reference";

    public string Device => "naive loops in double precision";

    public ILoadedGraph Load(Graph graph) => new ReferenceGraph(graph);

    public ILoadedPipeline Load(Pipeline pipeline)
    {
        ArgumentNullException.ThrowIfNull(pipeline);
        return new ReferencePipeline(pipeline);
    }

    public void Dispose()
    {
    }
}
