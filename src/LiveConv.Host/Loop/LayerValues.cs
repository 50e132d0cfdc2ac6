using LiveConv.Graphs;
using LiveConv.Shaders;
using LiveConv.Shaders.Kernels;
using LiveConv.Tensors;
using Silk.NET.OpenGL;

namespace LiveConv.Host.Loop;

/// <summary>The values of one layer on the GPU: where the gl executor has them, or a copy of what another executor computed.</summary>
internal sealed class LayerValues : IDisposable
{
    private readonly ILoadedPipeline loaded;
    private readonly Tensor? values;
    private readonly GpuTensor? copy;

    public LayerValues(GL gl, ILoadedPipeline loaded, Node layer)
    {
        this.loaded = loaded;
        Layer = layer;
        if (loaded is GlPipeline gpu)
        {
            Tensor = gpu.Tensor(layer);
            return;
        }

        values = new Tensor(layer.Shape);
        Tensor = copy = new GpuTensor(gl, layer.Shape, TensorLayout.Planar, 0, 0);
    }

    public Node Layer { get; }

    public GpuTensor Tensor { get; }

    /// <summary>Takes the values of the last processed frame.</summary>
    public void Update()
    {
        if (copy is null) return;
        loaded.Graph.Read(Layer, values!);
        var (rows, columns) = (Layer.Shape.H, Layer.Shape.W);
        if (columns % 4 != 0)
        {
            copy.Write(values!);
            return;
        }

        // Without padding in the rows a plane is one piece.
        for (var plane = 0; plane < copy.Planes; plane++)
            copy.Buffer.Write<float>(values!.Data.AsSpan(plane * rows * columns, rows * columns), plane * copy.Plane * 16);
    }

    public void Dispose() => copy?.Dispose();
}
