using LiveConv.Cpu.Rows;
using LiveConv.Graphs;
using LiveConv.Tensors;
using LiveConv.Verification;

namespace LiveConv.Cpu;

/// <summary>A graph on pictures, in as few passes over them as possible (<see cref="RowChain"/>).</summary>
internal sealed class PictureGraph : ILoadedGraph
{
    private readonly WorkerPool pool;
    private readonly Tensor?[] values;
    private readonly PictureStage[] stages;
    private readonly Step[] steps;

    public PictureGraph(Graph graph, WorkerPool pool, KeptValues kept, PictureEnds? ends = null)
    {
        Graph = graph;
        this.pool = pool;
        steps = [.. graph.Layers.Select(layer => new Step(layer.Name, layer.Op.Name, "cpu"))];
        IEnumerable<Node> readable = kept == KeptValues.All ? graph.Nodes.Where(node => node.Constant is null) : ends is null ? graph.Outputs : [];
        var plan = new PicturePlan(graph, ends ?? new PictureEnds(), readable);
        stages = plan.Build(graph.Layers.Zip(steps).ToDictionary(pair => pair.First, pair => pair.Second), pool.Threads);
        values = plan.Values;
    }

    public Graph Graph { get; }

    public IReadOnlyList<Step> Steps => steps;

    public void SetInput(Node input, Tensor values)
    {
        ArgumentNullException.ThrowIfNull(values);
        Tensor(input).CopyFrom(values);
    }

    public void Run()
    {
        foreach (var stage in stages) stage.ResetTimes();
        foreach (var stage in stages) stage.Run(pool);
    }

    /// <exception cref="InvalidOperationException">The graph was loaded without keeping this node's values.</exception>
    public void Read(Node node, Tensor destination)
    {
        ArgumentNullException.ThrowIfNull(destination);
        destination.CopyFrom(Tensor(node));
    }

    public ErrorModel ErrorModel(Node layer) => Verification.ErrorModel.Direct;

    public void Dispose()
    {
    }

    private Tensor Tensor(Node node) =>
        values[node.Index] ?? throw new InvalidOperationException($"the values of '{node.Name}' weren't kept; load the graph with all of its layers kept");
}
