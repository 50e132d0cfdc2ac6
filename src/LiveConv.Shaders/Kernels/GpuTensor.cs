using LiveConv.Shaders.Gl;
using LiveConv.Tensors;
using Silk.NET.OpenGL;

namespace LiveConv.Shaders.Kernels;

/// <summary>
/// A tensor N×C×H×W in GPU memory, as planes of texels with a margin on every side: kernels that slide a window
/// read the margin instead of testing for the border, and may write rows beyond the last.
/// </summary>
public sealed class GpuTensor : IDisposable
{
    /// <summary>Rows that a kernel may write beyond the last: kernels compute up to 8 rows an invocation.</summary>
    private const int RowBlock = 8;

    // Made when values first cross to or from the CPU; most tensors never do.
    private float[]? staging;

    /// <param name="gl">The context's API.</param>
    /// <param name="shape">N×C×H×W.</param>
    /// <param name="layout">What a texel holds.</param>
    /// <param name="marginY">Rows above and below that readers need.</param>
    /// <param name="marginX">Columns on the left and right that readers need.</param>
    public GpuTensor(GL gl, Shape shape, TensorLayout layout, int marginY, int marginX)
    {
        Shape = shape;
        Layout = layout;
        MarginY = marginY;
        MarginTexels = Texels(marginX);
        Columns = Texels(shape.W);
        Pitch = Columns + (2 * MarginTexels);
        Rows = ((shape.H + RowBlock - 1) / RowBlock * RowBlock) + (2 * marginY);
        Planes = shape.N * (layout == TensorLayout.Planar ? shape.C : (shape.C + 3) / 4);
        Buffer = new GpuBuffer(gl, checked(Planes * Plane * 4 * sizeof(float)));
    }

    public Shape Shape { get; }

    public TensorLayout Layout { get; }

    public GpuBuffer Buffer { get; }

    public int MarginY { get; }

    /// <summary>Texels left and right of each row.</summary>
    public int MarginTexels { get; }

    /// <summary>Texels of a row inside the margin.</summary>
    public int Columns { get; }

    /// <summary>Texels from one row to the next.</summary>
    public int Pitch { get; }

    /// <summary>Rows of a plane, margins included.</summary>
    public int Rows { get; }

    /// <summary>Texels from one plane to the next.</summary>
    public int Plane => Pitch * Rows;

    /// <summary>Planes: N·C planar, N·⌈C/4⌉ packed.</summary>
    public int Planes { get; }

    /// <summary>The initialiser of the shaders' <c>Tensor</c> (see shaders/include/tensor.glsl).</summary>
    public string Define =>
        $"{(int)Layout}, {Shape.N}, {Shape.C}, {Shape.H}, {Shape.W}, {Pitch}, {Plane}, {(MarginY * Pitch) + MarginTexels}";

    /// <summary>Copies values in, in the tensor's layout.</summary>
    public void Write(Tensor values)
    {
        ArgumentNullException.ThrowIfNull(values);
        staging ??= new float[Planes * Plane * 4];
        Array.Clear(staging);
        Scatter(values, staging, toStaging: true);
        Buffer.Write<float>(staging);
    }

    /// <summary>Copies values out; waits for the GPU.</summary>
    public void Read(Tensor values)
    {
        ArgumentNullException.ThrowIfNull(values);
        staging ??= new float[Planes * Plane * 4];
        Buffer.Read<float>(staging);
        Scatter(values, staging, toStaging: false);
    }

    public void Dispose() => Buffer.Dispose();

    private int Texels(int columns) => Layout == TensorLayout.Planar ? (columns + 3) / 4 : columns;

    private void Scatter(Tensor values, float[] staging, bool toStaging)
    {
        if (values.Shape != Shape) throw new ShapeException($"a tensor of {values.Shape} doesn't fit one of {Shape}");
        var index = 0;
        for (var n = 0; n < Shape.N; n++)
        for (var c = 0; c < Shape.C; c++)
        for (var y = 0; y < Shape.H; y++)
        {
            var (row, step) = Layout == TensorLayout.Planar
                ? (((((n * Shape.C) + c) * Plane) + ((MarginY + y) * Pitch) + MarginTexels) * 4, 1)
                : ((((((n * ((Shape.C + 3) / 4)) + (c / 4)) * Plane) + ((MarginY + y) * Pitch) + MarginTexels) * 4) + (c % 4), 4);
            for (var x = 0; x < Shape.W; x++, index++)
            {
                if (toStaging) staging[row + (x * step)] = values.Data[index];
                else values.Data[index] = staging[row + (x * step)];
            }
        }
    }
}
