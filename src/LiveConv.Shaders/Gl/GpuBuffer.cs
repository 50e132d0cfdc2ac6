using Silk.NET.OpenGL;

namespace LiveConv.Shaders.Gl;

/// <summary>
/// GPU memory written as a shader storage buffer and read through views of the same bytes:
/// one 128-bit load a texel as rgba32f or rgba32ui, or single values as r32f or r32ui.
/// </summary>
public sealed unsafe class GpuBuffer : IDisposable
{
    private readonly GL gl;
    private readonly Dictionary<SizedInternalFormat, uint> views = [];

    /// <param name="gl">The context's API.</param>
    /// <param name="bytes">Size; rounded up to whole texels of 16 bytes. The memory starts as zeros.</param>
    public GpuBuffer(GL gl, long bytes)
    {
        ArgumentNullException.ThrowIfNull(gl);
        this.gl = gl;
        Bytes = checked((int)Math.Max(16, (bytes + 15) & ~15));
        Handle = gl.GenBuffer();
        gl.BindBuffer(BufferTargetARB.ShaderStorageBuffer, Handle);
        gl.BufferData(BufferTargetARB.ShaderStorageBuffer, (nuint)Bytes, null, BufferUsageARB.DynamicCopy);
        gl.ClearBufferData(BufferStorageTarget.ShaderStorageBuffer, SizedInternalFormat.R32f, PixelFormat.Red, PixelType.Float, null);
    }

    /// <param name="gl">The context's API.</param>
    /// <param name="values">What it holds.</param>
    public GpuBuffer(GL gl, ReadOnlySpan<float> values)
        : this(gl, (long)values.Length * sizeof(float)) => Write(values);

    public uint Handle { get; }

    public int Bytes { get; }

    /// <summary>The buffer texture that reads this buffer in <paramref name="format"/>; made once.</summary>
    public uint View(SizedInternalFormat format)
    {
        if (views.TryGetValue(format, out var view)) return view;
        view = gl.GenTexture();
        gl.BindTexture(TextureTarget.TextureBuffer, view);
        gl.TexBuffer(TextureTarget.TextureBuffer, format, Handle);
        views[format] = view;
        return view;
    }

    /// <summary>Writes values from <paramref name="offset"/> bytes on.</summary>
    public void Write<T>(ReadOnlySpan<T> values, int offset = 0)
        where T : unmanaged
    {
        gl.BindBuffer(BufferTargetARB.ShaderStorageBuffer, Handle);
        fixed (T* data = values)
            gl.BufferSubData(BufferTargetARB.ShaderStorageBuffer, offset, (nuint)(values.Length * sizeof(T)), data);
    }

    /// <summary>Reads values from <paramref name="offset"/> bytes on; waits for the GPU.</summary>
    public void Read<T>(Span<T> values, int offset = 0)
        where T : unmanaged
    {
        gl.MemoryBarrier(MemoryBarrierMask.BufferUpdateBarrierBit);
        gl.BindBuffer(BufferTargetARB.ShaderStorageBuffer, Handle);
        fixed (T* data = values)
            gl.GetBufferSubData(BufferTargetARB.ShaderStorageBuffer, offset, (nuint)(values.Length * sizeof(T)), data);
    }

    public void Dispose()
    {
        foreach (var view in views.Values) gl.DeleteTexture(view);
        views.Clear();
        gl.DeleteBuffer(Handle);
    }
}
