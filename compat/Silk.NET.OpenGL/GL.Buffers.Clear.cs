namespace Silk.NET.OpenGL;

// Filling buffer objects.
public unsafe partial class GL
{
    private nint _clearBufferData;

    public void ClearBufferData(GLEnum target, GLEnum internalformat, GLEnum format, GLEnum type, void* data)
        => ((delegate* unmanaged<GLEnum, GLEnum, GLEnum, GLEnum, void*, void>)Entry(ref _clearBufferData, "glClearBufferData"))(target, internalformat, format, type, data);
    public void ClearBufferData<T0>(GLEnum target, GLEnum internalformat, GLEnum format, GLEnum type, ref readonly T0 data) where T0 : unmanaged
    { fixed (T0* dataPointer = &data) ClearBufferData(target, internalformat, format, type, dataPointer); }
    public void ClearBufferData(GLEnum target, GLEnum internalformat, GLEnum format, PixelType type, void* data)
        => ClearBufferData(target, internalformat, format, (GLEnum)type, data);
    public void ClearBufferData<T0>(GLEnum target, GLEnum internalformat, GLEnum format, PixelType type, ref readonly T0 data) where T0 : unmanaged
    { fixed (T0* dataPointer = &data) ClearBufferData(target, internalformat, format, (GLEnum)type, dataPointer); }
    public void ClearBufferData(GLEnum target, GLEnum internalformat, PixelFormat format, GLEnum type, void* data)
        => ClearBufferData(target, internalformat, (GLEnum)format, type, data);
    public void ClearBufferData<T0>(GLEnum target, GLEnum internalformat, PixelFormat format, GLEnum type, ref readonly T0 data) where T0 : unmanaged
    { fixed (T0* dataPointer = &data) ClearBufferData(target, internalformat, (GLEnum)format, type, dataPointer); }
    public void ClearBufferData(GLEnum target, GLEnum internalformat, PixelFormat format, PixelType type, void* data)
        => ClearBufferData(target, internalformat, (GLEnum)format, (GLEnum)type, data);
    public void ClearBufferData<T0>(GLEnum target, GLEnum internalformat, PixelFormat format, PixelType type, ref readonly T0 data) where T0 : unmanaged
    { fixed (T0* dataPointer = &data) ClearBufferData(target, internalformat, (GLEnum)format, (GLEnum)type, dataPointer); }
    public void ClearBufferData(GLEnum target, SizedInternalFormat internalformat, GLEnum format, GLEnum type, void* data)
        => ClearBufferData(target, (GLEnum)internalformat, format, type, data);
    public void ClearBufferData<T0>(GLEnum target, SizedInternalFormat internalformat, GLEnum format, GLEnum type, ref readonly T0 data) where T0 : unmanaged
    { fixed (T0* dataPointer = &data) ClearBufferData(target, (GLEnum)internalformat, format, type, dataPointer); }
    public void ClearBufferData(GLEnum target, SizedInternalFormat internalformat, GLEnum format, PixelType type, void* data)
        => ClearBufferData(target, (GLEnum)internalformat, format, (GLEnum)type, data);
    public void ClearBufferData<T0>(GLEnum target, SizedInternalFormat internalformat, GLEnum format, PixelType type, ref readonly T0 data) where T0 : unmanaged
    { fixed (T0* dataPointer = &data) ClearBufferData(target, (GLEnum)internalformat, format, (GLEnum)type, dataPointer); }
    public void ClearBufferData(GLEnum target, SizedInternalFormat internalformat, PixelFormat format, GLEnum type, void* data)
        => ClearBufferData(target, (GLEnum)internalformat, (GLEnum)format, type, data);
    public void ClearBufferData<T0>(GLEnum target, SizedInternalFormat internalformat, PixelFormat format, GLEnum type, ref readonly T0 data) where T0 : unmanaged
    { fixed (T0* dataPointer = &data) ClearBufferData(target, (GLEnum)internalformat, (GLEnum)format, type, dataPointer); }
    public void ClearBufferData(GLEnum target, SizedInternalFormat internalformat, PixelFormat format, PixelType type, void* data)
        => ClearBufferData(target, (GLEnum)internalformat, (GLEnum)format, (GLEnum)type, data);
    public void ClearBufferData<T0>(GLEnum target, SizedInternalFormat internalformat, PixelFormat format, PixelType type, ref readonly T0 data) where T0 : unmanaged
    { fixed (T0* dataPointer = &data) ClearBufferData(target, (GLEnum)internalformat, (GLEnum)format, (GLEnum)type, dataPointer); }
    public void ClearBufferData(BufferStorageTarget target, GLEnum internalformat, GLEnum format, GLEnum type, void* data)
        => ClearBufferData((GLEnum)target, internalformat, format, type, data);
    public void ClearBufferData<T0>(BufferStorageTarget target, GLEnum internalformat, GLEnum format, GLEnum type, ref readonly T0 data) where T0 : unmanaged
    { fixed (T0* dataPointer = &data) ClearBufferData((GLEnum)target, internalformat, format, type, dataPointer); }
    public void ClearBufferData(BufferStorageTarget target, GLEnum internalformat, GLEnum format, PixelType type, void* data)
        => ClearBufferData((GLEnum)target, internalformat, format, (GLEnum)type, data);
    public void ClearBufferData<T0>(BufferStorageTarget target, GLEnum internalformat, GLEnum format, PixelType type, ref readonly T0 data) where T0 : unmanaged
    { fixed (T0* dataPointer = &data) ClearBufferData((GLEnum)target, internalformat, format, (GLEnum)type, dataPointer); }
    public void ClearBufferData(BufferStorageTarget target, GLEnum internalformat, PixelFormat format, GLEnum type, void* data)
        => ClearBufferData((GLEnum)target, internalformat, (GLEnum)format, type, data);
    public void ClearBufferData<T0>(BufferStorageTarget target, GLEnum internalformat, PixelFormat format, GLEnum type, ref readonly T0 data) where T0 : unmanaged
    { fixed (T0* dataPointer = &data) ClearBufferData((GLEnum)target, internalformat, (GLEnum)format, type, dataPointer); }
    public void ClearBufferData(BufferStorageTarget target, GLEnum internalformat, PixelFormat format, PixelType type, void* data)
        => ClearBufferData((GLEnum)target, internalformat, (GLEnum)format, (GLEnum)type, data);
    public void ClearBufferData<T0>(BufferStorageTarget target, GLEnum internalformat, PixelFormat format, PixelType type, ref readonly T0 data) where T0 : unmanaged
    { fixed (T0* dataPointer = &data) ClearBufferData((GLEnum)target, internalformat, (GLEnum)format, (GLEnum)type, dataPointer); }
    public void ClearBufferData(BufferStorageTarget target, SizedInternalFormat internalformat, GLEnum format, GLEnum type, void* data)
        => ClearBufferData((GLEnum)target, (GLEnum)internalformat, format, type, data);
    public void ClearBufferData<T0>(BufferStorageTarget target, SizedInternalFormat internalformat, GLEnum format, GLEnum type, ref readonly T0 data) where T0 : unmanaged
    { fixed (T0* dataPointer = &data) ClearBufferData((GLEnum)target, (GLEnum)internalformat, format, type, dataPointer); }
    public void ClearBufferData(BufferStorageTarget target, SizedInternalFormat internalformat, GLEnum format, PixelType type, void* data)
        => ClearBufferData((GLEnum)target, (GLEnum)internalformat, format, (GLEnum)type, data);
    public void ClearBufferData<T0>(BufferStorageTarget target, SizedInternalFormat internalformat, GLEnum format, PixelType type, ref readonly T0 data) where T0 : unmanaged
    { fixed (T0* dataPointer = &data) ClearBufferData((GLEnum)target, (GLEnum)internalformat, format, (GLEnum)type, dataPointer); }
    public void ClearBufferData(BufferStorageTarget target, SizedInternalFormat internalformat, PixelFormat format, GLEnum type, void* data)
        => ClearBufferData((GLEnum)target, (GLEnum)internalformat, (GLEnum)format, type, data);
    public void ClearBufferData<T0>(BufferStorageTarget target, SizedInternalFormat internalformat, PixelFormat format, GLEnum type, ref readonly T0 data) where T0 : unmanaged
    { fixed (T0* dataPointer = &data) ClearBufferData((GLEnum)target, (GLEnum)internalformat, (GLEnum)format, type, dataPointer); }
    public void ClearBufferData(BufferStorageTarget target, SizedInternalFormat internalformat, PixelFormat format, PixelType type, void* data)
        => ClearBufferData((GLEnum)target, (GLEnum)internalformat, (GLEnum)format, (GLEnum)type, data);
    public void ClearBufferData<T0>(BufferStorageTarget target, SizedInternalFormat internalformat, PixelFormat format, PixelType type, ref readonly T0 data) where T0 : unmanaged
    { fixed (T0* dataPointer = &data) ClearBufferData((GLEnum)target, (GLEnum)internalformat, (GLEnum)format, (GLEnum)type, dataPointer); }
}
