using LiveConv.Shaders.Gl;
using LiveConv.Shaders.Programs;
using LiveConv.Tensors;
using Silk.NET.OpenGL;

namespace LiveConv.Shaders.Kernels;

/// <summary>
/// A tensor in GPU memory. Of rank 4 (N×C×H×W) it is planes of texels with a margin on every side: kernels that slide a window
/// read the margin instead of testing for the border, and may write rows beyond the last. Of any other rank it is one plane
/// of successive values, cut into rows that follow each other without a gap.
/// </summary>
public sealed class GpuTensor : IDisposable
{
    /// <summary>Values in a row of a linear tensor that is longer.</summary>
    public const int LinearRow = 16_384;

    /// <summary>Rows that a kernel may write beyond the last: kernels compute up to 8 rows an invocation.</summary>
    private const int RowBlock = 8;

    /// <summary>Texels behind the last plane: windows of the last row may begin beside it, for outputs that nobody stores.</summary>
    private const int Slack = 64;

    // What is read at once.
    private const int ChunkValues = 1 << 16;

    [ThreadStatic]
    private static float[]? chunk;
    [ThreadStatic]
    private static Half[]? halfChunk;

    // Made when values are first written; most tensors never are.
    private float[]? staging;
    private Half[]? halves;

    /// <param name="gl">The context's API.</param>
    /// <param name="shape">Sizes.</param>
    /// <param name="layout">What a texel holds; linear for every rank but 4.</param>
    /// <param name="marginY">Rows above and below that readers need.</param>
    /// <param name="marginX">Columns on the left and right that readers need.</param>
    /// <param name="isHalf">Whether values are stored as halves; packed tensors only.</param>
    public GpuTensor(GL gl, Shape shape, TensorLayout layout, int marginY, int marginX, bool isHalf = false)
    {
        if (isHalf && layout != TensorLayout.Packed) throw new ArgumentException("only packed tensors are stored as halves", nameof(isHalf));
        (Shape, IsHalf) = (shape, isHalf);
        Layout = shape.Rank == 4 ? layout : TensorLayout.Linear;
        (Batch, Channels, Height, Width) = Layout == TensorLayout.Linear
            ? (1, 1, (shape.Count + LinearRow - 1) / LinearRow, Math.Min(shape.Count, LinearRow))
            : (shape.N, shape.C, shape.H, shape.W);
        MarginY = marginY;
        MarginTexels = Texels(marginX);
        Columns = Texels(Width);
        Pitch = Columns + (2 * MarginTexels);
        Rows = ((Height + RowBlock - 1) / RowBlock * RowBlock) + (2 * marginY);
        Planes = Batch * (Layout == TensorLayout.Packed ? (Channels + 3) / 4 : Channels);
        Buffer = new GpuBuffer(gl, ((long)Planes * Plane + Slack) * 4 * (isHalf ? 2 : sizeof(float)));
    }

    public Shape Shape { get; }

    public TensorLayout Layout { get; }

    public GpuBuffer Buffer { get; }

    /// <summary>Whether values are stored as halves.</summary>
    public bool IsHalf { get; }

    /// <summary>N; 1 where the tensor is linear.</summary>
    public int Batch { get; }

    /// <summary>C; 1 where the tensor is linear.</summary>
    public int Channels { get; }

    /// <summary>Rows of a plane, without the margins.</summary>
    public int Height { get; }

    /// <summary>Values of a row, without the margins.</summary>
    public int Width { get; }

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

    /// <summary>Planes: N·C planar, N·⌈C/4⌉ packed, 1 linear.</summary>
    public int Planes { get; }

    /// <summary>Texel of row 0, column 0 in a plane.</summary>
    public int Origin => (MarginY * Pitch) + MarginTexels;

    /// <summary>
    /// Whether the margin stays what it was made of, zeros, while the tensor is written: kernels compute whole texels, in blocks of
    /// up to 8 rows, unless the one that writes this tensor promises more.
    /// </summary>
    public bool KeepsMargin
    {
        get => field || (Height % RowBlock == 0 && (Layout == TensorLayout.Packed || Width % 4 == 0));
        set;
    }

    /// <summary>The initialiser of the shaders' <c>Tensor</c> (see shaders/include/tensor.glsl).</summary>
    public string Define => $"{(int)Layout}, {Batch}, {Channels}, {Height}, {Width}, {Pitch}, {Plane}, {Origin}";

    /// <summary>The bytes that a tensor of this shape takes.</summary>
    public static long Bytes(Shape shape, TensorLayout layout, int marginY, int marginX)
    {
        if (shape.Rank != 4) return (long)(shape.Count + LinearRow - 1) / LinearRow * LinearRow * sizeof(float);
        long rows = ((shape.H + RowBlock - 1) / RowBlock * RowBlock) + (2 * marginY);
        return layout == TensorLayout.Packed
            ? (long)shape.N * ((shape.C + 3) / 4) * rows * (shape.W + (2 * marginX)) * 16
            : (long)shape.N * shape.C * rows * (((shape.W + 3) / 4) + (2 * ((marginX + 3) / 4))) * 16;
    }

    /// <summary>The same initialiser, with sizes that come as arguments.</summary>
    public void AddTo(Defines defines, string name)
    {
        ArgumentNullException.ThrowIfNull(defines);
        int[] sizes = [Batch, Channels, Height, Width, Pitch, Plane, Origin];
        defines.Add(name, $"{(int)Layout}, {string.Join(", ", sizes.Select(defines.Argument))}");
    }

    /// <summary>Index in the scalar view of the buffer of the value at a row-major place.</summary>
    public int ElementIndex(int index)
    {
        if (Layout == TensorLayout.Linear) return index;
        var (row, x) = Math.DivRem(index, Width);
        var (plane, y) = Math.DivRem(row, Height);
        var (n, c) = Math.DivRem(plane, Channels);
        return ElementIndex(n, c, y) + (x * Step);
    }

    /// <summary>Index of the value at a row-major place, were there no margins: what <c>threads.glsl</c> counts, four values a texel.</summary>
    public int CompactIndex(int index)
    {
        if (Layout == TensorLayout.Linear) return index;
        var (row, x) = Math.DivRem(index, Width);
        var (plane, y) = Math.DivRem(row, Height);
        var (n, c) = Math.DivRem(plane, Channels);
        return Layout == TensorLayout.Planar
            ? ((row * Columns) * 4) + x
            : ((((((n * ((Channels + 3) / 4)) + (c / 4)) * Height) + y) * Columns) + x) * 4 + (c % 4);
    }

    /// <summary>Copies values in, in the tensor's layout; whole numbers are rounded to float32.</summary>
    public void Write(Tensor values)
    {
        ArgumentNullException.ThrowIfNull(values);
        RequireShape(values);
        if (Layout == TensorLayout.Linear && values.Type != ElementType.Int64)
        {
            Buffer.Write<float>(values.Data);
            return;
        }

        staging ??= new float[Planes * Plane * 4];
        Array.Clear(staging);
        var data = values.Type == ElementType.Int64 ? Array.ConvertAll(values.Integers, value => (float)value) : values.Data;
        for (var (row, index) = (0, 0); index < data.Length; row++)
        {
            var (at, step) = (RowIndex(row), Step);
            for (var x = 0; x < Width && index < data.Length; x++, index++) staging[at + (x * step)] = data[index];
        }

        if (!IsHalf)
        {
            Buffer.Write<float>(staging);
            return;
        }

        halves ??= new Half[staging.Length];
        for (var i = 0; i < halves.Length; i++) halves[i] = (Half)staging[i];
        Buffer.Write<Half>(halves);
    }

    /// <summary>Copies float values out; waits for the GPU.</summary>
    public void Read(Tensor values)
    {
        ArgumentNullException.ThrowIfNull(values);
        RequireShape(values);
        if (Layout == TensorLayout.Linear)
        {
            Buffer.Read<float>(values.Data);
            return;
        }

        if (values.Data.Length == 0) return;
        // Some rows at a time: no tensor needs memory of its own to be read.
        var data = values.Data.AsSpan();
        var row = Pitch * 4;
        var most = Math.Clamp(ChunkValues / row, 1, Height);
        if (chunk is null || chunk.Length < most * row) chunk = new float[Math.Max(ChunkValues, row)];
        for (var plane = 0; plane < Planes; plane++)
        for (var top = 0; top < Height; top += most)
        {
            var part = chunk.AsSpan(0, Math.Min(most, Height - top) * row);
            ReadChunk(part, ((plane * Plane) + ((MarginY + top) * Pitch)) * 4);
            for (var y = 0; y * row < part.Length; y++) TakeRow(part.Slice((y * row) + (MarginTexels * 4), Columns * 4), plane, top + y, data);
        }
    }

    private void ReadChunk(Span<float> part, int first)
    {
        if (!IsHalf)
        {
            Buffer.Read(part, first * sizeof(float));
            return;
        }

        if (halfChunk is null || halfChunk.Length < part.Length) halfChunk = new Half[chunk!.Length];
        var read = halfChunk.AsSpan(0, part.Length);
        Buffer.Read(read, first * 2);
        for (var i = 0; i < part.Length; i++) part[i] = (float)read[i];
    }

    /// <summary>Puts a row of a plane's texels where its values lie in row-major order.</summary>
    private void TakeRow(ReadOnlySpan<float> texels, int plane, int y, Span<float> data)
    {
        if (Layout == TensorLayout.Planar)
        {
            texels[..Width].CopyTo(data.Slice(((plane * Height) + y) * Width, Width));
            return;
        }

        var (n, group) = Math.DivRem(plane, (Channels + 3) / 4);
        for (var lane = 0; lane < 4 && (4 * group) + lane < Channels; lane++)
        {
            var to = data.Slice(((((n * Channels) + (4 * group) + lane) * Height) + y) * Width, Width);
            for (var x = 0; x < to.Length; x++) to[x] = texels[(4 * x) + lane];
        }
    }

    public void Dispose() => Buffer.Dispose();

    // From one value of a row to the next.
    private int Step => Layout == TensorLayout.Packed ? 4 : 1;

    private int Texels(int columns) => Layout == TensorLayout.Packed ? columns : (columns + 3) / 4;

    private int RowIndex(int row)
    {
        if (Layout == TensorLayout.Linear) return row * LinearRow;
        var (plane, y) = Math.DivRem(row, Height);
        var (n, c) = Math.DivRem(plane, Channels);
        return ElementIndex(n, c, y);
    }

    private int ElementIndex(int n, int c, int y) => Layout == TensorLayout.Packed
        ? ((((n * ((Channels + 3) / 4)) + (c / 4)) * Plane) + Origin + (y * Pitch)) * 4 + (c % 4)
        : ((((n * Channels) + c) * Plane) + Origin + (y * Pitch)) * 4;

    private void RequireShape(Tensor values)
    {
        if (values.Shape != Shape) throw new ShapeException($"a tensor of {values.Shape} doesn't fit one of {Shape}");
    }
}
