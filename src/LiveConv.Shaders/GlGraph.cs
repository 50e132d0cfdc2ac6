using LiveConv.Graphs;
using LiveConv.Shaders.Gl;
using LiveConv.Shaders.Kernels;
using LiveConv.Shaders.Programs;
using LiveConv.Tensors;

namespace LiveConv.Shaders;

/// <summary>A graph as a fixed list of compute dispatches. Runs on the thread of its context.</summary>
public sealed class GlGraph : ILoadedGraph
{
    /// <summary>Up to so many channels a texel holds four neighbours of a row, above four channels.</summary>
    private const int MostPlanarChannels = 8;

    private readonly GlDevice device;
    private readonly Dictionary<Node, GpuTensor> tensors = [];
    private readonly List<GpuBuffer> buffers = [];
    private readonly Dispatch[][] dispatches;
    private readonly Step[] steps;

    /// <param name="device">The device to run on.</param>
    /// <param name="programs">Compiles the shaders.</param>
    /// <param name="graph">What to run.</param>
    /// <param name="layout">A layout for all tensors, for tests; null lets each shape choose.</param>
    /// <exception cref="NotSupportedException">Ops without a kernel; all of them are named.</exception>
    internal GlGraph(GlDevice device, ProgramCache programs, Graph graph, TensorLayout? layout = null)
    {
        this.device = device;
        Graph = graph;
        steps = [.. graph.Layers.Select(layer => new Step(layer.Name, layer.Op.Name))];
        var kernels = Kernels(graph);
        try
        {
            var planar = graph.Layers.Where((_, i) => kernels[i].IsPlanar).SelectMany(layer => layer.Inputs.Add(layer)).ToHashSet();
            Allocate(kernels, node => planar.Contains(node) ? TensorLayout.Planar : layout ?? LayoutOf(node.Shape));
            var builder = new KernelBuilder(device, programs, tensors, buffers);
            dispatches = [.. graph.Layers.Select((layer, i) => builder.Build(kernels[i], layer))];
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    public Graph Graph { get; }

    public IReadOnlyList<Step> Steps => steps;

    public void SetInput(Node input, Tensor values) => tensors[input].Write(values);

    public void Run()
    {
        for (var layer = 0; layer < dispatches.Length; layer++) Run(layer);
        device.Check();
    }

    public void Read(Node node, Tensor destination)
    {
        ArgumentNullException.ThrowIfNull(destination);
        if (node.Constant is { } constant) destination.CopyFrom(constant);
        else tensors[node].Read(destination);
    }

    public double ErrorFactor(Node layer) => KernelTable.Find(layer.Op)!.ErrorFactor;

    public void Dispose()
    {
        foreach (var tensor in tensors.Values) tensor.Dispose();
        foreach (var buffer in buffers) buffer.Dispose();
        tensors.Clear();
        buffers.Clear();
    }

    /// <summary>Issues the dispatches of one layer.</summary>
    internal void Run(int layer)
    {
        foreach (var dispatch in dispatches[layer]) dispatch.Issue(device.Gl);
    }

    /// <summary>The dispatches of one layer, in order.</summary>
    internal IReadOnlyList<Dispatch> Dispatches(int layer) => dispatches[layer];

    /// <summary>The GPU's copy of a node's values.</summary>
    internal GpuTensor Tensor(Node node) => tensors[node];

    private static TensorLayout LayoutOf(Shape shape) =>
        shape.C <= MostPlanarChannels ? TensorLayout.Planar : TensorLayout.Packed;

    private static Kernel[] Kernels(Graph graph)
    {
        var missing = graph.Layers.Where(layer => KernelTable.Find(layer.Op) is null).ToArray();
        if (missing.Length > 0)
        {
            var names = string.Join(", ", missing.Select(layer => $"{layer.Op.Name} ('{layer.Name}')"));
            throw new NotSupportedException($"the gl backend can't run {names}; use --backend cpu");
        }

        return [.. graph.Layers.Select(layer => KernelTable.Find(layer.Op)!)];
    }

    private void Allocate(Kernel[] kernels, Func<Node, TensorLayout> layout)
    {
        var margins = new Dictionary<Node, (int Y, int X)>();
        foreach (var node in Graph.Nodes.Where(node => node.Constant is null)) margins[node] = (0, 0);
        for (var i = 0; i < kernels.Length; i++)
        {
            var layer = Graph.Layers[i];
            for (var input = 0; input < layer.Inputs.Length; input++)
            {
                var node = layer.Inputs[input];
                if (!kernels[i].ReadsTensor(input)) continue;
                var (y, x) = kernels[i].Margin(layer, input, layout);
                var margin = margins.GetValueOrDefault(node);
                margins[node] = (Math.Max(margin.Y, y), Math.Max(margin.X, x));
            }
        }

        foreach (var (node, margin) in margins)
        {
            var tensor = new GpuTensor(device.Gl, node.Shape, layout(node), margin.Y, margin.X);
            tensors[node] = tensor;
            if (tensor.Buffer.Bytes > device.MaxTensorBytes)
            {
                throw new GlException(
                    $"layer '{node.Name}' ({node.Shape}) takes {tensor.Buffer.Bytes >> 20} MiB, but {device.Renderer} allows {device.MaxTensorBytes >> 20} MiB; use a smaller --size, or --backend cpu");
            }

            if (node.Constant is { } constant) tensor.Write(constant);
        }
    }
}
