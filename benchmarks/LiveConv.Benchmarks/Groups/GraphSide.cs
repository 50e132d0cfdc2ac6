using LiveConv.Cpu;
using LiveConv.Graphs;
using LiveConv.Tensors;

namespace LiveConv.Benchmarks.Groups;

/// <summary>A graph on the cpu executor, tensor in and tensor out.</summary>
internal sealed class GraphSide : ISide
{
    private readonly ILoadedGraph loaded;

    public GraphSide(CpuExecutor executor, Graph graph, Tensor input)
    {
        loaded = executor.Load(graph, KeptValues.Results);
        loaded.SetInput(graph.Inputs[0], input);
    }

    public float[] Output
    {
        get
        {
            var values = new Tensor(loaded.Graph.Outputs[0].Shape);
            loaded.Read(loaded.Graph.Outputs[0], values);
            return values.Data;
        }
    }

    public void Run() => loaded.Run();

    public void Dispose() => loaded.Dispose();
}
