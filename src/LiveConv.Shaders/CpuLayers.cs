using LiveConv.Cpu;
using LiveConv.Graphs;
using LiveConv.Shaders.Kernels;
using LiveConv.Tensors;

namespace LiveConv.Shaders;

/// <summary>The layers of a gl graph that run on the processor, and the values that they share there.</summary>
internal sealed class CpuLayers : IDisposable
{
    private readonly Dictionary<Node, Tensor> values = [];
    private readonly Dictionary<Node, CpuLayer> layers = [];
    private readonly WorkerPool? pool;

    /// <param name="inputs">The graph's inputs.</param>
    /// <param name="nodes">The layers without a shader, in the order of the graph.</param>
    /// <param name="tensors">Everything that lies on the GPU.</param>
    public CpuLayers(IEnumerable<Node> inputs, IReadOnlyList<Node> nodes, IReadOnlyDictionary<Node, GpuTensor> tensors)
    {
        foreach (var input in inputs.Where(input => !IsOnGpu(input))) values.Add(input, new Tensor(input.Shape, input.Type));
        if (nodes.Count == 0) return;
        pool = new WorkerPool(Environment.ProcessorCount);
        foreach (var node in nodes)
        {
            var downloads = node.Inputs.Distinct().Where(input => IsOnGpu(input) && !values.ContainsKey(input)).ToArray();
            foreach (var input in node.Inputs.Where(input => !values.ContainsKey(input)))
                values.Add(input, input.Constant ?? new Tensor(input.Shape, input.Type));
            var output = values[node] = new Tensor(node.Shape, node.Type);
            layers.Add(node, new CpuLayer(Kernel(node), [.. downloads.Select(input => (tensors[input], values[input]))], output, tensors[node]));
        }
    }

    /// <summary>The processor's kernel of a layer, or null where the GPU has one.</summary>
    public CpuLayer? Find(Node layer) => layers.GetValueOrDefault(layer);

    /// <summary>Where the processor has the exact values of a node: what it computed itself, and whole numbers. Null for what the GPU has.</summary>
    public Tensor? Values(Node node) => !IsOnGpu(node) || layers.ContainsKey(node) ? values.GetValueOrDefault(node) : null;

    /// <summary>Prepares a layer anew, since a constant that it reads has other values.</summary>
    public void Renew(Node layer) => layers[layer].Kernel = Kernel(layer);

    public void Run(CpuLayer layer) => layer.Run(pool!);

    public void Dispose() => pool?.Dispose();

    private CpuKernel Kernel(Node node) => CpuKernels.Create(node, [.. node.Inputs.Select(input => values[input])], values[node]);

    // Whole numbers that are fed are kept on the processor, since float32 would round them.
    private static bool IsOnGpu(Node node) => node.Constant is null && node.Type != ElementType.Int64;
}
