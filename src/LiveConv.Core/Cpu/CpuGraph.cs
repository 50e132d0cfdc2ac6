using System.Diagnostics;
using LiveConv.Cpu.Blocked;
using LiveConv.Graphs;
using LiveConv.Tensors;
using LiveConv.Verification;

namespace LiveConv.Cpu;

/// <summary>A graph as a list of kernels. Networks are computed in blocks of channels where that is faster, see <see cref="LayoutPlan"/>; reading is row-major.</summary>
public sealed class CpuGraph : ILoadedGraph
{
    private readonly WorkerPool pool;
    private readonly BlockedKernels blocked;
    private readonly LayoutPlan plan;
    private readonly KeptValues kept;
    private readonly Node? shown;
    private CpuValues values;
    private CpuKernel[][] kernels;
    private bool isOutdated;
    private readonly Step[] steps;
    private readonly int[] places;

    /// <param name="graph">The graph.</param>
    /// <param name="pool">The threads.</param>
    /// <param name="blocked">The kernels for blocked layers.</param>
    /// <param name="kept">Which values can be read.</param>
    /// <param name="shown">A node whose row-major tensor must be up to date after each run, see <see cref="Values"/>.</param>
    internal CpuGraph(Graph graph, WorkerPool pool, BlockedKernels blocked, KeptValues kept, Node? shown = null)
    {
        Graph = graph;
        (this.pool, this.blocked, this.kept, this.shown) = (pool, blocked, kept, shown);
        plan = new LayoutPlan(graph, blocked);
        values = PlaceValues([]);
        kernels = MakeKernels();
        places = new int[graph.Nodes.Length];
        for (var i = 0; i < graph.Layers.Length; i++) places[graph.Layers[i].Index] = i;
        steps = [.. graph.Layers.Select(layer => new Step(layer.Name, layer.Op.Name, "cpu"))];
    }

    public Graph Graph { get; }

    public IReadOnlyList<Step> Steps => steps;

    public ActivationMemory? Memory => values.Memory;

    public void Watch(params ReadOnlySpan<Node> nodes)
    {
        if (kept == KeptValues.All) return;
        values = PlaceValues([.. nodes]);
        kernels = MakeKernels();
        isOutdated = true;
    }

    public void SetInput(Node input, Tensor values)
    {
        ArgumentNullException.ThrowIfNull(values);
        this.values.Planar(input).CopyFrom(values);
    }

    public void Run()
    {
        isOutdated = false;
        for (var i = 0; i < kernels.Length; i++)
        {
            var start = Stopwatch.GetTimestamp();
            foreach (var kernel in kernels[i]) pool.Run(kernel);
            steps[i].Milliseconds = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        }
    }

    public void Read(Node node, Tensor destination)
    {
        ArgumentNullException.ThrowIfNull(destination);
        if (isOutdated) throw new InvalidOperationException($"the values of '{node.Name}' come with the next run, since other layers are watched now");
        values.Read(node, destination);
    }

    public ErrorModel ErrorModel(Node layer) => kernels[places[layer.Index]].Single(kernel => kernel is not LayoutCopy).ErrorModel;

    public void Dispose()
    {
    }

    /// <summary>The row-major tensor of an input or of the shown node: live, not a copy.</summary>
    internal Tensor Values(Node node) => values.Planar(node);

    private CpuValues PlaceValues(HashSet<Node> watched) =>
        new(Graph, new ValueLives(Graph, plan, kept == KeptValues.All ? null : watched, shown), plan, blocked, values, shown);

    private CpuKernel[][] MakeKernels() => [.. Graph.Layers.Select(layer =>
    {
        var kernel = plan.Layout(layer) is { } layout
            ? blocked.Create(layer, layout, values)
            : CpuKernels.Create(layer.Op, [.. layer.Inputs.Select(values.Planar)], values.Planar(layer));
        var before = values.TakeCopies();
        if (layer == shown) values.Planar(layer);
        return (CpuKernel[])[.. before, kernel, .. values.TakeCopies()];
    })];
}
