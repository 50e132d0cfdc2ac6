using System.Diagnostics;
using LiveConv.Graphs;
using LiveConv.Tensors;
using LiveConv.Verification;

namespace LiveConv.Cpu;

/// <summary>A graph as a list of kernels, each on tensors of its own.</summary>
public sealed class CpuGraph : ILoadedGraph
{
    private readonly WorkerPool pool;
    private readonly Tensor[] values;
    private readonly CpuKernel[] kernels;
    private readonly Step[] steps;
    private readonly int[] places;

    internal CpuGraph(Graph graph, WorkerPool pool)
    {
        Graph = graph;
        this.pool = pool;
        values = [.. graph.Nodes.Select(node => node.Constant ?? new Tensor(node.Shape, node.Type))];
        kernels = [.. graph.Layers.Select(layer => CpuKernels.Create(layer.Op, [.. layer.Inputs.Select(Values)], Values(layer)))];
        places = new int[graph.Nodes.Length];
        for (var i = 0; i < graph.Layers.Length; i++) places[graph.Layers[i].Index] = i;
        steps = [.. graph.Layers.Select(layer => new Step(layer.Name, layer.Op.Name, "cpu"))];
    }

    public Graph Graph { get; }

    public IReadOnlyList<Step> Steps => steps;

    public void SetInput(Node input, Tensor values)
    {
        ArgumentNullException.ThrowIfNull(values);
        this.values[input.Index].CopyFrom(values);
    }

    /// <summary>The tensor that holds a node's values: live, not a copy.</summary>
    public Tensor Values(Node node) => values[node.Index];

    public void Run()
    {
        for (var i = 0; i < kernels.Length; i++)
        {
            var start = Stopwatch.GetTimestamp();
            pool.Run(kernels[i]);
            steps[i].Milliseconds = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        }
    }

    public void Read(Node node, Tensor destination)
    {
        ArgumentNullException.ThrowIfNull(destination);
        destination.CopyFrom(values[node.Index]);
    }

    public ErrorModel ErrorModel(Node layer) => kernels[places[layer.Index]].ErrorModel;

    public void Dispose()
    {
    }
}
