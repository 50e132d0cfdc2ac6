namespace Silk.NET.OpenGL;

// Span forms. Buffer objects: data stores, mapping and binding points.
public static unsafe partial class GLOverloads
{
    public static void GenBuffers(this GL gl, uint n, Span<uint> buffers)
    { fixed (uint* buffersPointer = buffers) gl.GenBuffers(n, buffersPointer); }
    public static void GenBuffers(this GL gl, uint n, Span<Buffer> buffers)
    { fixed (Buffer* buffersPointer = buffers) gl.GenBuffers(n, (uint*)buffersPointer); }

    public static void DeleteBuffers(this GL gl, uint n, ReadOnlySpan<uint> buffers)
    { fixed (uint* buffersPointer = buffers) gl.DeleteBuffers(n, buffersPointer); }
    public static void DeleteBuffers(this GL gl, uint n, ReadOnlySpan<Buffer> buffers)
    { fixed (Buffer* buffersPointer = buffers) gl.DeleteBuffers(n, (uint*)buffersPointer); }

    public static void BufferData<T0>(this GL gl, GLEnum target, nuint size, ReadOnlySpan<T0> data, GLEnum usage) where T0 : unmanaged
    { fixed (T0* dataPointer = data) gl.BufferData(target, size, dataPointer, usage); }
    public static void BufferData<T0>(this GL gl, GLEnum target, nuint size, ReadOnlySpan<T0> data, BufferUsageARB usage) where T0 : unmanaged
    { fixed (T0* dataPointer = data) gl.BufferData(target, size, dataPointer, (GLEnum)usage); }
    public static void BufferData<T0>(this GL gl, BufferTargetARB target, nuint size, ReadOnlySpan<T0> data, GLEnum usage) where T0 : unmanaged
    { fixed (T0* dataPointer = data) gl.BufferData((GLEnum)target, size, dataPointer, usage); }
    public static void BufferData<T0>(this GL gl, BufferTargetARB target, nuint size, ReadOnlySpan<T0> data, BufferUsageARB usage) where T0 : unmanaged
    { fixed (T0* dataPointer = data) gl.BufferData((GLEnum)target, size, dataPointer, (GLEnum)usage); }

    public static void BufferStorage<T0>(this GL gl, GLEnum target, nuint size, ReadOnlySpan<T0> data, uint flags) where T0 : unmanaged
    { fixed (T0* dataPointer = data) gl.BufferStorage(target, size, dataPointer, flags); }
    public static void BufferStorage<T0>(this GL gl, GLEnum target, nuint size, ReadOnlySpan<T0> data, BufferStorageMask flags) where T0 : unmanaged
    { fixed (T0* dataPointer = data) gl.BufferStorage(target, size, dataPointer, (uint)flags); }
    public static void BufferStorage<T0>(this GL gl, BufferStorageTarget target, nuint size, ReadOnlySpan<T0> data, uint flags) where T0 : unmanaged
    { fixed (T0* dataPointer = data) gl.BufferStorage((GLEnum)target, size, dataPointer, flags); }
    public static void BufferStorage<T0>(this GL gl, BufferStorageTarget target, nuint size, ReadOnlySpan<T0> data, BufferStorageMask flags) where T0 : unmanaged
    { fixed (T0* dataPointer = data) gl.BufferStorage((GLEnum)target, size, dataPointer, (uint)flags); }

    public static void BufferSubData<T0>(this GL gl, GLEnum target, nint offset, nuint size, ReadOnlySpan<T0> data) where T0 : unmanaged
    { fixed (T0* dataPointer = data) gl.BufferSubData(target, offset, size, dataPointer); }
    public static void BufferSubData<T0>(this GL gl, BufferTargetARB target, nint offset, nuint size, ReadOnlySpan<T0> data) where T0 : unmanaged
    { fixed (T0* dataPointer = data) gl.BufferSubData((GLEnum)target, offset, size, dataPointer); }

    public static void GetBufferSubData<T0>(this GL gl, GLEnum target, nint offset, nuint size, Span<T0> data) where T0 : unmanaged
    { fixed (T0* dataPointer = data) gl.GetBufferSubData(target, offset, size, dataPointer); }
    public static void GetBufferSubData<T0>(this GL gl, BufferTargetARB target, nint offset, nuint size, Span<T0> data) where T0 : unmanaged
    { fixed (T0* dataPointer = data) gl.GetBufferSubData((GLEnum)target, offset, size, dataPointer); }
}
