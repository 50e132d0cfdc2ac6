using LiveConv.Cpu.Rows;
using LiveConv.Graphs;
using LiveConv.Tensors;
using LiveConv.Verification;

namespace LiveConv.Cpu;

/// <summary>A graph on pictures, in as few passes over them as possible (<see cref="RowChain"/>).</summary>
internal sealed class PictureGraph : ILoadedGraph
{
    private readonly WorkerPool pool;
    private readonly KeptValues kept;
    private readonly PictureEnds? ends;
    private Tensor?[] values = [];
    private PictureStage[] stages = [];
    private Func<Node, ErrorModel> models = _ => Verification.ErrorModel.Direct;
    private bool isOutdated;
    private readonly Step[] steps;

    public PictureGraph(Graph graph, WorkerPool pool, KeptValues kept, PictureEnds? ends = null)
    {
        Graph = graph;
        (this.pool, this.kept, this.ends) = (pool, kept, ends);
        steps = [.. graph.Layers.Select(layer => new Step(layer.Name, layer.Op.Name, "cpu"))];
        Plan([]);
    }

    public Graph Graph { get; }

    public IReadOnlyList<Step> Steps => steps;

    public void SetInput(Node input, Tensor values)
    {
        ArgumentNullException.ThrowIfNull(values);
        Tensor(input).CopyFrom(values);
    }

    public void Watch(params ReadOnlySpan<Node> nodes)
    {
        if (kept == KeptValues.All) return;
        var before = values;
        Plan(nodes);
        foreach (var input in Graph.Inputs)
        {
            if (before[input.Index] is { } old) values[input.Index]?.CopyFrom(old);
        }

        isOutdated = true;
    }

    public void Run()
    {
        isOutdated = false;
        foreach (var stage in stages) stage.ResetTimes();
        foreach (var stage in stages) stage.Run(pool);
    }

    /// <exception cref="InvalidOperationException">The graph was loaded without keeping this node's values.</exception>
    public void Read(Node node, Tensor destination)
    {
        ArgumentNullException.ThrowIfNull(destination);
        if (isOutdated) throw new InvalidOperationException($"the values of '{node.Name}' come with the next run, since other layers are watched now");
        destination.CopyFrom(Tensor(node));
    }

    public ErrorModel ErrorModel(Node layer) => models(layer);

    public void Dispose()
    {
    }

    private void Plan(ReadOnlySpan<Node> watched)
    {
        IEnumerable<Node> readable = kept == KeptValues.All ? Graph.Nodes.Where(node => node.Constant is null) : ends is null ? Graph.Outputs : [];
        var plan = new PicturePlan(Graph, ends ?? new PictureEnds(), [.. readable, .. watched]);
        stages = plan.Build(Graph.Layers.Zip(steps).ToDictionary(pair => pair.First, pair => pair.Second), pool.Threads);
        values = plan.Values;
        models = plan.ErrorModel;
    }

    private Tensor Tensor(Node node) =>
        values[node.Index] ?? throw new InvalidOperationException($"the values of '{node.Name}' weren't kept; load the graph with all of its layers kept");
}
