namespace Silk.NET.OpenGL;

// Buffer objects: data stores, mapping and binding points.
public unsafe partial class GL
{
    private nint _genBuffers, _deleteBuffers, _bindBuffer, _bufferData, _bufferStorage, _bufferSubData,
        _getBufferSubData, _mapBufferRange, _unmapBuffer, _bindBufferBase, _bindBufferRange, _copyBufferSubData;

    public uint GenBuffer()
    { uint value; GenBuffers(1, &value); return value; }

    public void GenBuffers(uint n, uint* buffers) => ((delegate* unmanaged<uint, uint*, void>)Entry(ref _genBuffers, "glGenBuffers"))(n, buffers);
    public void GenBuffers(uint n, out uint buffers)
    { fixed (uint* buffersPointer = &buffers) GenBuffers(n, buffersPointer); }
    public void GenBuffers(uint n, Buffer* buffers) => GenBuffers(n, (uint*)buffers);
    public void GenBuffers(uint n, out Buffer buffers)
    { fixed (Buffer* buffersPointer = &buffers) GenBuffers(n, (uint*)buffersPointer); }
    public void GenBuffers(Span<uint> buffers)
    { fixed (uint* buffersPointer = buffers) GenBuffers((uint)buffers.Length, buffersPointer); }
    public void GenBuffers(Span<Buffer> buffers)
    { fixed (Buffer* buffersPointer = buffers) GenBuffers((uint)buffers.Length, (uint*)buffersPointer); }
    public uint GenBuffers(uint n)
    { uint value; GenBuffers(n, &value); return value; }

    public void DeleteBuffer(uint buffers) => DeleteBuffers(1, &buffers);

    public void DeleteBuffers(uint n, uint* buffers)
        => ((delegate* unmanaged<uint, uint*, void>)Entry(ref _deleteBuffers, "glDeleteBuffers"))(n, buffers);
    public void DeleteBuffers(uint n, ref readonly uint buffers)
    { fixed (uint* buffersPointer = &buffers) DeleteBuffers(n, buffersPointer); }
    public void DeleteBuffers(uint n, Buffer* buffers) => DeleteBuffers(n, (uint*)buffers);
    public void DeleteBuffers(uint n, ref readonly Buffer buffers)
    { fixed (Buffer* buffersPointer = &buffers) DeleteBuffers(n, (uint*)buffersPointer); }
    public void DeleteBuffers(ReadOnlySpan<uint> buffers)
    { fixed (uint* buffersPointer = buffers) DeleteBuffers((uint)buffers.Length, buffersPointer); }
    public void DeleteBuffers(ReadOnlySpan<Buffer> buffers)
    { fixed (Buffer* buffersPointer = buffers) DeleteBuffers((uint)buffers.Length, (uint*)buffersPointer); }

    public void BindBuffer(GLEnum target, uint buffer)
        => ((delegate* unmanaged<GLEnum, uint, void>)Entry(ref _bindBuffer, "glBindBuffer"))(target, buffer);
    public void BindBuffer(BufferTargetARB target, uint buffer) => BindBuffer((GLEnum)target, buffer);

    public void BufferData(GLEnum target, nuint size, void* data, GLEnum usage)
        => ((delegate* unmanaged<GLEnum, nuint, void*, GLEnum, void>)Entry(ref _bufferData, "glBufferData"))(target, size, data, usage);
    public void BufferData<T0>(GLEnum target, nuint size, ref readonly T0 data, GLEnum usage) where T0 : unmanaged
    { fixed (T0* dataPointer = &data) BufferData(target, size, dataPointer, usage); }
    public void BufferData(GLEnum target, nuint size, void* data, BufferUsageARB usage) => BufferData(target, size, data, (GLEnum)usage);
    public void BufferData<T0>(GLEnum target, nuint size, ref readonly T0 data, BufferUsageARB usage) where T0 : unmanaged
    { fixed (T0* dataPointer = &data) BufferData(target, size, dataPointer, (GLEnum)usage); }
    public void BufferData(BufferTargetARB target, nuint size, void* data, GLEnum usage) => BufferData((GLEnum)target, size, data, usage);
    public void BufferData<T0>(BufferTargetARB target, nuint size, ref readonly T0 data, GLEnum usage) where T0 : unmanaged
    { fixed (T0* dataPointer = &data) BufferData((GLEnum)target, size, dataPointer, usage); }
    public void BufferData(BufferTargetARB target, nuint size, void* data, BufferUsageARB usage)
        => BufferData((GLEnum)target, size, data, (GLEnum)usage);
    public void BufferData<T0>(BufferTargetARB target, nuint size, ref readonly T0 data, BufferUsageARB usage) where T0 : unmanaged
    { fixed (T0* dataPointer = &data) BufferData((GLEnum)target, size, dataPointer, (GLEnum)usage); }
    public void BufferData<T0>(GLEnum target, ReadOnlySpan<T0> data, GLEnum usage) where T0 : unmanaged
    { fixed (T0* dataPointer = data) BufferData(target, (nuint)(data.Length * sizeof(T0)), dataPointer, usage); }
    public void BufferData<T0>(GLEnum target, ReadOnlySpan<T0> data, BufferUsageARB usage) where T0 : unmanaged
    { fixed (T0* dataPointer = data) BufferData(target, (nuint)(data.Length * sizeof(T0)), dataPointer, (GLEnum)usage); }
    public void BufferData<T0>(BufferTargetARB target, ReadOnlySpan<T0> data, GLEnum usage) where T0 : unmanaged
    { fixed (T0* dataPointer = data) BufferData((GLEnum)target, (nuint)(data.Length * sizeof(T0)), dataPointer, usage); }
    public void BufferData<T0>(BufferTargetARB target, ReadOnlySpan<T0> data, BufferUsageARB usage) where T0 : unmanaged
    { fixed (T0* dataPointer = data) BufferData((GLEnum)target, (nuint)(data.Length * sizeof(T0)), dataPointer, (GLEnum)usage); }

    public void BufferStorage(GLEnum target, nuint size, void* data, uint flags)
        => ((delegate* unmanaged<GLEnum, nuint, void*, uint, void>)Entry(ref _bufferStorage, "glBufferStorage"))(target, size, data, flags);
    public void BufferStorage<T0>(GLEnum target, nuint size, ref readonly T0 data, uint flags) where T0 : unmanaged
    { fixed (T0* dataPointer = &data) BufferStorage(target, size, dataPointer, flags); }
    public void BufferStorage(GLEnum target, nuint size, void* data, BufferStorageMask flags) => BufferStorage(target, size, data, (uint)flags);
    public void BufferStorage<T0>(GLEnum target, nuint size, ref readonly T0 data, BufferStorageMask flags) where T0 : unmanaged
    { fixed (T0* dataPointer = &data) BufferStorage(target, size, dataPointer, (uint)flags); }
    public void BufferStorage(BufferStorageTarget target, nuint size, void* data, uint flags) => BufferStorage((GLEnum)target, size, data, flags);
    public void BufferStorage<T0>(BufferStorageTarget target, nuint size, ref readonly T0 data, uint flags) where T0 : unmanaged
    { fixed (T0* dataPointer = &data) BufferStorage((GLEnum)target, size, dataPointer, flags); }
    public void BufferStorage(BufferStorageTarget target, nuint size, void* data, BufferStorageMask flags)
        => BufferStorage((GLEnum)target, size, data, (uint)flags);
    public void BufferStorage<T0>(BufferStorageTarget target, nuint size, ref readonly T0 data, BufferStorageMask flags) where T0 : unmanaged
    { fixed (T0* dataPointer = &data) BufferStorage((GLEnum)target, size, dataPointer, (uint)flags); }
    public void BufferStorage<T0>(GLEnum target, ReadOnlySpan<T0> data, uint flags) where T0 : unmanaged
    { fixed (T0* dataPointer = data) BufferStorage(target, (nuint)(data.Length * sizeof(T0)), dataPointer, flags); }
    public void BufferStorage<T0>(GLEnum target, ReadOnlySpan<T0> data, BufferStorageMask flags) where T0 : unmanaged
    { fixed (T0* dataPointer = data) BufferStorage(target, (nuint)(data.Length * sizeof(T0)), dataPointer, (uint)flags); }
    public void BufferStorage<T0>(BufferStorageTarget target, ReadOnlySpan<T0> data, uint flags) where T0 : unmanaged
    { fixed (T0* dataPointer = data) BufferStorage((GLEnum)target, (nuint)(data.Length * sizeof(T0)), dataPointer, flags); }
    public void BufferStorage<T0>(BufferStorageTarget target, ReadOnlySpan<T0> data, BufferStorageMask flags) where T0 : unmanaged
    { fixed (T0* dataPointer = data) BufferStorage((GLEnum)target, (nuint)(data.Length * sizeof(T0)), dataPointer, (uint)flags); }

    public void BufferSubData(GLEnum target, nint offset, nuint size, void* data)
        => ((delegate* unmanaged<GLEnum, nint, nuint, void*, void>)Entry(ref _bufferSubData, "glBufferSubData"))(target, offset, size, data);
    public void BufferSubData<T0>(GLEnum target, nint offset, nuint size, ref readonly T0 data) where T0 : unmanaged
    { fixed (T0* dataPointer = &data) BufferSubData(target, offset, size, dataPointer); }
    public void BufferSubData(BufferTargetARB target, nint offset, nuint size, void* data) => BufferSubData((GLEnum)target, offset, size, data);
    public void BufferSubData<T0>(BufferTargetARB target, nint offset, nuint size, ref readonly T0 data) where T0 : unmanaged
    { fixed (T0* dataPointer = &data) BufferSubData((GLEnum)target, offset, size, dataPointer); }
    public void BufferSubData<T0>(GLEnum target, nint offset, ReadOnlySpan<T0> data) where T0 : unmanaged
    { fixed (T0* dataPointer = data) BufferSubData(target, offset, (nuint)(data.Length * sizeof(T0)), dataPointer); }
    public void BufferSubData<T0>(BufferTargetARB target, nint offset, ReadOnlySpan<T0> data) where T0 : unmanaged
    { fixed (T0* dataPointer = data) BufferSubData((GLEnum)target, offset, (nuint)(data.Length * sizeof(T0)), dataPointer); }

    public void GetBufferSubData(GLEnum target, nint offset, nuint size, void* data)
        => ((delegate* unmanaged<GLEnum, nint, nuint, void*, void>)Entry(ref _getBufferSubData, "glGetBufferSubData"))(target, offset, size, data);
    public void GetBufferSubData<T0>(GLEnum target, nint offset, nuint size, out T0 data) where T0 : unmanaged
    { fixed (T0* dataPointer = &data) GetBufferSubData(target, offset, size, dataPointer); }
    public void GetBufferSubData(BufferTargetARB target, nint offset, nuint size, void* data) => GetBufferSubData((GLEnum)target, offset, size, data);
    public void GetBufferSubData<T0>(BufferTargetARB target, nint offset, nuint size, out T0 data) where T0 : unmanaged
    { fixed (T0* dataPointer = &data) GetBufferSubData((GLEnum)target, offset, size, dataPointer); }
    public void GetBufferSubData<T0>(GLEnum target, nint offset, Span<T0> data) where T0 : unmanaged
    { fixed (T0* dataPointer = data) GetBufferSubData(target, offset, (nuint)(data.Length * sizeof(T0)), dataPointer); }
    public void GetBufferSubData<T0>(BufferTargetARB target, nint offset, Span<T0> data) where T0 : unmanaged
    { fixed (T0* dataPointer = data) GetBufferSubData((GLEnum)target, offset, (nuint)(data.Length * sizeof(T0)), dataPointer); }
    public T0 GetBufferSubData<T0>(GLEnum target, nint offset, nuint size) where T0 : unmanaged
    { T0 value; GetBufferSubData(target, offset, size, &value); return value; }
    public T0 GetBufferSubData<T0>(BufferTargetARB target, nint offset, nuint size) where T0 : unmanaged
    { T0 value; GetBufferSubData((GLEnum)target, offset, size, &value); return value; }

    public void* MapBufferRange(GLEnum target, nint offset, nuint length, uint access)
        => ((delegate* unmanaged<GLEnum, nint, nuint, uint, void*>)Entry(ref _mapBufferRange, "glMapBufferRange"))(target, offset, length, access);
    public void* MapBufferRange(GLEnum target, nint offset, nuint length, MapBufferAccessMask access)
        => MapBufferRange(target, offset, length, (uint)access);
    public void* MapBufferRange(BufferTargetARB target, nint offset, nuint length, uint access)
        => MapBufferRange((GLEnum)target, offset, length, access);
    public void* MapBufferRange(BufferTargetARB target, nint offset, nuint length, MapBufferAccessMask access)
        => MapBufferRange((GLEnum)target, offset, length, (uint)access);

    public bool UnmapBuffer(GLEnum target) => ((delegate* unmanaged<GLEnum, byte>)Entry(ref _unmapBuffer, "glUnmapBuffer"))(target) != 0;
    public bool UnmapBuffer(BufferTargetARB target) => UnmapBuffer((GLEnum)target);

    public void BindBufferBase(GLEnum target, uint index, uint buffer)
        => ((delegate* unmanaged<GLEnum, uint, uint, void>)Entry(ref _bindBufferBase, "glBindBufferBase"))(target, index, buffer);
    public void BindBufferBase(BufferTargetARB target, uint index, uint buffer) => BindBufferBase((GLEnum)target, index, buffer);

    public void BindBufferRange(GLEnum target, uint index, uint buffer, nint offset, nuint size)
        => ((delegate* unmanaged<GLEnum, uint, uint, nint, nuint, void>)Entry(ref _bindBufferRange, "glBindBufferRange"))(target, index, buffer, offset, size);
    public void BindBufferRange(BufferTargetARB target, uint index, uint buffer, nint offset, nuint size)
        => BindBufferRange((GLEnum)target, index, buffer, offset, size);

    public void CopyBufferSubData(GLEnum readTarget, GLEnum writeTarget, nint readOffset, nint writeOffset, nuint size)
        => ((delegate* unmanaged<GLEnum, GLEnum, nint, nint, nuint, void>)Entry(ref _copyBufferSubData, "glCopyBufferSubData"))(readTarget, writeTarget, readOffset, writeOffset, size);
    public void CopyBufferSubData(GLEnum readTarget, CopyBufferSubDataTarget writeTarget, nint readOffset, nint writeOffset, nuint size)
        => CopyBufferSubData(readTarget, (GLEnum)writeTarget, readOffset, writeOffset, size);
    public void CopyBufferSubData(CopyBufferSubDataTarget readTarget, GLEnum writeTarget, nint readOffset, nint writeOffset, nuint size)
        => CopyBufferSubData((GLEnum)readTarget, writeTarget, readOffset, writeOffset, size);
    public void CopyBufferSubData(CopyBufferSubDataTarget readTarget, CopyBufferSubDataTarget writeTarget, nint readOffset, nint writeOffset, nuint size)
        => CopyBufferSubData((GLEnum)readTarget, (GLEnum)writeTarget, readOffset, writeOffset, size);
}
