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
    private Node[] watched = [];
    private PictureStage[] stages = [];
    private Func<Node, ErrorModel> models = _ => Verification.ErrorModel.Direct;
    private bool isOutdated;
    private readonly Step[] steps;

    public PictureGraph(Graph graph, WorkerPool pool, KeptValues kept, PictureEnds? ends = null)
    {
        Graph = graph;
        (this.pool, this.kept, this.ends) = (pool, kept, ends);
        steps = [.. graph.Layers.Select(layer => new Step(layer.Name, layer.Op.Name, "cpu"))];
        Plan();
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
        watched = [.. nodes];
        Plan();
        isOutdated = true;
    }

    public void SetConstant(Node constant, Tensor values)
    {
        ArgumentNullException.ThrowIfNull(constant);
        constant.SetConstant(values);
        // Other weights may be better computed in another way.
        Plan();
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

    private void Plan()
    {
        IEnumerable<Node> readable = kept == KeptValues.All ? Graph.Nodes.Where(node => node.Constant is null) : ends is null ? Graph.Outputs : [];
        var plan = new PicturePlan(Graph, ends ?? new PictureEnds(), [.. readable, .. watched], values);
        stages = plan.Build(Graph.Layers.Zip(steps).ToDictionary(pair => pair.First, pair => pair.Second), pool.Threads);
        values = plan.Values;
        models = plan.ErrorModel;
    }

    private Tensor Tensor(Node node) =>
        values[node.Index] ?? throw new InvalidOperationException($"the values of '{node.Name}' weren't kept; load the graph with all of its layers kept");
}
