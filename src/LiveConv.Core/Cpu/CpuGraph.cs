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
    private readonly int lanes;
    private readonly KeptValues kept;
    private readonly Node? shown;
    private readonly CpuValues values;
    private readonly CpuKernel[][] kernels;
    private bool isOutdated;
    private readonly Step[] steps;
    private readonly int[] places;

    /// <param name="graph">The graph.</param>
    /// <param name="pool">The threads.</param>
    /// <param name="blocked">The kernels for blocked layers; small graphs may take narrower ones, see <see cref="BlockWidth"/>.</param>
    /// <param name="kept">Which values can be read.</param>
    /// <param name="shown">A node whose row-major tensor must be up to date after each run, see <see cref="Values"/>.</param>
    internal CpuGraph(Graph graph, WorkerPool pool, BlockedKernels blocked, KeptValues kept, Node? shown = null)
    {
        Graph = graph;
        (this.pool, this.kept, this.shown) = (pool, kept, shown);
        this.blocked = blocked = BlockWidth.Choose(graph, blocked);
        (plan, lanes) = (new LayoutPlan(graph, blocked), blocked.Lanes);
        var lives = Lives([]);
        values = new CpuValues(graph, lives, plan, lanes);
        kernels = [.. graph.Layers.Select(layer =>
        {
            var kernel = lives.IsView(layer) ? null : Create(layer);
            if (kernel is null) values.Planar(layer.Inputs[0]);
            var before = values.TakeCopies();
            if (layer == shown) values.Planar(layer);
            return (CpuKernel[])[.. before, .. kernel is null ? [] : (CpuKernel[])[kernel], .. values.TakeCopies()];
        })];
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
        values.Place(Lives([.. nodes]));
        isOutdated = true;
    }

    public void SetInput(Node input, Tensor values)
    {
        ArgumentNullException.ThrowIfNull(values);
        this.values.Planar(input).CopyFrom(values);
    }

    public void SetConstant(Node constant, Tensor values)
    {
        ArgumentNullException.ThrowIfNull(constant);
        constant.SetConstant(values);
        this.values.Renew(constant);
        foreach (var layer in constant.Readers(Graph))
        {
            // Where each layout of a value comes from is settled: only the kernel itself is another.
            var own = kernels[places[layer.Index]];
            var place = Array.FindIndex(own, kernel => kernel is not LayoutCopy);
            if (place >= 0) own[place] = Create(layer);
        }
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

    public ErrorModel ErrorModel(Node layer) => kernels[places[layer.Index]].SingleOrDefault(kernel => kernel is not LayoutCopy)?.ErrorModel ?? Verification.ErrorModel.Direct;

    public void Dispose()
    {
    }

    /// <summary>The row-major tensor of an input or of the shown node: live, not a copy.</summary>
    internal Tensor Values(Node node) => values.Planar(node);

    private CpuKernel Create(Node layer) => plan.Layout(layer) is { } layout
        ? blocked.Create(layer, layout, values)
        : CpuKernels.Create(layer.Op, [.. layer.Inputs.Select(values.Planar)], values.Planar(layer));

    private ValueLives Lives(HashSet<Node> watched) => new(Graph, plan, lanes, kept == KeptValues.All ? null : watched, shown);
}
