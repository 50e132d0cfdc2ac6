using LiveConv.Graphs;
using LiveConv.Shaders.Kernels;
using LiveConv.Tensors;
using Silk.NET.OpenGL;

namespace LiveConv.Host.Loop;

/// <summary>The values of one layer on the window's GPU: where the gl executor has them, or a copy of what another executor computed.</summary>
internal sealed class LayerValues : IDisposable
{
    private readonly Func<Tensor, bool>? read;
    private readonly Tensor? values;
    private readonly GpuTensor? copy;

    /// <param name="layer">The layer.</param>
    /// <param name="tensor">Its values on this GPU.</param>
    public LayerValues(Node layer, GpuTensor tensor) => (Layer, Tensor, Shape) = (layer, tensor, tensor.Shape);

    /// <param name="gl">The context's API.</param>
    /// <param name="layer">The layer.</param>
    /// <param name="read">Copies its values to the beginning of a tensor; false where they are the same as before.</param>
    public LayerValues(GL gl, Node layer, Func<Tensor, bool> read)
    {
        this.read = read;
        Layer = layer;
        Shape = MapShape.Of(layer.Shape);
        values = new Tensor(Shape);
        Tensor = copy = new GpuTensor(gl, Shape, TensorLayout.Planar, 0, 0);
    }

    public Node Layer { get; }

    /// <summary>The values as 1×C×H×W: see <see cref="MapShape"/>.</summary>
    public Shape Shape { get; }

    public GpuTensor Tensor { get; }

    /// <summary>Takes the values of the last processed frame.</summary>
    public void Update()
    {
        if (copy is null || !read!(values!)) return;
        var (rows, columns) = (Shape.H, Shape.W);
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
