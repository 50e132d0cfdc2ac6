using LiveConv.Graphs;
using LiveConv.Shaders.Gl;
using LiveConv.Shaders.Kernels;
using LiveConv.Shaders.Kernels.Hardware;
using LiveConv.Shaders.Programs;
using LiveConv.Tensors;
using LiveConv.Verification;

namespace LiveConv.Shaders;

/// <summary>
/// A graph as a fixed list of compute dispatches; a layer that no shader computes runs on the processor in its place
/// (<see cref="Step.Backend"/>). Runs on the thread of its context.
/// </summary>
public sealed class GlGraph : ILoadedGraph
{
    /// <summary>Graphs whose tensors all have so few channels are filters of pictures: a texel holds four neighbours of a row.</summary>
    private const int MostPlanarChannels = 8;

    private readonly GlDevice device;
    private readonly Dictionary<Node, GpuTensor> tensors = [];
    private readonly List<IDisposable> owned = [];
    private readonly ProgramCache programs;
    private readonly Kernel?[] kernels;
    private readonly KernelTuning tuning;
    private readonly bool storesHalves;
    private readonly Dictionary<int, List<IDisposable>> renewed = [];
    private readonly Dispatch[][] dispatches;
    private readonly CpuLayers cpu;
    private readonly CpuLayer?[] cpuLayers;
    private readonly Dictionary<Node, ErrorModel> errorModels = [];
    private readonly Step[] steps;

    /// <param name="device">The device to run on.</param>
    /// <param name="programs">Compiles the shaders.</param>
    /// <param name="graph">What to run.</param>
    /// <param name="family">Whose kernels run it.</param>
    /// <param name="layout">A layout for all tensors of rank 4, for tests; null lets the graph choose.</param>
    /// <param name="tuning">What tests choose; null elsewhere.</param>
    /// <param name="precision">How packed tensors and weights of convolutions are stored where the kernels beside them can.</param>
    /// <param name="planar">Nodes that must be planar whatever the others are.</param>
    /// <exception cref="GlException">A layer is larger than the device allows; it is named.</exception>
    internal GlGraph(GlDevice device, ProgramCache programs, Graph graph, KernelFamily family, TensorLayout? layout = null, KernelTuning? tuning = null, StoragePrecision precision = StoragePrecision.Float32, params ReadOnlySpan<Node> planar)
    {
        (this.device, this.programs, this.tuning) = (device, programs, tuning ?? new KernelTuning());
        storesHalves = precision == StoragePrecision.Float16;
        Graph = graph;
        kernels = graph.Layers.Select(layer => KernelTable.Find(layer, family)).ToArray();
        steps = [.. graph.Layers.Select((layer, i) => new Step(layer.Name, layer.Op.Name, kernels[i] is null ? "cpu" : "gl"))];
        cpu = new CpuLayers([], [], tensors);
        try
        {
            var layouts = ChooseLayouts(kernels, layout, planar);
            Allocate(kernels, layouts, storesHalves ? ChooseHalves(kernels, layouts) : []);
            cpu = new CpuLayers(graph.Inputs, [.. graph.Layers.Where((_, i) => kernels[i] is null)], tensors);
            cpuLayers = [.. graph.Layers.Select(cpu.Find)];
            var builder = new KernelBuilder(device, programs, tensors, owned) { Tuning = this.tuning, HalvesWeights = storesHalves };
            dispatches = new Dispatch[kernels.Length][];
            for (var i = 0; i < kernels.Length; i++)
            {
                Build(builder, i);
            }

            for (var i = 0; i < kernels.Length; i++) dispatches[i] = [.. dispatches[i].Where(dispatch => !builder.IsNeedless(dispatch))];
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    public Graph Graph { get; }

    public IReadOnlyList<Step> Steps => steps;

    /// <summary>Called before values are read, for an owner that doesn't always compute them.</summary>
    internal Action<Node>? BeforeRead { get; init; }

    /// <summary>Called before constants change, for an owner that has compiled them.</summary>
    internal Action? BeforeChange { get; init; }

    public void SetInput(Node input, Tensor values)
    {
        cpu.Values(input)?.CopyFrom(values);
        tensors[input].Write(values);
    }

    public void SetConstant(Node constant, Tensor values)
    {
        ArgumentNullException.ThrowIfNull(constant);
        BeforeChange?.Invoke();
        constant.SetConstant(values);
        if (tensors.TryGetValue(constant, out var copy)) copy.Write(values);
        for (var i = 0; i < kernels.Length; i++)
        {
            if (Graph.Layers[i].Inputs.Contains(constant)) Renew(i);
        }
    }

    public void Run()
    {
        for (var layer = 0; layer < dispatches.Length; layer++) Run(layer);
        device.Check();
    }

    public void Read(Node node, Tensor destination)
    {
        ArgumentNullException.ThrowIfNull(destination);
        BeforeRead?.Invoke(node);
        if ((node.Constant ?? cpu.Values(node)) is { } values) destination.CopyFrom(values);
        else tensors[node].Read(destination);
    }

    public ErrorModel ErrorModel(Node layer) => errorModels[layer];

    public void Dispose()
    {
        foreach (var tensor in tensors.Values) tensor.Dispose();
        foreach (var item in owned.Concat(renewed.Values.SelectMany(items => items))) item.Dispose();
        tensors.Clear();
        owned.Clear();
        renewed.Clear();
        cpu.Dispose();
    }

    /// <summary>Issues the dispatches of one layer, or computes it on the processor.</summary>
    internal void Run(int layer)
    {
        if (cpuLayers[layer] is { } onCpu) cpu.Run(onCpu);
        foreach (var dispatch in dispatches[layer]) dispatch.Issue(device.Gl);
    }

    /// <summary>The dispatches of one layer, in order.</summary>
    internal IReadOnlyList<Dispatch> Dispatches(int layer) => dispatches[layer];

    /// <summary>The GPU's copy of a node's values.</summary>
    internal GpuTensor Tensor(Node node) => tensors[node];

    private void Build(KernelBuilder builder, int layer)
    {
        var node = Graph.Layers[layer];
        dispatches[layer] = kernels[layer] is { } kernel ? builder.Build(kernel, node) : [];
        var model = cpuLayers[layer]?.ErrorModel ?? builder.ErrorModel;
        errorModels[node] = tensors[node].IsHalf ? new HalfStorageErrorModel(model) : model;
    }

    // What was made at load stays until the graph goes; what earlier changes made goes with the next.
    private void Renew(int layer)
    {
        if (cpuLayers[layer] is not null) cpu.Renew(Graph.Layers[layer]);
        var parts = new List<IDisposable>();
        Build(new KernelBuilder(device, programs, tensors, parts) { Tuning = tuning, HalvesWeights = storesHalves, WeightsChange = true }, layer);
        if (renewed.TryGetValue(layer, out var before)) before.ForEach(part => part.Dispose());
        renewed[layer] = parts;
    }

    private Func<Node, TensorLayout> ChooseLayouts(Kernel?[] kernels, TensorLayout? layout, ReadOnlySpan<Node> planar)
    {
        var isNetwork = Graph.Nodes.Any(node => node.Constant is null && node.Shape.Rank == 4 && node.Shape.C > MostPlanarChannels);
        var common = layout ?? (isNetwork ? TensorLayout.Packed : TensorLayout.Planar);
        var exceptions = Graph.Layers.Where((_, i) => kernels[i] is { IsPlanar: true }).SelectMany(layer => layer.Inputs.Add(layer)).ToHashSet();
        foreach (var node in planar) exceptions.Add(node);
        return node => node.Shape.Rank != 4 ? TensorLayout.Linear : exceptions.Contains(node) ? TensorLayout.Planar : common;
    }

    // What a layer stores and others read: all their kernels have to know halves. Inputs come as they are.
    private HashSet<Node> ChooseHalves(Kernel?[] kernels, Func<Node, TensorLayout> layout)
    {
        var able = Graph.Layers.Where((layer, i) => kernels[i]?.HandlesHalves(layer, layout) == true).ToHashSet();
        var read = Graph.Layers.Where(layer => !able.Contains(layer)).SelectMany(layer => layer.Inputs).ToHashSet();
        return [.. able.Where(layer => layout(layer) == TensorLayout.Packed && !read.Contains(layer))];
    }

    private void Allocate(Kernel?[] kernels, Func<Node, TensorLayout> layout, HashSet<Node> halves)
    {
        var margins = new Dictionary<Node, (int Y, int X)>();
        foreach (var node in Graph.Nodes.Where(node => node.Constant is null)) margins[node] = (0, 0);
        for (var i = 0; i < kernels.Length; i++)
        {
            var layer = Graph.Layers[i];
            for (var input = 0; input < layer.Inputs.Length; input++)
            {
                var node = layer.Inputs[input];
                if (kernels[i] is not { } kernel || !kernel.ReadsTensor(layer, input)) continue;
                var (y, x) = kernel.Margin(layer, input, layout);
                var margin = margins.GetValueOrDefault(node);
                margins[node] = (Math.Max(margin.Y, y), Math.Max(margin.X, x));
            }
        }

        foreach (var (node, margin) in margins)
        {
            var bytes = GpuTensor.Bytes(node.Shape, layout(node), margin.Y, margin.X);
            if (bytes > device.MaxTensorBytes)
            {
                throw new GlException(
                    $"layer '{node.Name}' ({node.Shape}) takes {bytes >> 20} MiB, but {device.Renderer} allows {device.MaxTensorBytes >> 20} MiB; use a smaller --size, or --backend cpu");
            }

            var tensor = tensors[node] = new GpuTensor(device.Gl, node.Shape, layout(node), margin.Y, margin.X, halves.Contains(node));
            if (node.Constant is { } constant) tensor.Write(constant);
        }
    }
}
